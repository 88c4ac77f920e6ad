import csv
from datetime import date

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from careerdash.domain.vocabulary import View
from careerdash.errors import ExportRefused
from careerdash.privacy.scope import Scope
from careerdash.reports.exports import TABLES, export_rows, export_table

AS_OF = date(2025, 4, 15)
PAY = ("text", "reading", "low", "high", "currency", "period", "months", "yearly_low", "yearly_high")
COLUMNS = {
    "students": "student_id student_name class_name major year email status holland_code interviews_held fields",
    "interviews": (
        "interview_id student_id student_name class_name field professional_id professional_name organisation occupation "
        "industry level years_experience workplace_city weekly_hours relationship referred_by interview_date method place "
        "duration_minutes permission notes_date thanked_on held satisfaction satisfaction_text liked disliked fit prior_view "
        "reality skills source_file source_sheet source_row batch "
        + " ".join(f"{post}_{part}" for post in ("salary", "salary_entry", "salary_experienced") for part in PAY)
    ),
    "progress": "student_id student_name class_name track step status overdue overridden evidence_count sentence",
    "attention": "student_id student_name class_name rule sentence days",
    "job_interviews": (
        "student_id student_name class_name employer post round round_order date interviewer result prepared offer "
        "offered_salary_text offered_salary_yearly_low offered_salary_yearly_high source_file source_sheet source_row"
    ),
    "skills": "skill category competency professionals interviews field",
    "raw_rows": "file sheet row column header text status batch",
}


def everything(database):
    return Scope.everything(database)


def read_csv(path):
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def two_students(population):
    ada, bo = population.student(7), population.student(3)
    population.interview(ada, "李雷", pay=96_000, skills=("SQL", "Excel"), satisfaction=4.0)
    population.interview(ada, "=cmd()", field="Teaching", interview_date=date(2025, 5, 1), skills=("SQL",))
    population.interview(bo, "Ann", interview_date=None, has_answers=False, liked="-5", disliked="-5 days a week")
    return population.store()


@pytest.mark.parametrize("table", list(COLUMNS))
def test_columns_are_those_of_the_interface(population, table):
    database = two_students(population)
    assert list(TABLES) == list(COLUMNS)
    assert (
        export_rows(database, table, everything(database), View.ADVISOR, AS_OF).column_names == COLUMNS[table].split()
    )


@pytest.mark.parametrize("table", list(COLUMNS))
def test_empty_scope_gives_headers_only(population, table, tmp_path):
    database = two_students(population)
    receipt = export_table(database, table, tmp_path / "x.csv", Scope(), View.ADVISOR, AS_OF)
    assert receipt.rows == 0
    assert (tmp_path / "x.csv").read_text(encoding="utf-8").strip() == ",".join(COLUMNS[table].split())


def test_interviews_tell_what_is_held_and_where_it_came_from(population, tmp_path):
    database = two_students(population)
    export_table(database, "interviews", tmp_path / "i.csv", everything(database), View.ADVISOR, AS_OF)
    rows = read_csv(tmp_path / "i.csv")
    assert [row["student_id"] for row in rows] == ["00003", "00007", "00007"]
    assert [row["held"] for row in rows] == ["false", "true", "false"]
    assert [row["interview_date"] for row in rows] == ["", "2025-03-01", "2025-05-01"]
    held = rows[1]
    assert (held["professional_name"], held["skills"], held["satisfaction"]) == ("李雷", "SQL; Excel", "4")
    assert (held["salary_entry_yearly_low"], held["salary_text"]) == ("96000", "")
    assert (held["source_file"], held["source_sheet"], held["source_row"], held["batch"]) == (
        "class-1.xlsx",
        "Log",
        "4",
        "1",
    )


def test_csv_cells_that_would_run_are_made_inert_and_numbers_kept(population, tmp_path):
    database = two_students(population)
    export_table(database, "interviews", tmp_path / "i.csv", everything(database), View.ADVISOR, AS_OF)
    rows = read_csv(tmp_path / "i.csv")
    assert rows[2]["professional_name"] == "'=cmd()"
    assert (rows[0]["liked"], rows[0]["disliked"]) == ("-5", "'-5 days a week")
    export_table(database, "raw_rows", tmp_path / "r.csv", everything(database), View.ADVISOR, AS_OF)
    assert {row["header"] for row in read_csv(tmp_path / "r.csv") if row["column"] == "B"} == {"'=Field"}


def test_xlsx_holds_true_types_and_no_formula(population, tmp_path):
    database = two_students(population)
    export_table(database, "interviews", tmp_path / "i.xlsx", everything(database), View.ADVISOR, AS_OF)
    sheet = openpyxl.load_workbook(tmp_path / "i.xlsx").active
    cells = {(name.value, row): cell for row in (2, 3, 4) for name, cell in zip(sheet[1], sheet[row], strict=True)}
    assert cells["professional_name", 4].value == "=cmd()"
    assert all(cell.data_type != "f" for cell in cells.values())
    assert cells["interview_date", 3].value.date() == date(2025, 3, 1)
    assert cells["interview_date", 3].number_format == "yyyy-mm-dd"
    assert cells["student_id", 2].value == "00003"
    assert cells["salary_entry_low", 3].value == 96_000
    assert cells["held", 3].value is True
    assert sheet.freeze_panes == "A2"


def test_xlsx_cuts_endless_texts_links_nothing_and_tells_how_far_it_is(population, tmp_path):
    student = population.student(1)
    population.interview(student, "Ann", liked="長" * 40_000, disliked="http://example.org", reality="")
    database, told = population.store(), []
    export_table(database, "interviews", tmp_path / "i.xlsx", everything(database), View.ADVISOR, AS_OF, told.append)
    sheet = openpyxl.load_workbook(tmp_path / "i.xlsx").active
    cells = dict(zip((name.value for name in sheet[1]), sheet[2], strict=True))
    assert len(cells["liked"].value) == 32_767
    assert (cells["disliked"].value, cells["disliked"].hyperlink, cells["reality"].value) == (
        "http://example.org",
        None,
        None,
    )
    assert (told[-1], sorted(told)) == (1.0, told)
    assert len(told) > 1


def test_parquet_keeps_types(population, tmp_path):
    database = two_students(population)
    export_table(database, "interviews", tmp_path / "i.parquet", everything(database), View.ADVISOR, AS_OF)
    schema = pq.read_schema(tmp_path / "i.parquet")
    assert schema.field("interview_date").type == pa.date32()
    assert schema.field("held").type == pa.bool_()


def test_students_count_held_interviews_and_list_fields_in_order(population):
    database = two_students(population)
    rows = export_rows(database, "students", everything(database), View.ADVISOR, AS_OF).to_pylist()
    assert [(row["interviews_held"], row["fields"]) for row in rows] == [
        (0, "Data analysis"),
        (1, "Data analysis; Teaching"),
    ]


def test_raw_rows_have_one_line_per_filled_cell(population):
    database = two_students(population)
    rows = export_rows(database, "raw_rows", everything(database), View.ADVISOR, AS_OF).to_pylist()
    of_ann = [row for row in rows if row["row"] == 6]
    assert [(row["column"], row["text"]) for row in of_ann] == [("A", "Ann"), ("B", "Data analysis"), ("D", "plain")]
    assert of_ann[0]["header"] == "Interviewee"


def test_raw_rows_of_one_class_leave_out_the_others(population):
    population.student(1, "Class 1")
    population.student(2, "Class 2")
    database = population.store()
    rows = export_rows(database, "raw_rows", Scope(frozenset({"class 2"})), View.ADVISOR, AS_OF).to_pylist()
    assert {row["text"] for row in rows} == {"Student", "00002"}


def test_column_letters_go_past_z(population):
    key = population.student(1)
    population.interview(key, "Ann")
    population.raw[-1]["cells"] = [str(number) for number in range(1, 731)]
    database = population.store()
    rows = export_rows(database, "raw_rows", everything(database), View.ADVISOR, AS_OF).to_pylist()
    letters = {row["text"]: row["column"] for row in rows if row["row"] == 3}
    expected = {
        "1": "A",
        "26": "Z",
        "27": "AA",
        "52": "AZ",
        "53": "BA",
        "702": "ZZ",
        "703": "AAA",
        "729": "ABA",
        "730": "ABB",
    }
    assert {text: letters[text] for text in expected} == expected


def test_same_records_give_the_same_bytes(population, tmp_path):
    database = two_students(population)
    for suffix in ("csv", "parquet"):
        for name in ("a", "b"):
            export_table(
                database, "interviews", tmp_path / f"{name}.{suffix}", everything(database), View.ADVISOR, AS_OF
            )
        assert (tmp_path / f"a.{suffix}").read_bytes() == (tmp_path / f"b.{suffix}").read_bytes()


@pytest.mark.parametrize("table", ["students", "interviews", "attention", "job_interviews", "raw_rows"])
def test_tables_with_a_row_per_person_may_not_be_shared(population, table, tmp_path):
    database = two_students(population)
    with pytest.raises(ExportRefused, match="may not be shared"):
        export_table(database, table, tmp_path / "x.csv", everything(database), View.SHARE, AS_OF)
    assert not list(tmp_path.glob("*.csv"))


def shared_skills(population, counts):
    """Skills per field named by so many people, each by one student."""
    student = population.student(1)
    for (skill, field), people in counts.items():
        for number in range(people):
            population.interview(student, f"{skill} {field} {number}", field=field, skills=(skill,))
    database = population.store()
    rows = export_rows(database, "skills", everything(database), View.SHARE, AS_OF).to_pylist()
    return {(row["skill"], row["field"]): row["professionals"] for row in rows}


def test_shared_skills_join_small_fields(population):
    found = shared_skills(population, {("SQL", "A"): 7, ("SQL", "B"): 3, ("SQL", "C"): 2})
    assert found == {("SQL", "A"): 7, ("SQL", "other fields"): 5}


def test_shared_skills_give_only_the_whole_where_a_few_people_would_be_left(population):
    found = shared_skills(
        population, {("SQL", "A"): 7, ("SQL", "B"): 3, ("Excel", "A"): 4, ("Go", "A"): 3, ("Go", "B"): 2}
    )
    assert found == {("SQL", "all fields"): 10, ("Go", "all fields"): 5}


def test_shared_progress_counts_one_class_at_a_time_and_leaves_out_handfuls(population):
    for number in range(6):
        population.student(number, "Large", holland_code="RIA" if number else None)
    for number in range(4):
        population.student(number, "Small")
    database = population.store()
    rows = export_rows(database, "progress", everything(database), View.SHARE, AS_OF).to_pylist()
    assert {row["class_name"] for row in rows} == {"Large"}
    assert [(row["students"], row["done"]) for row in rows if row["step"] == "know_yourself"] == [(6, 5)]


def test_unknown_table_and_format_are_refused(population, tmp_path):
    database = two_students(population)
    with pytest.raises(ExportRefused, match="no table"):
        export_table(database, "secrets", tmp_path / "x.csv", everything(database), View.ADVISOR, AS_OF)
    with pytest.raises(ExportRefused, match=r"\.parquet"):
        export_table(database, "students", tmp_path / "x.doc", everything(database), View.ADVISOR, AS_OF)
    assert not list(tmp_path.glob("*.doc"))


def test_export_over_a_file_leaves_the_old_one_when_it_cannot_be_written(population, tmp_path):
    database = two_students(population)
    (tmp_path / "taken").write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(ExportRefused, match="cannot be written"):
        export_table(database, "students", tmp_path / "taken" / "x.csv", everything(database), View.ADVISOR, AS_OF)
