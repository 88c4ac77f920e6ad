"""Which spellings there are and which look alike."""

import pytest

from careerdash.domain.spellings import SpellingKind
from careerdash.domain.vocabulary import View
from careerdash.imports.records.spellings import Target, merge_spellings
from careerdash.insights.likeness import Named, look_alikes
from careerdash.insights.spellings import decisions, interviews_changed, spellings, unknown_skills
from careerdash.privacy.scope import Scope
from tests.making import LOG, NOW, ROSTER, store, workbook


def row(student, person, organisation, occupation, skills):
    return [*student, person, organisation, occupation, "2026-03-02", "$65,000", "4", skills]


ANN, BEN = ("20250001", "Ann Archer"), ("20250002", "Ben Brook")
ROWS = [
    LOG[0],
    row(ANN, "Carla Diaz", "Northwind Labs", "Data analyst", "SQL, Blorfing"),
    row(ANN, "Carla Dias", "Northwind Labs", "Data Analyst", "excel; blorfing"),
    row(BEN, "王女士", "Northwind Lab", "Data analists", "Pytthon"),
    row(BEN, "Wang", "Quill and Sons", "Baker", "Pytthon, SQL"),
]


@pytest.fixture
def stored(database):
    store(database, workbook("class.xlsx", {"Roster": ROSTER, "Interviews": ROWS}))
    return database


def asked(database, kind, view=View.ADVISOR, scope=None):
    scope = Scope.everything(database) if scope is None else scope
    return spellings(database=database, scope=scope, view=view, kind=kind)


def test_unknown_skills_stand_first_with_their_spellings(stored):
    found = asked(stored, SpellingKind.SKILL)
    assert [(group.name.lower(), group.interviews) for group in found.unknown] == [("blorfing", 2), ("pytthon", 2)]
    assert found.groups[0].texts == ("Blorfing", "blorfing")
    assert found.sentence.startswith("2 skills have no name yet; ")
    assert unknown_skills(database=stored, scope=Scope.everything(stored)) == 2
    assert unknown_skills(database=stored, scope=Scope()) == 0


def test_a_misspelled_skill_is_proposed_for_the_one_it_looks_like(stored):
    (pair,) = asked(stored, SpellingKind.SKILL).look_alikes
    assert (pair.source.name, pair.target_name, pair.changes) == ("Pytthon", "Python", 2)


def test_names_that_look_alike_are_proposed_the_rarer_for_the_commoner(stored):
    (pair,) = asked(stored, SpellingKind.ORGANISATION).look_alikes
    assert (pair.source.name, pair.target_name, pair.changes) == ("Northwind Lab", "Northwind Labs", 1)
    (post,) = asked(stored, SpellingKind.OCCUPATION).look_alikes
    assert (post.source.name, post.target_name.lower()) == ("Data analists", "data analyst")


def test_people_are_proposed_only_with_their_place_of_work_and_never_by_surname_elsewhere(stored):
    (pair,) = asked(stored, SpellingKind.PROFESSIONAL).look_alikes
    assert {pair.source.name, pair.target_name} == {"Carla Dias", "Carla Diaz"}


@pytest.mark.parametrize(
    ("one", "other", "people", "alike"),
    [
        ("腾讯", "腾讯科技", False, True),
        ("Hall 1", "Hall 2", False, False),
        ("Data analysis", "Analysis, data", False, True),
        ("Nursing", "Teaching", False, False),
        ("王女士", "王女士", True, False),
        ("Mei Lin Chow", "Mei Lin  Chow", True, True),
        ("Emeka Larkspur", "Emeka Netherby", True, False),
    ],
)
def test_what_counts_as_alike(one, other, people, alike):
    named = [Named(0, one, 2, "x"), Named(1, other, 1, "y")]
    assert bool(look_alikes(named, people=people)) is alike


def test_nothing_is_told_where_names_are_hidden_or_nothing_is_in_scope(stored):
    assert asked(stored, SpellingKind.PROFESSIONAL, View.SHARE).groups == ()
    assert decisions(database=stored, view=View.SHARE) == ()
    assert asked(stored, SpellingKind.SKILL, scope=Scope()).groups == ()


def test_the_effect_told_before_is_the_effect_counted_after(stored):
    told = interviews_changed(
        database=stored,
        kind=SpellingKind.SKILL,
        keys=("blorfing", "pytthon"),
        target_key="python",
        target_name="Python",
    )
    chosen = {"blorfing": "Blorfing", "pytthon": "Pytthon"}
    merge_spellings(stored, SpellingKind.SKILL, chosen, Target("Python"), "tester", NOW)
    (decision,) = decisions(database=stored, view=View.ADVISOR)
    assert told == decision.changes == 4
    assert (decision.texts, decision.target, decision.author) == (("Blorfing", "Pytthon"), "Python", "tester")
    merged = next(group for group in asked(stored, SpellingKind.SKILL).groups if group.name == "Python")
    assert {"Blorfing", "Pytthon"} <= set(merged.texts)


def test_naming_a_skill_as_it_is_typed_most_changes_every_interview_that_names_it(stored):
    asked_for = {"database": stored, "kind": SpellingKind.SKILL, "keys": ("blorfing",), "target_key": "blorfing"}
    assert interviews_changed(**asked_for, target_name="Blorfing") == 2
    merge_spellings(stored, SpellingKind.SKILL, {"blorfing": "Blorfing"}, Target("Blorfing"), "tester", NOW)
    assert [group.name for group in asked(stored, SpellingKind.SKILL).unknown] == ["Pytthon"]
    assert interviews_changed(**asked_for, target_name="Blorfing") == 0
