"""The directory of fields: what is known, in whose words, and nothing of it where names are hidden."""

from typing import Any

from careerdash.domain.filters import Filters
from careerdash.domain.vocabulary import View
from careerdash.imports.history import undo_batch
from careerdash.insights.fields_directory import FieldAnswers, FieldsAnswer, field_answers, fields_directory
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from tests.factories import add_interview, add_student, scope
from tests.making import NOW, ROSTER, TODAY, store, workbook

HEADERS = [
    "Student ID",
    "Interviewee",
    "Company",
    "Position",
    "Interview Date",
    "Career field",
    "May we keep the answers?",
]
LOG = [
    [*HEADERS, "8. Daily work", "Q18. Helpful courses"],
    [
        "20250001",
        "Carla Diaz",
        "Northwind",
        "Analyst",
        "2026-03-02",
        "Data",
        "Yes",
        "Meetings about ＳＱＬ",
        "Statistics",
    ],
    ["20250001", "Dmitri Orlov", "Bluebell", "Engineer", "2026-03-05", "Data", "", "看报表，写代码", "N/A"],
    ["20250002", "Eva Fox", "Bluebell", "Nurse", "2026-03-06", "Care", "No", "Rounds", ""],
]


def asked(database: Database, **changed: Any) -> FieldsAnswer:
    return fields_directory(**{"database": database, "scope": scope(), "view": View.ADVISOR, "today": TODAY, **changed})


def told(database: Database, **changed: Any) -> FieldAnswers:
    base = {"database": database, "scope": Scope.everything(database), "view": View.ADVISOR, "today": TODAY}
    return field_answers(**{**base, **changed})


def with_log(database: Database) -> int:
    store(database, workbook("r.xlsx", {"Roster": ROSTER}))
    return store(database, workbook("l.xlsx", {"Log": LOG})).batch


def test_fields_say_whom_was_met_and_what_is_answered(database: Database) -> None:
    student = add_student(database)
    add_interview(database, student, person="A", level="entry", organisation="Lab", answered=(1, 2))
    add_interview(database, student, person="A", level="entry", organisation="LAB", answered=(2, 3))
    add_interview(database, student, person="B", level="senior", field="Law")
    first, second = asked(database).fields
    assert (first.field, first.people, first.interviews, first.questions) == ("Data analysis", 1, 2, 3)
    assert (first.entry, first.senior, first.organisations) == (1, 0, 1)
    assert (second.field, second.questions) == ("Law", 0)
    assert asked(database).sentence.startswith("2 fields; most is known of Data analysis")


def test_organisations_tell_posts_and_who_may_be_asked_again(database: Database) -> None:
    student = add_student(database)
    add_interview(database, student, organisation="Lab", occupation="Analyst", may_contact_again=True)
    add_interview(database, student, organisation="lab", occupation="Chemist")
    (lab,) = asked(database).organisations
    assert (lab.people, lab.occupations, lab.contact_again) == (2, ("Analyst", "Chemist"), 1)


def test_answers_stand_side_by_side_as_typed(database: Database) -> None:
    with_log(database)
    answers = told(database, number=8).answers
    assert [row.text for row in answers] == ["Rounds", "看报表，写代码", "Meetings about ＳＱＬ"]
    assert [row.text for row in told(database, number=18).answers] == ["Statistics"]


def test_a_name_stands_only_where_the_answers_may_be_kept(database: Database) -> None:
    with_log(database)
    who = {row.who for row in told(database, number=8).answers}
    assert who == {"Carla Diaz", "Engineer", "Nurse"}


def test_search_finds_words_in_both_languages(database: Database) -> None:
    with_log(database)
    assert [row.text for row in told(database, search="报表").answers] == ["看报表，写代码"]
    assert [row.text for row in told(database, search="MEETINGS").answers] == ["Meetings about ＳＱＬ"]
    assert [row.text for row in told(database, search="sql").answers] == ["Meetings about ＳＱＬ"]


def test_answers_follow_the_filters_and_the_scope(database: Database) -> None:
    with_log(database)
    assert {row.field for row in told(database, filters=Filters(field=("Care",))).answers} == {"Care"}
    assert told(database, scope=Scope()).answers == ()


def test_answers_of_an_undone_import_are_gone(database: Database) -> None:
    batch = with_log(database)
    undo_batch(database, batch, NOW)
    assert told(database).answers == ()


def test_names_hidden_lists_no_answers_no_organisations_and_no_small_field(database: Database) -> None:
    student = add_student(database)
    for number in range(5):
        add_interview(database, student, person=f"P {number}", organisation="Lab")
    add_interview(database, student, field="Law")
    shared = asked(database, view=View.SHARE)
    assert [(card.field, card.people, card.entry) for card in shared.fields] == [("Data analysis", 5, None)]
    assert shared.organisations == ()
    assert told(database, view=View.SHARE) == FieldAnswers(hidden=True, answers=())


def test_a_known_skill_is_found_under_its_names_in_both_languages(database: Database) -> None:
    store(database, workbook("r.xlsx", {"Roster": ROSTER}))
    log = [
        [*HEADERS, "11. Abilities needed to succeed"],
        ["20250001", "Carla Diaz", "Northwind", "Analyst", "2026-03-02", "Data", "", "沟通能力，抗压"],
        ["20250002", "Eva Fox", "Bluebell", "Nurse", "2026-03-06", "Care", "", "Good communication and patience"],
    ]
    store(database, workbook("l.xlsx", {"Log": log}))
    both = {"沟通能力，抗压", "Good communication and patience"}
    for search in ("communication", "沟通", "Communication skills"):
        assert {row.text for row in told(database, search=search).answers} == both, search


def test_every_word_has_to_be_found_somewhere_in_the_answer_or_its_place(database: Database) -> None:
    with_log(database)
    assert [row.text for row in told(database, search="bluebell rounds").answers] == ["Rounds"]
    assert {row.organisation for row in told(database, search="bluebell").answers} == {"Bluebell"}
    assert told(database, search="northwind rounds").answers == ()
    # a name is not searched: it stands nowhere without consent
    assert told(database, search="eva").answers == ()


def test_names_hidden_joins_small_fields_and_counts_no_rows(database: Database) -> None:
    student = add_student(database)
    for field, people in (("Data", 9), ("Care", 7), ("Law", 3), ("Art", 3)):
        for number in range(people):
            add_interview(database, student, person=f"{field} {number}", field=field)
    shared = asked(database, view=View.SHARE)
    found = {card.field: (card.people, card.interviews) for card in shared.fields}
    assert found == {"Data": (9, None), "Care": (7, None), "Other fields": (6, None)}
