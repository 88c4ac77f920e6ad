"""Every planted student stands where the case says, with the sentence that says why."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from careerdash.domain.vocabulary import View
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
