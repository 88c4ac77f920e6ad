"""Every planted student stands where the case says, with the sentence that says why."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from careerdash.domain.vocabulary import View
from careerdash.insights.evidence.pieces import StepRows
from careerdash.insights.evidence.step_changes import step_changes
from careerdash.insights.evidence.step_rows import step_rows
from careerdash.insights.progress import Cell, StudentProgress, progress
from careerdash.store.database import Database
from tests.factories import scope
from tests.making import TODAY
from tests.unit.insights.tracks.planted import CASES, Planted, class_of, number_of, plant


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Planted]:
    opened = Database(Path(tmp_path_factory.mktemp("planted")) / "careerdash.duckdb")
    yield plant(opened)
    opened.close()


def standing_of(planted: Planted, case: dict[str, Any]) -> StudentProgress:
    answer = progress(
        database=planted.database,
        scope=scope(planted.classes[class_of(case)]),
        view=View.ADVISOR,
        today=case.get("on", TODAY),
        track=case.get("track", "assignment"),
    )
    return next(row for row in answer.students if row.student_id == number_of(case))


def marked(cell: Cell) -> str:
    return f"{cell.status}{'!' if cell.overdue else ''}{'*' if cell.overridden else ''}"


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 80
    assert len({case["name"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=[case["name"].replace(" ", "-") for case in CASES])
def test_case(planted: Planted, case: dict[str, Any]) -> None:
    student = standing_of(planted, case)
    cells = {"own" if cell.step == planted.own_step else cell.step: cell for cell in student.cells}
    for line in case.get("expect", []):
        step, state, sentence = (part.strip() for part in line.split("|"))
        assert (step, marked(cells[step])) == (step, state)
        if sentence:
            assert cells[step].sentence == sentence
    if "next" in case:
        assert student.next_action == case["next"]
    if "round" in case:
        assert student.round == case["round"]
    if "steps" in case:
        assert list(cells) == case["steps"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"].replace(" ", "-") for case in CASES])
def test_every_state_shows_as_many_pieces_of_evidence_as_prove_it(planted: Planted, case: dict[str, Any]) -> None:
    for cell in standing_of(planted, case).cells:
        found = rows_behind(planted, case, cell.step)
        counting = [piece for piece in found.pieces if piece.counts]
        assert (cell.step, len(counting)) == (cell.step, cell.evidence_count)
        assert (found.status, found.sentence, found.override) == (cell.status, cell.sentence, cell.override)
        for piece in found.pieces:
            # every piece stands in a file or was said by somebody, has its day, and says why where it does not count
            assert piece.place
            assert piece.counts != bool(piece.note)
            assert piece.day is None or piece.day <= case.get("on", TODAY) or not piece.counts


@pytest.mark.parametrize("case", CASES, ids=[case["name"].replace(" ", "-") for case in CASES])
def test_no_state_is_reached_without_a_day_and_a_cause(planted: Planted, case: dict[str, Any]) -> None:
    known = {cell.step: cell for cell in standing_of(planted, case).cells}
    for line in case.get("expect", []):
        step = line.split("|")[0].strip()
        step = planted.own_step if step == "own" else step
        changes = step_changes(
            database=planted.database,
            scope=scope(planted.classes[class_of(case)]),
            view=View.ADVISOR,
            today=case.get("on", TODAY),
            student_key=planted.students[number_of(case)],
            track=case.get("track", "assignment"),
            step=step,
        )
        assert all(change.cause for change in changes)
        if changes:
            assert (changes[0].status, changes[0].day <= case.get("on", TODAY)) == (known[step].status, True)
        else:
            # the roster says who is excused; it has no day
            assert known[step].status in {"not_started", "waived"}


def rows_behind(planted: Planted, case: dict[str, Any], step: str) -> StepRows:
    return step_rows(
        database=planted.database,
        scope=scope(planted.classes[class_of(case)]),
        view=View.ADVISOR,
        today=case.get("on", TODAY),
        student_key=planted.students[number_of(case)],
        track=case.get("track", "assignment"),
        step=step,
    )
