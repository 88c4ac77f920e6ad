"""When are two rows the same thing? One small workbook per rule."""

import pytest

from careerdash.imports.model import Counts
from tests.making import LOG, ROSTER, store, table, workbook

HEAD = ["Student ID", "Name", "Class", "Interviewee", "Company", "Position", "Interview Date", "Satisfaction (1-5)"]


def log(*rows):
    return workbook("log.xlsx", {"Interviews": [HEAD, *rows]})


def codes(receipt):
    return [issue.code for issue in receipt.issues]


def test_a_row_without_a_student_is_held(database):
    receipt = store(database, log([None, None, None, "Carla Diaz", "Northwind", "Analyst", "2026-03-02", 4]))
    assert (receipt.counts, codes(receipt)) == (Counts(held=1), ["no_student"])
    assert table(database, "interviews") == []


def test_a_student_missing_on_the_roster_is_held_with_the_nearest_names(database):
    row = [None, "Ann Archr", "Carla Diaz", "Northwind", "Analyst", "2026-03-02", None, None, None]
    receipt = store(database, workbook("class.xlsx", {"Roster": ROSTER, "Interviews": [LOG[0], row]}))
    assert receipt.counts == Counts(new=2, held=1)
    issue = receipt.issues[0]
    assert (issue.code, issue.sheet, issue.row) == ("unknown_student", "Interviews", 2)
    assert issue.suggestions[0] == "Ann Archer"


def test_without_a_roster_the_log_creates_its_students(database):
    receipt = store(
        database, log(["20250009", "Zoe Zhu", "Data 9", "Carla Diaz", "Northwind", "Analyst", "2026-03-02", 4])
    )
    assert receipt.counts == Counts(new=1)
    assert table(database, "students", "student_id, class_name, on_roster") == [("20250009", "Data 9", False)]


def test_students_without_a_class_are_unassigned(database):
    store(database, log(["20250009", "Zoe Zhu", None, "Carla Diaz", None, None, "2026-03-02", 4]))
    assert table(database, "students", "class_name") == [("Unassigned",)]


def test_the_class_given_fills_only_missing_ones(database):
    store(
        database,
        log(
            ["20250008", "Yan Yu", "Data 8", "Carla Diaz", None, None, "2026-03-02", 4],
            ["20250009", "Zoe Zhu", None, "Carla Diaz", None, None, "2026-03-02", 4],
        ),
        class_name="Data 9",
    )
    assert table(database, "students", "student_name, class_name") == [("Yan Yu", "Data 8"), ("Zoe Zhu", "Data 9")]


def test_one_id_with_two_names_is_held(database):
    roster = workbook("roster.xlsx", {"Roster": ROSTER})
    receipt = store(database, roster, log(["20250001", "Xavier", None, "Carla Diaz", None, None, "2026-03-02", 4]))
    assert (receipt.counts, codes(receipt)) == (Counts(new=2, held=1), ["name_mismatch"])


def test_names_in_another_order_are_the_same_name(database):
    roster = workbook("roster.xlsx", {"Roster": ROSTER})
    receipt = store(database, roster, log(["20250001", "Archer, Ann", None, "Carla Diaz", None, None, "2026-03-02", 4]))
    assert receipt.counts == Counts(new=3)


def test_two_students_of_one_name_need_the_id(database):
    roster = [ROSTER[0], ["20250001", "Li Na", "Data 1"], ["20250002", "Li Na", "Data 1"]]
    rows = [
        HEAD,
        [None, "Li Na", "Data 1", "Carla Diaz", None, None, "2026-03-02", 4],
        ["20250002", "Li Na", "Data 1", "Carla Diaz", None, None, "2026-03-02", 4],
    ]
    receipt = store(database, workbook("class.xlsx", {"Roster": roster, "Interviews": rows}))
    assert (receipt.counts, codes(receipt)) == (Counts(new=3, held=1), ["ambiguous_student"])


def test_ids_of_up_to_three_digits_count_within_a_class(database):
    roster = [ROSTER[0], ["01", "Ann Archer", "Data 1"], ["01", "Ben Brook", "Data 2"]]
    receipt = store(database, workbook("class.xlsx", {"Roster": roster}))
    assert receipt.counts == Counts(new=2)
    assert len(table(database, "students")) == 2


def test_a_name_joins_the_student_whose_id_comes_later(database):
    store(database, log([None, "Ann Archer", "Data 1", "Carla Diaz", "Northwind", None, "2026-03-02", 4]))
    receipt = store(database, workbook("roster.xlsx", {"Roster": ROSTER}))
    assert receipt.counts == Counts(new=1, changed=1)
    assert table(database, "students", "student_id, student_name") == [
        ("20250001", "Ann Archer"),
        ("20250002", "Ben Brook"),
    ]


def test_surname_only_professionals_are_not_joined_across_students(database):
    store(
        database,
        log(
            ["20250001", "Ann Archer", "Data 1", "王女士", "Northwind", None, "2026-03-02", 4],
            ["20250002", "Ben Brook", "Data 1", "王女士", "Northwind", None, "2026-03-03", 4],
            ["20250001", "Ann Archer", "Data 1", "王女士", "Northwind", None, "2026-04-03", 4],
        ),
    )
    assert len(table(database, "professionals")) == 2


def test_full_names_at_one_organisation_are_one_professional(database):
    store(
        database,
        log(
            ["20250001", "Ann Archer", "Data 1", "Carla Diaz", "Northwind Ltd.", None, "2026-03-02", 4],
            ["20250002", "Ben Brook", "Data 1", "CARLA  DIAZ", "Northwind", None, "2026-03-03", 4],
            ["20250002", "Ben Brook", "Data 1", "Carla Diaz", "Bluebell Bank", None, "2026-03-03", 4],
        ),
    )
    assert len(table(database, "professionals")) == 2
    assert len(table(database, "interviews")) == 3


ROW = ["20250001", "Ann Archer", "Data 1", "Carla Diaz", "Northwind", "Analyst"]


def test_an_undated_row_is_the_only_interview_there_is(database):
    store(database, log([*ROW, "2026-03-02", 4]))
    receipt = store(database, log([*ROW, None, 5]))
    assert receipt.counts == Counts(changed=1)
    assert table(database, "interviews", "satisfaction") == [(5.0,)]


def test_an_undated_row_that_fits_several_is_held(database):
    store(database, log([*ROW, "2026-03-02", 4], [*ROW, "2026-04-02", 4]))
    receipt = store(database, log([*ROW, None, 5]))
    assert (receipt.counts, codes(receipt)) == (Counts(held=1), ["ambiguous_record"])


def test_a_date_joins_the_undated_interview(database):
    store(database, log([*ROW, None, 4]))
    assert store(database, log([*ROW, "2026-03-02", 4])).counts == Counts(changed=1)
    assert len(table(database, "interviews")) == 1


def test_an_organisation_joins_the_interview_without_one(database):
    bare = ["20250001", "Ann Archer", "Data 1", "Carla Diaz", None, None, "2026-03-02", 4]
    store(database, log(bare))
    assert store(database, log([*ROW, "2026-03-02", 4])).counts == Counts(changed=1)
    assert len(table(database, "professionals")) == 1


def test_another_date_is_another_interview(database):
    store(database, log([*ROW, "2026-03-02", 4]))
    receipt = store(database, workbook("other.xlsx", {"Interviews": [HEAD, [*ROW, "2026-04-02", 4]]}))
    assert receipt.counts == Counts(new=1)
    assert len(table(database, "interviews")) == 2


def test_another_date_in_the_re_sent_file_is_a_correction(database):
    store(database, log([*ROW, "2026-03-02", 4]))
    receipt = store(database, log([*ROW, "2026-04-02", 4]))
    assert (receipt.counts, codes(receipt)) == (Counts(changed=1), ["correction_or_new"])
    assert len(table(database, "interviews")) == 1


def test_unnamed_professionals_are_told_apart_by_work_and_date(database):
    receipt = store(
        database,
        log(
            ["20250001", "Ann Archer", "Data 1", None, "Northwind", "Analyst", "2026-03-02", 4],
            ["20250001", "Ann Archer", "Data 1", None, "Northwind", "Engineer", "2026-03-02", 4],
        ),
    )
    assert receipt.counts == Counts(new=2)
    assert table(database, "professionals") == []


@pytest.mark.parametrize(("second", "counts"), [(4, Counts(new=1, same=1)), (5, Counts(new=1, held=1))])
def test_the_same_record_twice_in_a_file(database, second, counts):
    receipt = store(database, log([*ROW, "2026-03-02", 4], [*ROW, "2026-03-02", second]))
    assert receipt.counts == counts
    assert table(database, "interviews", "satisfaction") == [(4.0,)]


def test_the_same_record_in_two_files_of_one_drop_is_folded_in_order(database):
    one = workbook("a.xlsx", {"Interviews": [HEAD, [*ROW, "2026-03-02", 4]]})
    two = workbook("b.xlsx", {"Interviews": [HEAD, [*ROW, "2026-03-02", 5]]})
    assert store(database, one, two).counts == Counts(new=1, changed=1)
    assert table(database, "interviews", "satisfaction") == [(5.0,)]


def test_a_date_that_can_be_read_two_ways_holds_its_row(database):
    receipt = store(database, log([*ROW, "03/04/2026", 4]))
    assert (receipt.counts, codes(receipt)) == (Counts(held=1), ["date_order_undecided"])
    decided = store(database, log([*ROW, "03/04/2026", 4]), date_order="dmy")
    assert decided.counts == Counts(new=1)


def test_a_line_with_only_the_student_is_no_interview(database):
    receipt = store(database, log(["20250001", "Ann Archer", "Data 1", None, None, None, None, None]))
    assert receipt.counts == Counts(new=1)
    assert table(database, "interviews") == []
    assert len(table(database, "students")) == 1
