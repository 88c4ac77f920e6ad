"""The sample classes: imported like any other workbook, so that they can be looked at, and undone."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from careerdash.domain.folding import fold
from careerdash.domain.tracks import ASSIGNMENT
from careerdash.errors import NothingToImport
from careerdash.imports.classes import set_due_date, set_term
from careerdash.imports.commit import commit_import
from careerdash.imports.model import ImportSettings, Receipt
from careerdash.imports.plan import Progress, plan_import
from careerdash.store.database import Database
from careerdash.wording import _
from careerdash.workbooks.reader import Source, read_workbooks

FOLDER = Path(__file__).resolve().parents[2] / "sample_data"


def load_sample(
    database: Database, author: str, now: datetime, today: date, progress: Progress | None = None
) -> tuple[Receipt, ...]:
    """Import the sample workbooks and state the terms and due dates of their classes.

    Files that were loaded before are ``same`` the second time.

    Raises:
        NothingToImport: the folder with the sample workbooks is not there.
    """
    manifest = sample_manifest()
    receipts: list[Receipt] = []
    for entry in manifest["import"]:
        path = FOLDER / entry["file"]
        source = Source(path.name, path.read_bytes())
        settings = ImportSettings(
            class_name=entry.get("class"), currency=entry.get("currency"), salary_period=entry.get("salary_period")
        )
        plan = plan_import(database, read_workbooks([source]), settings, today, progress)
        receipts.append(
            commit_import(database, plan, author, now, originals=[source], kind="sample", progress=progress)
        )
    for entry in manifest["class"]:
        class_id = database.value("classes.id_of_key", {"class_key": fold(entry["name"])})
        set_term(database, class_id, entry["term_start"], entry["term_end"], author, now)
        for step, due in entry.get("due", {}).items():
            set_due_date(database, class_id, ASSIGNMENT.key, step, due, author, now)
        _collect(database, class_id, entry.get("collections", ()))
    return tuple(receipts)


def _collect(database: Database, class_id: str, collections: Iterable[Mapping[str, Any]]) -> None:
    """State on which days the logs of a class are collected."""
    with database.write() as session:
        session.run("stated.forget_collections", {"class_id": class_id})
        for entry in collections:
            stated = {"class_id": class_id, "collected_on": entry["on"], "title": entry["title"]}
            session.run("stated.insert_collection", stated)


def sample_manifest() -> dict[str, Any]:
    """Return which sample files to import into which class, and what the advisor of the sample has stated.

    Raises:
        NothingToImport: the folder with the sample workbooks is not there.
    """
    path = FOLDER / "manifest.toml"
    if not path.is_file():
        raise NothingToImport(_("The sample workbooks are not installed: get them with the source of the program."))
    return tomllib.loads(path.read_text(encoding="utf-8"))
