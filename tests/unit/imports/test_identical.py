"""One correction for all identical texts: how many it reaches, one entry in the history, and the way back."""

from datetime import date

import pytest

from careerdash.domain.vocabulary import Entity, View
from careerdash.errors import UnknownBatch, WrongUse
from careerdash.imports.fixes.corrections import correct
from careerdash.imports.fixes.identical import correct_identical
from careerdash.imports.history import list_batches, undo_batch
from careerdash.imports.model import Counts
from careerdash.insights.evidence.readings import column_index, how_read, identical
from careerdash.insights.evidence.sources import cells_of
from careerdash.insights.evidence.typed_texts import cell_of_text, typed_texts
from careerdash.privacy.scope import Scope
from tests.making import NOW, TODAY, everything, plan_of, store, table, workbook

HEADER = ["学号", "姓名", "班级", "受访者", "工作单位", "访谈日期", "月薪", "满意度（10分制）", "工作年限", "技能"]


def log(class_name, first, *pays):
    return [
        HEADER,
        *(
            [
                f"{first + n}",
                f"学生{n}",
                class_name,
                f"受访{first + n}",
                "公司",
                f"2026-03-{n + 1:02}",
                pay,
                "8",
                "2",
                "SQL",
            ]
            for n, pay in enumerate(pays)
        ),
    ]


ONE = workbook("one.xlsx", {"访谈": log("一班", 20250001, "120", "8-10k", "120")})
TWO = workbook("two.xlsx", {"访谈": log("二班", 20260001, "120", "面议")})


@pytest.fixture
def stored(database):
    store(database, ONE)
    store(database, TWO)
    return database


def cell(database, text="120", field="salary"):
    """The place of a cell that holds a text of a fact."""
    scope = Scope.everything(database)
    (line,) = [line for line in texts(database, field) if line.text == text]
    found = cell_of_text(
        database=database, scope=scope, view=View.ADVISOR, interview_id=line.interview_id, field=field, text=text
    )
    return found.raw_id, column_index(found.letter)


def texts(database, field):
    return typed_texts(database=database, scope=Scope.everything(database), view=View.ADVISOR, today=TODAY, field=field)


def pays(database):
    return sorted(table(database, "interviews", "salary_text, salary_yearly_low"), key=str)


def fix(database, text, typed="120", field="salary", scope=None):
    scope = scope or Scope.everything(database)
    return correct_identical(
        database, scope, cell(database, typed, field), field, typed, text, "tester", NOW, TODAY, "asked"
    )


def test_every_class_in_scope_is_reached_by_one_entry_of_the_history(stored):
    before = everything(stored)
    batch = fix(stored, "120/天")
    assert pays(stored).count(("120/天", 31200.0)) == 3
    line = list_batches(stored)[0]
    assert (line.batch, line.kind, line.author, line.note) == (batch, "correction", "tester", "asked")
    assert line.counts == Counts(changed=3)
    undo_batch(stored, batch, NOW)
    assert everything(stored) == before


def test_classes_out_of_scope_are_left(stored):
    only = Scope(
        frozenset(class_id for class_id, name in table(stored, "classes", "class_id, class_name") if name == "一班")
    )
    fix(stored, "12000", scope=only)
    assert [text for text, _low in pays(stored)].count("12000") == 2
    assert [text for text, _low in pays(stored)].count("120") == 1


def test_the_count_is_told_before_and_is_the_one_corrected(stored):
    raw_id, column = cell(stored)
    asked = {
        "database": stored, "scope": Scope.everything(stored), "view": View.ADVISOR, "raw_id": raw_id, "column": column,
    }  # fmt: skip
    told = identical(**asked, field="salary", typed="120", text="12000")
    assert len(told.interviews) == 3
    assert told.told.words == "12,000 CNY a month = 144,000 a year"
    fix(stored, "12000")
    assert pays(stored).count(("12000", 144000.0)) == 3
    assert identical(**asked, field="salary", typed="120", text="12000").interviews == ()


def test_the_new_text_is_read_by_the_scale_of_the_column(stored):
    fix(stored, "6", typed="8", field="satisfaction")
    scores = {score for (score,) in table(stored, "interviews", "satisfaction")}
    assert scores == {3.4}


def test_importing_the_file_again_keeps_the_correction_and_changes_nothing(stored):
    fix(stored, "12000")
    plan = plan_of(stored, ONE)
    assert (plan.counts, plan.changes) == (Counts(same=3), ())


def test_an_interview_that_states_another_text_since_is_not_reached(stored):
    (line,) = [line for line in texts(stored, "salary") if line.text == "120"]
    correct(stored, Entity.INTERVIEW, line.interview_id, {"salary": "9000"}, "tester", NOW, TODAY)
    fix(stored, "12000")
    assert [text for text, _low in pays(stored)].count("12000") == 2


def test_an_empty_or_unchanged_text_and_one_nobody_states_are_refused(stored):
    for text in ("", " 120 "):
        with pytest.raises(WrongUse):
            fix(stored, text)
    place = cell(stored)
    fix(stored, "12000")
    with pytest.raises(UnknownBatch):
        correct_identical(stored, Scope.everything(stored), place, "salary", "120", "1", "tester", NOW, TODAY)


def test_what_was_not_understood_is_listed_first_and_nothing_is_listed_for_others(stored):
    assert [(line.text, line.interviews, line.reading) for line in texts(stored, "salary")] == [
        ("120", 3, "unreadable"), ("8-10k", 1, "range"), ("面议", 1, "declined"),
    ]  # fmt: skip
    hidden = {"database": stored, "scope": Scope.everything(stored), "view": View.SHARE}
    assert typed_texts(**hidden, today=TODAY, field="salary") == ()
    assert how_read(**hidden, raw_id=cell(stored)[0], column=6) == ()


def how(database, text, field):
    scope = Scope.everything(database)
    raw_id, column = cell(database, text, field)
    (read,) = how_read(database=database, scope=scope, view=View.ADVISOR, raw_id=raw_id, column=column)
    return read


def test_a_reading_is_told_with_its_assumptions_and_what_holds_for_the_column(stored):
    read = how(stored, "8-10k", "salary")
    assert read.told.words == "8,000-10,000 CNY a month = 96,000-120,000 a year"
    assert "No period is given: a month, the import's default." in read.told.assumptions
    assert read.told.settings == (("currency", "CNY"), ("period", "month"))
    doubtful = how(stored, "120", "salary").told
    assert (doubtful.words, doubtful.understood) == ("not read", False)
    assert doubtful.suggestions
    assert how(stored, "面议", "salary").told.words == "declined: an answer, not a blank"
    assert how(stored, "8", "satisfaction").told.settings == (("satisfaction_scale", "0-10"),)
    years = how(stored, "2", "years_experience").told
    assert (years.words, years.code) == ("2 years", "entry")


def test_a_cell_outside_the_scope_is_not_read_out(stored):
    raw_id, column = cell(stored)
    asked = {"database": stored, "view": View.ADVISOR, "raw_id": raw_id, "column": column}
    assert how_read(**asked, scope=Scope()) == ()


@pytest.mark.parametrize(("letters", "index"), [("A", 0), ("Z", 25), ("AA", 26), ("ZZ", 701), ("AAA", 702)])
def test_columns_are_counted_as_excel_names_them(letters, index):
    assert column_index(letters) == index


def test_every_cell_of_a_log_can_be_told(stored):
    scope = Scope.everything(stored)
    asked = {"database": stored, "scope": scope, "view": View.ADVISOR}
    for (interview,) in table(stored, "interviews", "interview_id"):
        for found in cells_of(**asked, entity=Entity.INTERVIEW, record_id=interview).cells:
            reads = how_read(**asked, raw_id=found.raw_id, column=column_index(found.letter))
            assert all(read.told.rule and (read.told.words or read.told.code) for read in reads)


def test_dates_name_the_order_of_their_column(database):
    header = ["Student ID", "Name", "Class", "Interviewee", "Company", "Interview Date"]
    rows = [["1", "Ann", "A", "Bo", "X", "03/04/2026"], ["2", "Ben", "A", "Cy", "X", "25/04/2026"]]
    store(database, workbook("dates.xlsx", {"Interviews": [header, *rows]}))
    read = how(database, "03/04/2026", "interview_date")
    assert read.told.words == date(2026, 4, 3).isoformat()
    assert read.told.settings == (("date_order", "dmy"),)
