"""From a record back to the cells of the user's file."""

from datetime import date

import pytest

from careerdash.domain.vocabulary import Entity, View
from careerdash.insights.evidence.behind import interviews_behind
from careerdash.insights.evidence.sources import cells_of, column_letter
from careerdash.insights.overview import overview
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from tests.making import LOG, ROSTER, store, workbook

TODAY = date(2026, 5, 20)


@pytest.fixture
def imported(database: Database) -> Database:
    store(database, workbook("class.xlsx", {"Roster": ROSTER, "Log": LOG}))
    return database


@pytest.mark.parametrize(("index", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_column_letters_are_those_of_excel(index: int, letter: str) -> None:
    assert column_letter(index) == letter


def test_the_cells_of_an_interview(imported: Database) -> None:
    everything = Scope.everything(imported)
    asked = {"database": imported, "scope": everything, "view": View.ADVISOR}
    found = interviews_behind(**asked, today=TODAY, having="salary")
    assert (found.total, found.interviews[0].file, found.interviews[0].row) == (2, "class.xlsx", 3)
    newest = found.interviews[0]
    cells = cells_of(**asked, entity=Entity.INTERVIEW, record_id=newest.interview_id)
    pay = next(cell for cell in cells.cells if cell.field == "salary")
    assert (pay.file, pay.sheet, pay.row, pay.letter, pay.header, pay.text) == (
        "class.xlsx", "Log", 3, "G", "Salary", "90-120k",
    )  # fmt: skip
    only_pay = cells_of(**asked, entity=Entity.INTERVIEW, record_id=newest.interview_id, fields=frozenset({"salary"}))
    assert only_pay.cells == (pay,)


def test_a_student_is_read_from_roster_and_log(imported: Database) -> None:
    everything = Scope.everything(imported)
    line = interviews_behind(database=imported, scope=everything, view=View.ADVISOR, today=TODAY).interviews[0]
    asked = {"database": imported, "view": View.ADVISOR, "entity": Entity.STUDENT, "record_id": line.student_key}
    assert {cell.sheet for cell in cells_of(**asked, scope=everything).cells} == {"Roster", "Log"}
    assert cells_of(**asked, scope=Scope(frozenset({"another"}))).cells == ()


def test_pages_of_interviews(imported: Database) -> None:
    asked = {"database": imported, "scope": Scope.everything(imported), "view": View.ADVISOR, "today": TODAY}
    first, second = (interviews_behind(**asked, limit=1, offset=offset) for offset in (0, 1))
    assert first.total == second.total == 2
    assert {first.interviews[0].professional_name, second.interviews[0].professional_name} == {
        "Carla Diaz",
        "Dmitri Orlov",
    }


def test_the_last_import_is_told_to_those_it_speaks_of(imported: Database) -> None:
    asked = {"database": imported, "view": View.ADVISOR, "today": TODAY}
    last = overview(**asked, scope=Scope.everything(imported)).last_import
    assert last is not None
    assert (last.files, last.rows, last.held, last.sentence) == (("class.xlsx",), 4, 0, "class.xlsx, 4 rows")
    assert overview(**asked, scope=Scope(frozenset({"another"}))).last_import is None
