"""What holds for every workbook: order does not matter, twice is once, undo is as if it had never been."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerdash.imports.history import redo_batch, undo_batch
from careerdash.store.database import Database
from tests.making import NOW, store, table, workbook

HEAD = [
    "Student ID",
    "Name",
    "Class",
    "Interviewee",
    "Company",
    "Position",
    "Interview Date",
    "Salary",
    "Satisfaction (1-5)",
]
STUDENTS = [("20250001", "Ann Archer"), ("20250002", "Ben Brook"), ("20250003", "Li Na"), (None, "Zoe Zhu")]
ROSTER = [["Student ID", "Name", "Class"], *([number, name, "Data 1"] for number, name in STUDENTS)]
RECORDS = "student_id, student_name, professional_name, organisation, interview_date, salary_text, satisfaction"
QUERY = "interviews JOIN students USING (student_key)"

rows = st.tuples(
    st.sampled_from(STUDENTS),
    st.sampled_from(["Carla Diaz", "Dmitri Orlov", "王女士", "李总", None]),
    st.sampled_from(["Northwind", "Bluebell Bank", None]),
    st.sampled_from(["Analyst", "Engineer"]),
    st.sampled_from(["2026-03-02", "2026-04-07", "2026-05-01"]),
    st.sampled_from(["$65,000", "8-10k/月", "面议", "N/A", None]),
    st.sampled_from(["4", "5", None]),
).map(lambda r: [r[0][0], r[0][1], "Data 1", *r[1:]])


def key(row):
    """Rows that share all that names an interview, whatever they say of it."""
    return tuple(row[:2]), row[3], row[5] if row[3] is None else None, row[6]


logs = st.lists(rows, min_size=1, max_size=8, unique_by=key)
relaxed = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))


@contextmanager
def database() -> Iterator[Database]:
    with tempfile.TemporaryDirectory() as folder:
        opened = Database(Path(folder) / "x.duckdb")
        try:
            yield opened
        finally:
            opened.close()


def records(opened):
    return table(opened, QUERY, RECORDS), len(table(opened, "professionals"))


def snapshot(opened):
    names = ("students", "professionals", "interviews", "interview_skills")
    return {name: table(opened, name) for name in names}


@given(log=logs, data=st.data())
@relaxed
def test_the_order_of_rows_columns_and_files_does_not_matter(log, data):
    order = data.draw(st.permutations(range(len(log))))
    columns = data.draw(st.permutations(range(len(HEAD))))
    cut = data.draw(st.integers(0, len(log)))
    with database() as one, database() as other:
        store(one, workbook("log.xlsx", {"Roster": ROSTER, "Interviews": [HEAD, *log]}))
        shuffled = [[row[column] for column in columns] for row in (log[position] for position in order)]
        head = [HEAD[column] for column in columns]
        files = [
            workbook("b.xlsx", {"Interviews": [head, *shuffled[cut:]]}),
            workbook("a.xlsx", {"Interviews": [head, *shuffled[:cut]]}),
            workbook("roster.xlsx", {"Roster": ROSTER}),
        ]
        store(other, *files)
        assert records(one) == records(other)


@given(log=logs)
@relaxed
def test_twice_is_once(log):
    source = workbook("log.xlsx", {"Roster": ROSTER, "Interviews": [HEAD, *log]})
    with database() as opened:
        first = store(opened, source)
        before = snapshot(opened)
        again = store(opened, source)
        assert snapshot(opened) == before
        assert (again.counts.new, again.counts.changed, again.counts.held) == (0, 0, first.counts.held)


@given(first=logs, second=logs)
@relaxed
def test_import_then_undo_is_identity_and_redo_brings_it_back(first, second):
    with database() as opened:
        store(opened, workbook("one.xlsx", {"Roster": ROSTER, "Interviews": [HEAD, *first]}))
        before = snapshot(opened)
        receipt = store(opened, workbook("two.xlsx", {"Interviews": [HEAD, *second]}))
        after = snapshot(opened)
        undo_batch(opened, receipt.batch, NOW)
        assert snapshot(opened) == before
        redo_batch(opened, receipt.batch, NOW)
        assert snapshot(opened) == after


@given(first=logs, second=logs)
@relaxed
def test_undoing_the_first_of_two_leaves_what_the_second_alone_says(first, second):
    with database() as opened, database() as fresh:
        roster = workbook("roster.xlsx", {"Roster": ROSTER})
        for one in (opened, fresh):
            store(one, roster)
        receipt = store(opened, workbook("one.xlsx", {"Interviews": [HEAD, *first]}))
        kept = store(opened, workbook("two.xlsx", {"Interviews": [HEAD, *second]}))
        alone = store(fresh, workbook("two.xlsx", {"Interviews": [HEAD, *second]}))
        undo_batch(opened, receipt.batch, NOW)
        if kept.counts.held == alone.counts.held:
            assert table(opened, QUERY, RECORDS) == table(fresh, QUERY, RECORDS)


@given(log=logs)
@relaxed
def test_every_row_read_is_accounted_for(log):
    with database() as opened:
        receipt = store(opened, workbook("log.xlsx", {"Interviews": [HEAD, *log]}))
        statuses = [status for (status,) in table(opened, "raw_rows", "status")]
        assert receipt.counts.rows_read == len(log) == len([s for s in statuses if s != "note"])
