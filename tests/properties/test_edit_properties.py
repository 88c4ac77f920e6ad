"""What holds for any edits of a plan: it is kept what was promised, again is the same, undone is as if never."""

from hypothesis import assume, given
from hypothesis import strategies as st

from careerdash.imports.commit import commit_import
from careerdash.imports.fixes.held import held_rows
from careerdash.imports.history import list_batches, redo_batch, undo_batch
from careerdash.imports.model import CellPlace
from tests.making import NOW, plan_of, store, table, workbook
from tests.properties.test_import_properties import HEAD, ROSTER, STUDENTS, database, logs, relaxed, snapshot

TEXTS = {
    "Student ID": ["20250002", "20250009", ""],
    "Name": [name for _number, name in STUDENTS] + ["Ann Acher"],
    "Interviewee": ["Carla Diaz", "Eve Ford"],
    "Interview Date": ["2026-03-02", "2026-04-08"],
    "Salary": ["$70,000", "120", "N/A", ""],
    "Satisfaction (1-5)": ["3", ""],
}
edits = st.dictionaries(
    st.tuples(st.integers(2, 9), st.sampled_from(sorted(TEXTS))), st.integers(0, 4), min_size=1, max_size=4
)


def chosen(drawn):
    return {
        CellPlace("two.xlsx", "Interviews", row, HEAD.index(name)): TEXTS[name][number % len(TEXTS[name])]
        for (row, name), number in drawn.items()
    }


@given(first=logs, second=logs, drawn=edits)
@relaxed
def test_an_import_with_edits(first, second, drawn):
    source = workbook("two.xlsx", {"Interviews": [HEAD, *second]})
    with database() as opened:
        store(opened, workbook("one.xlsx", {"Roster": ROSTER, "Interviews": [HEAD, *first]}))
        before = snapshot(opened)
        plan = plan_of(opened, source, edits=chosen(drawn))
        receipt = commit_import(opened, plan, "tester", NOW, originals=[source])
        assert receipt.counts == plan.counts
        assert receipt.counts.rows_read == len(second)
        statuses = [s for (s,) in table(opened, f"raw_rows WHERE batch = {receipt.batch}", "status")]
        assert len(statuses) == receipt.counts.rows_read
        assert statuses.count("held") == receipt.counts.held == len([r for r in held_rows(opened) if r.batch > 1])
        after = snapshot(opened)
        undo_batch(opened, receipt.batch, NOW)
        assert snapshot(opened) == before
        redo_batch(opened, receipt.batch, NOW)
        assert snapshot(opened) == after
        for line in list_batches(opened):
            if line.batch >= receipt.batch and line.active:
                undo_batch(opened, line.batch, NOW)
        assert snapshot(opened) == before


@given(second=logs, drawn=edits)
@relaxed
def test_the_file_again_after_edits_is_the_same(second, drawn):
    source = workbook("two.xlsx", {"Interviews": [HEAD, *second]})
    with database() as opened:
        store(opened, workbook("one.xlsx", {"Roster": ROSTER}))
        receipt = commit_import(opened, plan_of(opened, source, edits=chosen(drawn)), "tester", NOW, originals=[source])
        # an edit that makes a good row wait is given up: without it the file is good
        assume(not receipt.counts.held)
        before = snapshot(opened)
        again = store(opened, source)
        assert (again.counts.new, again.counts.changed, again.counts.held) == (0, 0, 0)
        assert snapshot(opened) == before
