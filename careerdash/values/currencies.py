"""Currencies as people type them: codes, signs, words, and signs that several countries share (``currencies.toml``)."""

import tomllib
from pathlib import Path

_FILE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def _by_mark(section: str) -> dict[str, str]:
    return {mark: currency for currency, marks in _FILE[section].items() for mark in marks.split()}


CODES = frozenset(_FILE["codes"]["read"].split())
# Signs that belong to several currencies; which one is decided by the cell, the import's default, or not at all.
_SHARED: dict[str, tuple[str, tuple[str, ...]]] = {
    sign: (entry["usual"], tuple(entry["possible"].split())) for sign, entry in _FILE["shared"].items()
}
SHARED_SIGNS = frozenset(_SHARED)
_TOGETHER = {frozenset({"¥", "元"}): "¥", frozenset({"lakh", "rupee"}): "rupee", frozenset({"$", "元"}): "$"}

WORDS: dict[str, str] = {
    code.lower(): code for code in CODES if code.lower() not in _FILE["codes"]["not_as_word"].split()
} | _by_mark("words")
SYMBOLS: dict[str, str] = _by_mark("symbols")
HAN_WORDS: dict[str, str] = _by_mark("chinese")


def merge_signs(first: str | None, second: str) -> str | None:
    """Return the one currency or sign two marks on the same figure mean (``$`` and CAD); None when they contradict."""
    if first is None or first == second:
        return second
    for sign, code in ((first, second), (second, first)):
        if sign in _SHARED and code in _SHARED[sign][1]:
            return code
    return _TOGETHER.get(frozenset({first, second}))


def resolve_currency(sign: str | None, candidates: tuple[str | None, ...]) -> str | None:
    """Return the ISO code a typed mark means; ``candidates`` are the cell's currency and the import's default.

    A mark of several countries takes the first candidate it can stand for, else its most usual meaning; None when it
    has none (``kr``), and when nothing was typed and no candidate is known.
    """
    if sign is None:
        return next((candidate for candidate in candidates if candidate), None)
    if sign not in _SHARED:
        return sign
    usual, possible = _SHARED[sign]
    return next((candidate for candidate in candidates if candidate in possible), usual) or None


def possible_currencies(sign: str) -> tuple[str, ...]:
    """Return every currency a typed mark can stand for, most usual first."""
    return _SHARED[sign][1] if sign in _SHARED else (sign,)
