"""The words a text is about, in both languages, and own ratings as students type them."""

import subprocess
import sys

import pytest

from careerdash.values.keywords import keywords, stem
from careerdash.values.own_ratings import read_own_ratings


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("meetings without an end", {"meet"}),
        ("A meeting, and another meeting", {"meet"}),
        ("the people, especially product managers", {"peopl", "product", "manager"}),
        ("加班，起薪低", {"加班", "起薪"}),
        ("同事年轻，氛围好", {"同事", "年轻", "氛围"}),
        ("flexible hours，离家近", {"flexibl", "hour", "离家近"}),
        ("无", set()),
        ("N/A", set()),
        ("", set()),
        ("nothing", set()),
    ],
)
def test_a_text_is_about_its_words(text: str, keys: set[str]) -> None:
    assert {keyword.key for keyword in keywords(text)} == keys


@pytest.mark.parametrize(
    ("forms", "key"),
    [
        (("plan", "plans", "planning", "planned"), "plan"),
        (("company", "companies"), "company"),
        (("class", "classes"), "class"),
        (("box", "boxes"), "box"),
        (("bus",), "bus"),
        (("sell", "selling", "sells"), "sell"),
        (("thing", "things"), "thing"),
    ],
)
def test_forms_of_a_word_share_a_stem(forms: tuple[str, ...], key: str) -> None:
    assert {stem(form) for form in forms} == {key}


def test_the_dictionary_waits_for_chinese() -> None:
    script = "import sys; from careerdash.values.keywords import keywords; keywords('long hours'); print('rjieba' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("text", "ratings"),
    [
        ("SQL 3; Excel 4", {"sql": 3, "excel": 4}),
        ("沟通：4，Excel（3）", {"communication": 4, "excel": 3}),
        ("Python-3 | Excel 4/5", {"python": 3, "excel": 4}),
        ("4", {"": 4}),
        ("3.5", {"": 3.5}),
        ("4/5", {"": 4}),
        ("SQL 8/10", {}),
        ("SQL 7", {}),
        ("SQL 0", {}),
        ("good at SQL", {}),
        ("", {}),
        ("SQL 3; sql 5", {"sql": 3}),
    ],
)
def test_own_ratings(text: str, ratings: dict[str, float]) -> None:
    assert {rating.key: rating.rating for rating in read_own_ratings(text)} == ratings
