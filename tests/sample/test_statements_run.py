"""Statements over a frame cannot be bound on an empty schema: here each of them runs with its frame, in a life of imports."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from careerdash.advising.grading import save_marks, set_criteria
from careerdash.domain.grading import SUGGESTED
from careerdash.domain.vocabulary import Entity, View
from careerdash.imports.commit import commit_import
from careerdash.imports.fixes.corrections import correct
from careerdash.imports.history import redo_batch, undo_batch
from careerdash.imports.model import ImportSettings
from careerdash.imports.plan import plan_import
from careerdash.imports.sheets.kept_columns import kept_columns
from careerdash.imports.sheets.later_mapping import map_column, take_back_mapping
from careerdash.insights.job_interviews import job_interviews
from careerdash.insights.planning_goals import planning_goals
from careerdash.insights.students import students
from careerdash.privacy.scope import Scope
from careerdash.reports.build import hand_out
from careerdash.reports.class_report import draft_class_report
from careerdash.store import database as store
from careerdash.store.database import Database
from careerdash.store.statements import statements
from careerdash.workbooks.reader import Source, read_workbooks
from tests.architecture.test_imports import unbound_table
from tests.making import store as store_workbook
from tests.making import workbook
from tests.sample.conftest import AS_OF, NOW

FILES = ("class_2301_marketing_zh.xlsx", "roster_2025_care.xlsx", "class_2025_care.xlsx")


@pytest.fixture
def executed(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The names of the statements that were executed."""
    names: set[str] = set()
    wanted = store._wanted

    def remembered(name: str, params: store.Params | None) -> dict[str, object]:
        names.add(name)
        return wanted(name, params)

    monkeypatch.setattr(store, "_wanted", remembered)
    return names


def misses_a_table(name: str, connection: duckdb.DuckDBPyConnection) -> bool:
    try:
        return unbound_table(name, connection) is not None
    except duckdb.Error:
        # another mistake, which the architecture test names
        return False


@pytest.fixture
def over_frames(tmp_path: Path) -> Iterator[set[str]]:
    """The names of the statements that miss a table in the schema."""
    path = tmp_path / "schema.duckdb"
    Database(path).close()
    connection = duckdb.connect(str(path))
    yield {name for name in statements() if misses_a_table(name, connection)}
    connection.close()


def test_every_statement_over_a_frame_runs(
    executed: set[str], over_frames: set[str], database: Database, sample_folder: Path
) -> None:
    sources = [Source(name, (sample_folder / name).read_bytes()) for name in FILES]
    read = read_workbooks(sources)
    settings = ImportSettings(class_name="Spring")
    first = commit_import(database, plan_import(database, read[:2], settings, AS_OF), "advisor", NOW, originals=sources)
    second = commit_import(database, plan_import(database, read, settings, AS_OF), "advisor", NOW)
    undo_batch(database, second.batch, NOW)
    undo_batch(database, first.batch, NOW)
    redo_batch(database, first.batch, NOW)
    spare = workbook(
        "spare.xlsx", {"Log": [["Student ID", "Interviewee", "Blurb"], ["2025990001", "Zed Zander", "kind"]]}
    )
    batch = store_workbook(database, spare).batch
    (kept,) = kept_columns(database, batch)
    done = map_column(database, batch, kept.kind, kept.name, "liked", "advisor", NOW)
    take_back_mapping(database, done.change_id, "advisor", NOW)
    # a later roster gives the interview its field
    roster = [["Student ID", "Name", "Target role"], ["2025990001", "Zoe Zhu", "Nursing"]]
    store_workbook(database, workbook("targets.xlsx", {"Roster": roster}))
    scope = Scope.everything(database)
    student = students(database=database, scope=scope, view=View.ADVISOR, today=AS_OF).students[0]
    correct(database, Entity.STUDENT, student.student_key, {"major": "Care"}, "advisor", NOW, AS_OF)
    set_criteria(database, student.class_id, SUGGESTED, "me", NOW)
    save_marks(database, student.student_key, [], "", None, "me", NOW, finished=False)
    for question in (job_interviews, planning_goals):
        question(database=database, scope=scope, view=View.ADVISOR, today=AS_OF)
    hand_out(database, draft_class_report(database=database, scope=scope, as_of=AS_OF, today=AS_OF), ".pdf", "me", NOW)
    assert over_frames
    assert over_frames - executed == set()
