"""The words that stand around a figure of pay; the lists themselves are in ``salary_words.toml``."""

import tomllib
from pathlib import Path

Token = tuple[str, str]

_FILE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def _token(key: str) -> Token:
    kind, _dot, value = key.partition(".")
    return kind, value


def _by_word(section: str) -> dict[str, Token]:
    return {word: _token(key) for key, words in _FILE[section].items() for word in words.split()}


ENGLISH: dict[str, Token] = _by_word("english")
CHINESE: dict[str, Token] = _by_word("chinese")
PHRASES: dict[Token, str] = {_token(key): "|".join(phrases) for key, phrases in _FILE["phrases"].items()}
MISSING: tuple[str, ...] = (*_FILE["silence"]["missing_words"].split(), *_FILE["silence"]["missing_phrases"])
DECLINED: str = "|".join(_FILE["silence"]["declined"])
SIMPLIFY = str.maketrans(dict(_FILE["characters"]["traditional"].split()))
