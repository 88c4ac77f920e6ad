import pytest

from careerdash.advising.notes import add_note
from careerdash.care.doctor import examine_open
from careerdash.care.erasure import erase
from careerdash.care.people import Manner, find_professional
from careerdash.domain.spellings import SpellingKind
from careerdash.errors import UnknownPerson
from careerdash.imports.history import redo_batch, undo_batch
from careerdash.imports.records.spellings import Target, merge_spellings
from tests.making import NOW, TODAY, store, table, workbook
from tests.unit.care.searching import files_holding, places_of

HEAD = [
    "Student ID", "Name", "Interviewee", "Company", "Contact", "Interview Date", "Salary", "What I like best",
    "After", "Referral",
]  # fmt: skip
CARLA, EVA, LI, WANG = "Carla Diaz", "Eva Klein", "李总", "王丽"
ROWS = [
    HEAD,
    ["1001", "Ann Archer", CARLA, "Northwind Labs", "carla@northwind.example", "2026-03-02", "$65,000", "Carla Diaz loves data.", "Harder than thought.", "Eva Klein; Dmitri Orlov"],
    ["1002", "Ben Brook", EVA, "Sunrise Care", "138 0000 1111", "2026-03-05", "40k", "The people.", "", "carla diaz (carla@northwind.example); 王丽"],
    ["1003", "Cai Wen", WANG, "蓝湖科技", "微信 wangli_88", "2026-03-06", "8-10k", "王丽华也来了", "", ""],
    ["1003", "Cai Wen", LI, "蓝湖科技", "", "2026-03-07", "20k", "稳定", "", ""],
]  # fmt: skip


def professional_id(database, name):
    return next(
        one for one, told in table(database, "professionals", "professional_id, professional_name") if told == name
    )


def erased(database, wanted, manner=Manner.ERASED):
    return erase(database, lambda session: find_professional(session, wanted), manner, "tester", NOW)


def interviews(database, columns):
    return {row[0]: row[1:] for row in table(database, "interviews", f"interview_date::VARCHAR, {columns}")}


@pytest.fixture
def log(database):
    store(database, workbook("log.xlsx", {"Log": ROWS}))
    return database


def test_an_erased_professional_is_nowhere_and_the_students_interview_stays(log, tmp_path):
    receipt = erased(log, professional_id(log, CARLA))
    assert (receipt.rows_changed, receipt.records["interviews"], receipt.originals) == (2, 1, ("log.xlsx",))
    gone = ("Carla", "Diaz", "Northwind", "carla@", "65,000", "loves data")
    assert places_of(log, *gone) == set()
    told = interviews(
        log, "student_key IS NOT NULL, professional_id, professional_name, salary_text, reality, referral"
    )
    assert told["2026-03-02"] == (True, None, None, None, "Harder than thought.", None)
    assert told["2026-03-05"][-1] == "王丽"
    assert examine_open(log).sound
    log.close()
    assert files_holding(tmp_path, *gone) == set()


def test_a_pseudonymised_professional_keeps_the_answers(log, tmp_path):
    wanted = professional_id(log, CARLA)
    receipt = erased(log, wanted, Manner.PSEUDONYMISED)
    assert receipt.pseudonym.startswith("Professional ")
    told = interviews(log, "professional_id, professional_name, contact, organisation, salary_text, liked, referral")
    assert told["2026-03-02"] == (
        wanted, receipt.pseudonym, None, "Northwind Labs", "$65,000", f"{receipt.pseudonym} loves data.",
        "Eva Klein; Dmitri Orlov",
    )  # fmt: skip
    assert told["2026-03-05"][-1].startswith(receipt.pseudonym)
    assert places_of(log, "Carla", "Diaz", "carla@") == set()
    assert examine_open(log).sound
    log.close()
    assert files_holding(tmp_path, "Carla", "Diaz", "carla@") == set()


def test_a_pseudonymised_professional_can_still_be_erased(log):
    wanted = professional_id(log, CARLA)
    erased(log, wanted, Manner.PSEUDONYMISED)
    erased(log, wanted)
    assert places_of(log, "Professional ", "65,000") == set()


@pytest.mark.parametrize("manner", list(Manner))
def test_a_later_import_of_the_row_is_held(log, manner):
    erased(log, professional_id(log, CARLA), manner)
    again = store(log, workbook("again.xlsx", {"Log": ROWS[:2]}))
    assert (again.counts.rows_read, again.counts.held) == (1, 1)
    moved = [
        HEAD,
        ["1002", "Ben Brook", "C. Diaz", "Elsewhere", "carla@northwind.example", "2026-04-02", "", "", "", ""],
    ]
    assert store(log, workbook("moved.xlsx", {"Log": moved})).counts.held == 1
    without = [HEAD, ["1002", "Ben Brook", "DIAZ, Carla", "", "", "2026-04-02", "", "", "", ""]]
    assert store(log, workbook("without.xlsx", {"Log": without})).counts.held == 1
    assert places_of(log, "Diaz", "carla@") == set()


def test_undo_and_redo_do_not_bring_a_professional_back(database):
    first = store(database, workbook("one.xlsx", {"Log": ROWS[:2]})).batch
    second = store(database, workbook("two.xlsx", {"Log": ROWS})).batch
    wanted = professional_id(database, CARLA)
    undo_batch(database, first, NOW)
    erased(database, wanted)
    for batch in (first, second):
        undo_batch(database, batch, NOW) if batch == second else redo_batch(database, batch, NOW)
    redo_batch(database, second, NOW)
    assert places_of(database, "Carla", "Northwind") == set()
    assert examine_open(database).sound


def test_a_name_of_two_characters_is_no_part_of_another_name(log):
    erased(log, professional_id(log, WANG))
    told = interviews(log, "professional_name, referral, liked")
    assert told["2026-03-06"] == (None, None, None)
    assert told["2026-03-05"][1] == "carla diaz (carla@northwind.example)"
    assert places_of(log, "wangli_88", "王丽") == set()


def test_a_surname_is_not_looked_for_in_the_rows_of_others(log):
    store(
        log,
        workbook(
            "more.xlsx",
            {"Log": [HEAD, ["1002", "Ben Brook", EVA, "Sunrise Care", "", "2026-05-05", "", "李总说可以", "", ""]]},
        ),
    )
    erased(log, professional_id(log, LI))
    assert interviews(log, "liked")["2026-05-05"] == ("李总说可以",)
    assert interviews(log, "professional_name")["2026-03-07"] == (None,)


def test_a_namesake_stays_and_is_told(log):
    row = ["1002", "Ben Brook", CARLA, "Bluebell Bank", "", "2026-04-09", "50k", "", "", ""]
    store(log, workbook("more.xlsx", {"Log": [HEAD, row]}))
    wanted = next(
        one for one, at in table(log, "professionals", "professional_id, organisation") if at == "Northwind Labs"
    )
    receipt = erased(log, wanted)
    assert receipt.namesakes == ("Carla Diaz, Bluebell Bank",)
    assert interviews(log, "professional_name")["2026-04-09"] == (CARLA,)


def test_everybody_merged_into_one_person_goes(log):
    store(
        log,
        workbook(
            "more.xlsx",
            {"Log": [HEAD, ["1002", "Ben Brook", "Carla D. Martin", "Northwind", "", "2026-04-09", "51k", "", "", ""]]},
        ),
    )
    one, other = professional_id(log, CARLA), professional_id(log, "Carla D. Martin")
    merge_spellings(log, SpellingKind.PROFESSIONAL, {other: "Carla D. Martin"}, Target(CARLA, one), "tester", NOW)
    erased(log, one)
    assert places_of(log, "Carla", "51k") == set()
    assert examine_open(log).sound


def test_notes_that_mention_a_professional_are_changed(log):
    ((key,),) = [(key,) for key, number in table(log, "students", "student_key, student_id") if number == "1001"]
    add_note(log, key, "Shall write to Carla Diaz at carla@northwind.example.", "tester", TODAY, NOW)
    erased(log, professional_id(log, CARLA))
    assert table(log, "advisor_notes", "text") == [("Shall write to [erased] at [erased].",)]


def test_an_unknown_id_is_a_sentence(log):
    with pytest.raises(UnknownPerson, match="no professional “nobody”"):
        erased(log, "nobody")
