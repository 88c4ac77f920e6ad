"""Decisions about spellings: they hold for old rows and new ones, are taken back whole, and move no row to another record."""

import pytest

from careerdash.domain.spellings import SpellingKind
from careerdash.domain.vocabulary import View
from careerdash.errors import BatchState, UnknownBatch, WrongUse
from careerdash.imports.history import redo_batch, undo_batch
from careerdash.imports.model import Counts
from careerdash.imports.records.spellings import Target, merge_spellings, put_back_decision, withdraw_decision
from careerdash.insights.skills import skills
from careerdash.privacy.scope import Scope
from careerdash.reports.exports import export_rows
from tests.making import LOG, NOW, ROSTER, TODAY, everything, plan_of, store, table, workbook

CLASS = workbook("class.xlsx", {"Roster": ROSTER, "Interviews": LOG})
LATER = workbook(
    "later.xlsx",
    {
        "Interviews": [
            [*LOG[0], "Industry", "Target occupation"],
            ["20250002", "Ben Brook", "Eva Falk", "Northwind  LABS", "Analyst", "2026-04-01", "$70,000", "3", "sql; wrangling", "IT", "DA"],
        ]
    },
)  # fmt: skip


def merge(database, kind, chosen, name, key=None, **stated):
    return merge_spellings(database, kind, chosen, Target(name, key, **stated), "tester", NOW)


def exported(database, name):
    return export_rows(database, name, Scope.everything(database), View.ADVISOR, TODAY).to_pylist()


def organisations(database):
    return sorted({row["organisation"] for row in exported(database, "interviews")})


@pytest.fixture
def stored(database):
    store(database, CLASS)
    return database


def test_organisations_read_one_name_in_old_rows_and_in_every_later_import(stored):
    decision = merge(stored, SpellingKind.ORGANISATION, {"northwindlabs": "Northwind Labs"}, "Northwind")
    assert organisations(stored) == ["Bluebell Bank", "Northwind"]
    store(stored, LATER)
    assert organisations(stored) == ["Bluebell Bank", "Northwind"]
    assert [row[0] for row in table(stored, "spellings", "changes")] == [1, 1]
    withdraw_decision(stored, decision, "tester", NOW)
    assert organisations(stored) == ["Bluebell Bank", "Northwind  LABS", "Northwind Labs"]
    put_back_decision(stored, decision)
    assert organisations(stored) == ["Bluebell Bank", "Northwind"]


@pytest.mark.parametrize(
    ("kind", "column", "key", "text"),
    [
        (SpellingKind.ORGANISATION, "organisation", "northwindlabs", "Northwind Labs"),
        (SpellingKind.OCCUPATION, "occupation", "dataanalyst", "Data analyst"),
        (SpellingKind.FIELD, "field", "da", "DA"),
        (SpellingKind.INDUSTRY, "industry", "it", "IT"),
    ],
)
def test_withdrawing_gives_every_record_back_as_it_was(stored, kind, column, key, text):
    store(stored, LATER)
    before = everything(stored)
    decision = merge(stored, kind, {key: text}, "Another name")
    assert "Another name" in {row[column] for row in exported(stored, "interviews")}
    withdraw_decision(stored, decision, "tester", NOW)
    assert everything(stored) == before


def test_the_same_file_again_is_the_same_whatever_was_merged(stored):
    merge(stored, SpellingKind.ORGANISATION, {"northwindlabs": "Northwind Labs"}, "Bluebell Bank", "bluebellbank")
    people = dict(table(stored, "professionals", "professional_name, professional_id"))
    merge(stored, SpellingKind.PROFESSIONAL, {people["Carla Diaz"]: ""}, "Dmitri Orlov", people["Dmitri Orlov"])
    plan = plan_of(stored, CLASS)
    assert (plan.counts, plan.changes) == (Counts(same=4), ())


def test_an_unnamed_interview_is_found_again_after_its_organisation_and_post_were_merged(database):
    rows = [LOG[0], [*LOG[1][:2], "", *LOG[1][3:]]]
    source = workbook("unnamed.xlsx", {"Roster": ROSTER, "Interviews": rows})
    store(database, source)
    merge(database, SpellingKind.ORGANISATION, {"northwindlabs": "Northwind Labs"}, "NWL")
    merge(database, SpellingKind.OCCUPATION, {"dataanalyst": "Data analyst"}, "Analyst")
    assert plan_of(database, source).counts == Counts(same=3)


def test_undo_and_redo_of_the_import_lose_nothing_of_a_decision(stored):
    merge(stored, SpellingKind.ORGANISATION, {"northwindlabs": "Northwind Labs"}, "Northwind")
    merge(stored, SpellingKind.SKILL, {"excel": "Excel"}, "Spreadsheets at large", category="Office tools")
    after = everything(stored)
    undo_batch(stored, 1, NOW)
    assert all(rows == [] for rows in everything(stored).values())
    assert table(stored, "respelled") == []
    redo_batch(stored, 1, NOW)
    assert everything(stored) == after


def test_a_skill_gets_a_name_category_and_competency_and_counts_once_per_interview(stored):
    store(stored, LATER)
    decision = merge(
        stored,
        SpellingKind.SKILL,
        {"wrangling": "wrangling", "sql": "SQL"},
        "Rowcraft",
        category="Data",
        competency="Technology",
    )
    rows = [row for row in exported(stored, "skills") if row["skill"] == "Rowcraft"]
    assert {(row["category"], row["competency"]) for row in rows} == {("Data", "Technology")}
    assert sum(row["interviews"] for row in rows) == 3
    assert {row["skills"] for row in exported(stored, "interviews")} == {
        "Rowcraft; Excel", "Python; Rowcraft", "Rowcraft",
    }  # fmt: skip
    answer = skills(database=stored, scope=Scope.everything(stored), view=View.ADVISOR, today=TODAY)
    assert next((skill.skill, skill.n, skill.known) for skill in answer.skills) == ("Rowcraft", 3, True)
    assert answer.unknown == ()
    withdraw_decision(stored, decision, "tester", NOW)
    assert "wrangling" in {row["skill"] for row in exported(stored, "skills")}


def test_a_skill_the_list_knows_brings_its_own_category(stored):
    store(stored, LATER)
    merge(stored, SpellingKind.SKILL, {"wrangling": "wrangling"}, "python", category="Nonsense")
    (row,) = [row for row in table(stored, "spellings", "text, target_name, category") if row[0] == "wrangling"]
    assert row == ("wrangling", "Python", "Programming")


def test_people_are_one_person_in_every_count(stored):
    people = dict(table(stored, "professionals", "professional_name, professional_id"))
    decision = merge(
        stored, SpellingKind.PROFESSIONAL, {people["Carla Diaz"]: ""}, "Dmitri Orlov", people["Dmitri Orlov"]
    )
    assert {row["professional_id"] for row in exported(stored, "interviews")} == {people["Dmitri Orlov"]}
    assert {row["professionals"] for row in exported(stored, "skills") if row["skill"] == "SQL"} == {1}
    withdraw_decision(stored, decision, "tester", NOW)
    assert {row["professionals"] for row in exported(stored, "skills") if row["skill"] == "SQL"} == {2}


def test_no_name_of_a_person_is_kept_with_a_decision(stored):
    people = dict(table(stored, "professionals", "professional_name, professional_id"))
    merge(
        stored, SpellingKind.PROFESSIONAL, {people["Carla Diaz"]: "Carla Diaz"}, "Dmitri Orlov", people["Dmitri Orlov"]
    )
    assert table(stored, "spellings", "text, target_name") == [("", "")]


def test_an_import_taken_back_leaves_no_name_behind_in_those_merged_into_it(stored):
    store(stored, LATER)
    people = dict(table(stored, "professionals", "professional_name, professional_id"))
    merge(stored, SpellingKind.PROFESSIONAL, {people["Carla Diaz"]: ""}, "Eva Falk", people["Eva Falk"])
    undo_batch(stored, 2, NOW)
    assert {row["professional_name"] for row in exported(stored, "interviews")} == {"Carla Diaz", "Dmitri Orlov"}
    redo_batch(stored, 2, NOW)
    assert {row["professional_name"] for row in exported(stored, "interviews")} == {"Dmitri Orlov", "Eva Falk"}


def test_decisions_follow_each_other(stored):
    first = merge(stored, SpellingKind.ORGANISATION, {"northwindlabs": "Northwind Labs"}, "Northwind")
    second = merge(stored, SpellingKind.ORGANISATION, {"northwind": "Northwind"}, "Bluebell Bank", "bluebellbank")
    assert organisations(stored) == ["Bluebell Bank"]
    withdraw_decision(stored, second, "tester", NOW)
    assert organisations(stored) == ["Bluebell Bank", "Northwind"]
    withdraw_decision(stored, first, "tester", NOW)
    put_back_decision(stored, second)
    assert organisations(stored) == ["Bluebell Bank", "Northwind Labs"]


def test_a_decision_back_to_the_first_spelling_is_no_circle(stored):
    merge(stored, SpellingKind.ORGANISATION, {"northwindlabs": "Northwind Labs"}, "Northwind")
    merge(stored, SpellingKind.ORGANISATION, {"northwind": "Northwind"}, "Northwind Labs")
    assert organisations(stored) == ["Bluebell Bank", "Northwind Labs"]


def test_a_decision_that_would_lead_in_a_circle_is_not_put_back(stored):
    labs, bank = {"northwindlabs": "Northwind Labs"}, {"bluebellbank": "Bluebell Bank"}
    first = merge(stored, SpellingKind.ORGANISATION, labs, "Bluebell Bank", "bluebellbank")
    withdraw_decision(stored, first, "tester", NOW)
    merge(stored, SpellingKind.ORGANISATION, bank, "Northwind Labs", "northwindlabs")
    with pytest.raises(BatchState):
        put_back_decision(stored, first)
    assert organisations(stored) == ["Northwind Labs"]


def test_what_changes_nothing_or_is_not_there_is_refused(stored):
    labs = {"northwindlabs": "Northwind Labs"}
    with pytest.raises(WrongUse):
        merge(stored, SpellingKind.ORGANISATION, labs, "Northwind Labs", "northwindlabs")
    with pytest.raises(WrongUse):
        merge(stored, SpellingKind.ORGANISATION, labs, "   ")
    with pytest.raises(WrongUse):
        merge(stored, SpellingKind.SKILL, {"excel": "Excel"}, "Something new", competency="Flying")
    with pytest.raises(WrongUse):
        merge(stored, SpellingKind.PROFESSIONAL, {"nobody": ""}, "Nobody", "no such person")
    with pytest.raises(UnknownBatch):
        withdraw_decision(stored, 9, "tester", NOW)
    decision = merge(stored, SpellingKind.ORGANISATION, labs, "Northwind")
    with pytest.raises(BatchState):
        put_back_decision(stored, decision)
    withdraw_decision(stored, decision, "tester", NOW)
    with pytest.raises(BatchState):
        withdraw_decision(stored, decision, "tester", NOW)


def test_a_decision_tells_who_when_and_how_many(stored):
    decision = merge(stored, SpellingKind.ORGANISATION, {"northwindlabs": "Northwind Labs"}, "Northwind")
    withdraw_decision(stored, decision, "another", NOW)
    assert table(stored, "spellings", "author, created_at, changes, withdrawn_by, withdrawn_at") == [
        ("tester", NOW, 1, "another", NOW),
        ("tester", NOW, 1, "another", NOW),
    ]


def test_an_employer_is_an_organisation(stored):
    header = ["Student ID", "Name", "Company", "Position applied", "Round", "Interview date", "Result"]
    row = ["20250001", "Ann Archer", "Northwind Labs Ltd", "Analyst", "HR", "2026-04-02", "passed"]
    source = workbook("jobs.xlsx", {"Job interviews": [header, row]})
    store(stored, source)
    before = everything(stored)
    decision = merge(stored, SpellingKind.ORGANISATION, {"northwindlabs": "Northwind Labs"}, "Northwind")
    assert [row["employer"] for row in exported(stored, "job_interviews")] == ["Northwind"]
    assert plan_of(stored, source).counts == Counts(same=1)
    undo_batch(stored, 2, NOW)
    redo_batch(stored, 2, NOW)
    assert [row["employer"] for row in exported(stored, "job_interviews")] == ["Northwind"]
    withdraw_decision(stored, decision, "tester", NOW)
    assert everything(stored) == before


def test_a_field_that_follows_the_roster_follows_it_out_of_a_merge_and_back(database):
    def roster(target):
        rows = [[*ROSTER[0], "Target occupation"], *([*row, target] for row in ROSTER[1:])]
        return workbook("roster.xlsx", {"Roster": rows})

    def fields():
        return {row["field"] for row in exported(database, "interviews")}

    store(database, roster("Analytics"))
    store(database, CLASS)
    decision = merge(database, SpellingKind.FIELD, {"analytics": "Analytics"}, "Data analysis")
    assert fields() == {"Data analysis"}
    later = store(database, roster("Nursing"))
    assert fields() == {"Nursing"}
    assert table(database, "respelled") == []
    undo_batch(database, later.batch, NOW)
    assert fields() == {"Data analysis"}
    withdraw_decision(database, decision, "tester", NOW)
    assert fields() == {"Analytics"}
