"""The word lists themselves."""

import tomllib
from pathlib import Path

import pytest

from careerdash.domain import vocabulary
from careerdash.domain.tracks import PLANNING
from careerdash.values import wordlists
from careerdash.values.rounds import EXTRA_ROUNDS
from careerdash.values.wordlists import word_list

FILE = tomllib.loads(Path(wordlists.__file__).with_name("words.toml").read_text(encoding="utf-8"))
CODES = {
    "methods": set(vocabulary.METHODS),
    "fits": set(vocabulary.FITS),
    "permissions": set(vocabulary.PERMISSIONS),
    "results": set(vocabulary.JOB_RESULTS),
    "steps": {step.key for step in PLANNING.steps},
    "statuses": {status.value for status in vocabulary.Status},
    "yes_no": {"yes", "no"},
    "satisfaction": set("12345"),
    "agreement": set("12345"),
    "beginners": {"beginner"},
    "missing": {"missing"},
}


@pytest.mark.parametrize("name", FILE)
def test_no_word_stands_for_two_codes(name):
    assert word_list(name)


@pytest.mark.parametrize("name", CODES)
def test_whole_words_stand_for_codes_of_the_domain(name):
    assert set(FILE[name]["exact"]) <= CODES[name]


def test_rounds_are_those_of_the_domain_and_the_extra_ones():
    kinds = {kind.removesuffix("_screening") for kind in FILE["round_kinds"]["contains"]}
    assert kinds <= {*vocabulary.JOB_ROUNDS, *EXTRA_ROUNDS}


def test_relationships_are_those_of_the_domain():
    assert {code.removesuffix("_of_family") for code in FILE["relationships"]["contains"]} == set(
        vocabulary.RELATIONSHIPS
    )
