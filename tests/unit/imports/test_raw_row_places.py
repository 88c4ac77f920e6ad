"""Raw rows as they are exported: the place in the user's file, and no header over what stands under none."""

from datetime import date

from careerdash.domain.vocabulary import Entity, View
from careerdash.insights.evidence.sources import cells_of
from careerdash.privacy.scope import Scope
from careerdash.reports.exports import export_rows
from tests.making import store, table, workbook

DAY = date(2026, 5, 20)


def raw(database):
    rows = export_rows(database, "raw_rows", Scope.everything(database), View.ADVISOR, DAY).to_pylist()
    return {row["text"]: (f"{row['column']}{row['row']}", row["header"], row["status"]) for row in rows}


def test_banners_have_no_header_and_totals_have_one(database):
    rows = [
        ["Interview log", None, "spring 2026"],
        ["Student ID", "Interviewee", "Company", "Interview Date"],
        ["20250001", "Carla Diaz", "Northwind", "2026-03-02"],
        ["Total", "1"],
    ]
    store(database, workbook("log.xlsx", {"Log": rows}))
    found = raw(database)
    assert found["Interview log"] == ("A1", None, "note")
    assert found["spring 2026"] == ("C1", None, "note")
    assert found["Carla Diaz"] == ("B3", "Interviewee", "new")
    assert found["1"] == ("B4", "Interviewee", "note")


FORM = [
    ["Interview form", None, None],
    [None, "Student ID", "20250001"],
    [None, "Student name", "Ann Archer"],
    [None, "Interviewee", "Carla Diaz"],
    [None, "Company", "Northwind"],
    [None, "Interview date", "2026-03-02"],
    [None, "Remark of mine", "see page 2"],
    ["Thank you for filling this in", None, None],
]


def test_values_of_a_form_keep_their_place(database):
    store(database, workbook("form.xlsx", {"Form": FORM}))
    found = raw(database)
    assert found["Carla Diaz"] == ("C4", "Interviewee", "new")
    assert found["see page 2"] == ("C7", "Remark of mine", "new")
    assert found["Interview form"] == ("A1", None, "note")
    assert found["Thank you for filling this in"] == ("A8", None, "note")


def test_source_cells_of_a_form_and_of_a_split_column(database):
    log = [["Student ID", "Interviewee", "Company & Role"], ["20250002", "Dmitri Orlov", "Bluebell / Engineer"]]
    store(database, workbook("form.xlsx", {"Form": FORM}), workbook("log.xlsx", {"Log": log}))
    cells = {
        cell.text: cell
        for (interview,) in table(database, "interviews", "interview_id")
        for cell in cells_of(
            database=database, scope=Scope.everything(database), view=View.ADVISOR, entity=Entity.INTERVIEW,
            record_id=interview,
        ).cells
    }  # fmt: skip
    assert (cells["Northwind"].letter, cells["Northwind"].row) == ("C", 5)
    assert cells["Bluebell / Engineer"].field == "organisation, occupation"
    assert cells["see page 2"].field is None
