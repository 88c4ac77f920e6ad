"""A template comes back filled in, in each language and layout, and is understood without a question."""

import io
import zipfile

import openpyxl
import pytest

from careerdash.domain.fields import spellings_of
from careerdash.domain.folding import fold_header
from careerdash.domain.vocabulary import SheetKind
from careerdash.errors import UnknownClass
from careerdash.privacy.scope import Scope
from careerdash.reports.build import class_scope
from careerdash.reports.templates import class_forms, class_roster, class_template
from careerdash.store.database import Database
from careerdash.workbooks.reader import Source
from careerdash.workbooks.template import Layout, write_template
from careerdash.workbooks.template_plan import CHOICES, COLUMNS, Language, choices, columns_of, text
from tests.making import ROSTER, plan_of, store, workbook

LANGUAGES = [Language.ENGLISH, Language.CHINESE]
# what the texts give no example for
MORE = {
    "major": "Statistics", "year": "2025", "email": "ann@example.org", "phone": "555 0100", "advisor": "Dr Wang", "work_values": "helping",
    "ambition": "Analyst", "self_assessment_step": "done", "opportunities": "many", "career_choice": "analysis", "career_path": "technical",
    "goal_long": "Lead", "goal_life": "Teach", "action_plan": "Course", "review": "half a year", "employer": "Northwind", "post": "Analyst",
    "interviewer": "Ms Lee", "round": "HR",
}  # fmt: skip


def filled(content: bytes, language: Language, kinds: tuple[SheetKind, ...], form: bool = False) -> Source:
    """The workbook with the example of every column written into it as text."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for kind in kinds:
        page = book[text("sheets", "form" if form else kind.value, language)]
        for index, column in enumerate(columns_of(kind, language)):
            place = (index + 2, 2) if form else (2, index + 1)
            page.cell(*place, column.example or MORE.get(column.key) or "It depends on the day.")
    out = io.BytesIO()
    book.save(out)
    return Source("filled.xlsx", out.getvalue())


def asked_back(plan) -> list[str]:
    """What the program would ask about: anything held, doubtful, or not mapped."""
    return [
        *(issue.message for issue in plan.issues),
        *(row.reason for row in plan.held),
        *(
            column.header
            for file in plan.files
            for sheet in file.sheets
            for column in sheet.columns
            if not column.field
        ),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_of_a_filled_table_is_understood(language: Language, database: Database) -> None:
    plan = plan_of(database, filled(write_template(language, Layout.TABLE), language, tuple(COLUMNS)))
    read = {sheet.kind: sheet.counts.new for sheet in plan.files[0].sheets if sheet.counts.rows_read}
    assert read == dict.fromkeys(COLUMNS, 1)
    assert asked_back(plan) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_of_a_filled_form_is_understood(language: Language, database: Database) -> None:
    source = filled(write_template(language, Layout.FORM), language, (SheetKind.INTERVIEWS,), form=True)
    plan = plan_of(database, source)
    assert (plan.counts.new, plan.files[0].sheets[0].kind) == (1, SheetKind.INTERVIEWS)
    assert asked_back(plan) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_example_row_is_there_and_is_never_read(language: Language, database: Database) -> None:
    content = write_template(language, Layout.TABLE)
    page = openpyxl.load_workbook(io.BytesIO(content))[text("sheets", "example", language)]
    example = [cell.value for cell in page[2]]
    assert [cell.value for cell in page[1]] == [column.header for column in columns_of(SheetKind.INTERVIEWS, language)]
    assert len([value for value in example if value]) > 25
    plan = plan_of(database, Source("empty.xlsx", content))
    assert plan.counts.rows_read == 0
    assert not plan.issues


def classroom(database: Database) -> Scope:
    store(database, workbook("roster.xlsx", {"Roster": ROSTER}))
    return class_scope(database, "Data 1")


@pytest.mark.parametrize("language", LANGUAGES)
def test_table_of_a_class_knows_its_students(language: Language, database: Database) -> None:
    scope = classroom(database)
    content = class_template(database, scope, language)
    assert class_roster(database, scope) == [("20250001", "Ann Archer", "Data 1"), ("20250002", "Ben Brook", "Data 1")]
    plan = plan_of(database, Source("class.xlsx", content))
    assert (plan.counts.same, plan.counts.held) == (2, 0)
    assert asked_back(plan) == []


def test_forms_of_a_class_are_one_workbook_a_student(database: Database) -> None:
    scope = classroom(database)
    content = class_forms(database, scope, "en")
    assert content == class_forms(database, scope, "en")
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert archive.namelist() == ["20250001-Ann-Archer.xlsx", "20250002-Ben-Brook.xlsx"]
    page = openpyxl.load_workbook(io.BytesIO(archive.read("20250002-Ben-Brook.xlsx")))["Interview"]
    assert [page.cell(row, 2).value for row in (2, 3, 4)] == ["20250002", "Ben Brook", "Data 1"]


def test_forms_of_a_class_without_students_are_refused(database: Database) -> None:
    with pytest.raises(UnknownClass, match="has no students yet"):
        class_forms(database, Scope(), "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_answer_to_choose_reads_like_a_label_of_the_form(language: Language) -> None:
    labels = spellings_of(SheetKind.INTERVIEWS)
    offered = {word for key in COLUMNS[SheetKind.INTERVIEWS] if key in CHOICES for word in choices(key, language)}
    assert [word for word in offered if fold_header(word) in labels] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_to_choose_is_read_as_it_is(language: Language, database: Database) -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_template(language, Layout.TABLE)))
    page = book[text("sheets", SheetKind.INTERVIEWS.value, language)]
    columns = columns_of(SheetKind.INTERVIEWS, language)
    most = max(len(choices(column.key, language)) for column in columns if column.key in CHOICES)
    for row in range(most):
        for index, column in enumerate(columns):
            value = column.example or "It depends on the day."
            if column.key in CHOICES:
                offered = choices(column.key, language)
                value = offered[row % len(offered)]
            if column.key == "professional_name":
                value = f"{'ABCDEFGHIJKLMNOP'[row]}dams Person"
            if column.key == "contact":
                value = f"person{row}@example.org"
            page.cell(row + 2, index + 1, value)
    out = io.BytesIO()
    book.save(out)
    plan = plan_of(database, Source("chosen.xlsx", out.getvalue()))
    assert asked_back(plan) == []
    assert plan.counts.new == most


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("layout", [Layout.TABLE, Layout.FORM])
def test_choices_numbers_and_dates_are_checked_and_questions_explained(language: Language, layout: Layout) -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_template(language, layout)))
    name = "form" if layout is Layout.FORM else SheetKind.INTERVIEWS.value
    page = book[text("sheets", name, language)]
    rules = {rule.type for rule in page.data_validations.dataValidation}
    assert rules == {"list", "date", "decimal"}
    assert all(rule.errorStyle == "warning" for rule in page.data_validations.dataValidation)
    labels = [cell for line in page.iter_rows() for cell in line if cell.comment]
    questions = [column.header for column in columns_of(SheetKind.INTERVIEWS, language) if column.key.startswith("q")]
    assert len(questions) == 24
    assert set(questions) <= {cell.value for cell in labels}
    assert text("sheets", "instructions", language) in book.sheetnames
