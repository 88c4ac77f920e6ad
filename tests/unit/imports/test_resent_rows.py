"""A file sent again whose rows name other students, people, days or classes than before."""

from careerdash.domain.vocabulary import Entity
from careerdash.imports.fixes.corrections import correct
from careerdash.imports.history import redo_batch, undo_batch
from careerdash.imports.model import Counts
from tests.making import LOG, NOW, ROSTER, TODAY, everything, plan_of, store, table, workbook

HEAD = [*LOG[0], "Holland code", "Class"]
ANN = ["20250001", "Ann Archer", "Carla Diaz", "Northwind", "Analyst", "2026-03-02", "$65,000", "4", "SQL", "RIA", None]
BEN = ["20250002", "Ben Brook", "Dmitri Orlov", "Bluebell", "Engineer", "2026-03-05", "$70,000", "5", "R", None, None]


def log(*rows, name="log.xlsx"):
    return workbook(name, {"Interviews": [HEAD, *rows]})


def roster():
    return workbook("roster.xlsx", {"Roster": ROSTER})


def interviews(database):
    return table(database, "interviews JOIN students USING (student_key)", "student_name, professional_name")


def told(plan):
    return [(issue.code, issue.row, issue.column) for issue in plan.issues]


def test_a_row_that_names_another_student_takes_its_interview_along(database):
    store(database, roster(), log(ANN, BEN))
    kept = table(database, "interviews", "interview_id")
    before = everything(database)
    resent = log(ANN, ["20250001", "Ann Archer", *BEN[2:]])
    plan = plan_of(database, resent)
    assert (plan.counts, told(plan)) == (Counts(changed=1, same=1), [("correction_or_new", 3, "B")])
    assert "Ben Brook Dmitri Orlov 2026-03-05" in plan.issues[0].message
    assert [(c.row, c.field, c.old, c.new) for c in plan.changes] == [(3, "Student name", "Ben Brook", "Ann Archer")]
    receipt = store(database, resent)
    assert interviews(database) == [("Ann Archer", "Carla Diaz"), ("Ann Archer", "Dmitri Orlov")]
    assert table(database, "interviews", "interview_id") == kept
    after = everything(database)
    assert plan_of(database, resent).counts == Counts(same=2)
    undo_batch(database, receipt.batch, NOW)
    assert everything(database) == before
    redo_batch(database, receipt.batch, NOW)
    assert everything(database) == after


def test_a_misspelled_student_of_a_file_with_one_row_is_a_correction_too(database):
    store(database, log([None, "Ann Archr", *ANN[2:]]))
    plan = plan_of(database, log([None, "Ann Archer", *ANN[2:]]))
    assert (plan.counts, told(plan)) == (Counts(changed=1), [("correction_or_new", 2, "B")])


def test_files_of_one_name_from_two_students_are_two_interviews(database):
    store(database, roster(), log(ANN))
    plan = plan_of(database, log(["20250002", "Ben Brook", *ANN[2:9], None, None]))
    assert (plan.counts, told(plan)) == (Counts(new=1), [("correction_or_new", 2, "F")])
    other = plan_of(database, log(BEN))
    assert (other.counts, told(other)) == (Counts(new=1), [])


def test_a_row_with_another_name_and_another_day_is_asked_about(database):
    store(database, roster(), log(ANN, BEN))
    other = ["20250001", "Ann Archer", "Elif Kaya", *ANN[3:5], "2026-04-09", *ANN[6:]]
    plan = plan_of(database, log(other, BEN))
    assert (plan.counts, told(plan)) == (Counts(new=1, same=1), [("correction_or_new", 2, "C")])
    assert "another interview" in plan.issues[0].message
    misspelled = [*ANN[:2], "Karla Dias", *ANN[3:5], "2026-04-09", *ANN[6:]]
    assert plan_of(database, log(misspelled, BEN)).counts == Counts(changed=1, same=1)


def test_rows_that_only_changed_places_are_the_same(database):
    store(database, roster(), log(ANN, BEN))
    third = ["20250001", "Ann Archer", "Elif Kaya", *ANN[3:5], "2026-04-09", *ANN[6:]]
    plan = plan_of(database, log(third, BEN, ANN))
    assert (plan.counts, told(plan)) == (Counts(new=1, same=2), [])


def test_a_log_never_moves_a_student_of_a_roster_and_says_so(database):
    store(database, roster(), log(ANN))
    plan = plan_of(database, log([*ANN[:10], "Data 2"]))
    assert (plan.counts, told(plan)) == (Counts(same=1), [("other_class", 2, "K")])
    assert plan.issues[0].message == "Ann Archer is in class “Data 1”; this row says “Data 2”, and the class stays."
    assert plan.issues[0].suggestions == ("Data 1",)
    store(database, log([*ANN[:10], "Data 2"]))
    assert set(table(database, "students", "class_name")) == {("Data 1",)}


def test_one_warning_for_a_class_that_is_called_otherwise_throughout(database):
    rows = [[*ANN[:10], "Data one"], [*BEN[:10], "Data one"]]
    plan = plan_of(database, roster(), log(*rows))
    assert [issue.message for issue in plan.issues] == [
        "2 students are in class “Data 1”; their rows say “Data one”, and the class stays."
    ]


def test_without_a_roster_the_later_log_moves_the_student_and_says_so(database):
    store(database, log([*ANN[:10], "Data 1"]))
    resent = log([*ANN[:10], "Data 2"], name="later.xlsx")
    plan = plan_of(database, resent)
    assert (plan.counts, told(plan)) == (Counts(changed=1), [("other_class", 2, "K")])
    assert plan.issues[0].message == "Ann Archer was in class “Data 1” and moves to “Data 2”, as this row says."
    assert [(c.field, c.old, c.new) for c in plan.changes] == [("Class", "Data 1", "Data 2")]
    store(database, resent)
    assert table(database, "students", "class_name") == [("Data 2",)]
    assert plan_of(database, resent).counts == Counts(same=1)


def test_a_roster_that_moves_a_student_is_a_change(database):
    store(database, roster(), log(ANN))
    plan = plan_of(database, workbook("new.xlsx", {"Roster": [ROSTER[0], ["20250001", "Ann Archer", "Data 2"]]}))
    assert plan.counts == Counts(changed=1)
    assert [(c.field, c.old, c.new) for c in plan.changes] == [("Class", "Data 1", "Data 2")]


def test_a_fact_of_the_student_in_a_log_is_a_change_like_any(database):
    store(database, roster(), log(ANN))
    plan = plan_of(database, log([*ANN[:9], "SEC", None]))
    assert plan.counts == Counts(changed=1)
    assert [(c.field, c.old, c.new) for c in plan.changes] == [("Holland code", "RIA", "SEC")]


def test_a_correction_of_an_interview_leaves_its_student_on_the_roster(database):
    store(database, roster(), log(ANN))
    (interview,) = table(database, "interviews", "interview_id")[0]
    correct(database, Entity.INTERVIEW, interview, {"salary": "$70,000"}, "tester", NOW, TODAY)
    assert table(database, "students", "student_name, on_roster") == [("Ann Archer", True), ("Ben Brook", True)]


def test_a_correction_of_a_student_puts_nobody_on_a_roster(database):
    store(database, log([*ANN[:10], "Data 1"]))
    (student,) = table(database, "students", "student_key")[0]
    correct(database, Entity.STUDENT, student, {"email": "ann@example.org"}, "tester", NOW, TODAY)
    assert table(database, "students", "email, on_roster") == [("ann@example.org", False)]
