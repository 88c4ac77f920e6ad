"""The sample, imported once for all tests of this folder, with the dates its manifest gives the classes."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from careerdash.advising.rules import set_collections
from careerdash.domain.vocabulary import View
from careerdash.imports.classes import set_due_date, set_term
from careerdash.imports.commit import commit_import
from careerdash.imports.model import ImportPlan, ImportSettings, Receipt
from careerdash.imports.plan import plan_import
from careerdash.privacy.scope import Scope
from careerdash.reports.exports import export_rows
from careerdash.store.database import Database
from careerdash.workbooks.reader import Source, WorkbookRead, read_workbooks

AS_OF = date(2026, 5, 20)
NOW = datetime.combine(AS_OF, time(9))
CLASSES = ("data", "marketing", "care")


@dataclass(frozen=True)
class Imported:
    """The database after the import, what each file reported, and the workbooks as read."""

    database: Database
    receipts: dict[str, Receipt]
    workbooks: dict[str, WorkbookRead]
    manifest: dict[str, Any]

    def scope(self, name: str) -> Scope:
        """The scope of one class by its name."""
        for row in self.database.rows("scope.all_classes"):
            only = Scope(frozenset({row["class_id"]}))
            students = export_rows(self.database, "students", only, View.ADVISOR, AS_OF)
            if name in students["class_name"].to_pylist():
                return only
        raise AssertionError(f"no class called {name}")

    def rows(self, table: str, class_name: str) -> list[dict[str, Any]]:
        """The rows of one table of the outside interface for one class."""
        return export_rows(self.database, table, self.scope(class_name), View.ADVISOR, AS_OF).to_pylist()

    def plan_again(self, file: str) -> ImportPlan:
        """What importing a file once more would do."""
        entry = next(entry for entry in self.manifest["import"] if entry["file"] == file)
        return plan_import(self.database, (self.workbooks[file],), settings_of(entry), AS_OF)


def settings_of(entry: dict[str, Any]) -> ImportSettings:
    return ImportSettings(class_name=entry["class"], currency=entry["currency"], salary_period=entry["salary_period"])


@pytest.fixture(scope="session")
def facts(sample_folder: Path) -> dict[str, Any]:
    return tomllib.loads((sample_folder / "facts.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def imported(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Imported]:
    manifest = tomllib.loads((sample_folder / "manifest.toml").read_text(encoding="utf-8"))
    database = Database(tmp_path_factory.mktemp("sample") / "sample.duckdb")
    files = [entry["file"] for entry in manifest["import"]]
    read = read_workbooks([Source(name, (sample_folder / name).read_bytes()) for name in files])
    workbooks = dict(zip(files, read, strict=True))
    receipts = {}
    for entry in manifest["import"]:
        plan = plan_import(database, (workbooks[entry["file"]],), settings_of(entry), AS_OF)
        receipts[entry["file"]] = commit_import(database, plan, "advisor", NOW)
    found = Imported(database, receipts, workbooks, manifest)
    for entry in manifest["class"]:
        (class_id,) = found.scope(entry["name"]).classes
        set_term(database, class_id, entry["term_start"], entry["term_end"], "advisor", NOW)
        for step, due in entry["due"].items():
            set_due_date(database, class_id, "assignment", step, due, "advisor", NOW)
        days = [(collection["on"], collection["title"]) for collection in entry["collections"]]
        set_collections(database, class_id, days, "advisor", NOW)
    yield found
    database.close()
