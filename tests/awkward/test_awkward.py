"""Awkward workbooks: the right kind, header, mapping and number of rows, and nothing that was typed is lost."""

from datetime import date

import pytest

from careerdash.domain.folding import clean
from careerdash.imports.commit import commit_import
from careerdash.imports.model import ImportPlan
from careerdash.store.database import Database
from tests.awkward.cases import CASES
from tests.awkward.shapes import Case
from tests.awkward.writing import xlsx
from tests.making import NOW, plan_of, table


def test_there_are_enough_of_them():
    assert len(CASES) >= 45
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_understood(database: Database, case: Case):
    source = xlsx(case)
    plan = plan_of(database, source)
    check(plan, case)
    if plan.stores_something:
        commit_import(database, plan, "tester", NOW, originals=[source])
        assert not lost(database, case)


def check(plan: ImportPlan, case: Case) -> None:
    """The plan is what the case expects."""
    (file,) = plan.files
    assert file.reason is None
    sheets = {sheet.name: sheet for sheet in file.sheets}
    assert set(sheets) == set(case.expected)
    for name, expected in case.expected.items():
        sheet = sheets[name]
        assert (sheet.kind.value, sheet.header_row) == (expected.kind, expected.header_row)
        found = {header: sheet.mapping.get(header, "no such header") for header in expected.mapping}
        assert found == dict(expected.mapping)
        assert sheet.counts.rows_read == expected.rows
        if expected.notes is not None:
            assert sheet.notes == expected.notes
    assert plan.counts.held == case.held, [str(issue.message) for issue in plan.issues if issue.level == "error"]


def lost(database: Database, case: Case) -> set[str]:
    """The texts of the workbook that are neither in a stored cell nor in a stored header."""
    kept = {comparable(cell) for (cells,) in table(database, "raw_rows", "cells") for cell in cells if cell}
    headers = [comparable(header) for (row,) in table(database, "sheets", "headers") for header in row]
    typed = {
        comparable(str(value.isoformat() if isinstance(value, date) else value))
        for sheet in case.sheets.values()
        for row in sheet.rows
        for value in row
        if value is not None and str(value).strip()
    }
    # several lines of a form become one text
    places = [*headers, *kept]
    return {text for text in typed - kept if not any(text in place for place in places)}


def comparable(text: str) -> str:
    return clean(text).rstrip(":： ")
