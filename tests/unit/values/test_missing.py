"""Marks for "no value"."""

import pytest

from careerdash.values.missing import is_missing, is_missing_name

MISSING = [
    ("NA", True),
    ("N/A", True),
    ("None", True),
    ("NULL", True),
    ("-", True),
    ("--", True),
    ("/", True),
    ("无", True),
    ("暂无", True),
    ("没有", True),
    ("Not yet", True),
    (".", True),
    ("?", True),
    ("未填", True),
    ("0", False),
    ("No", False),
    ("没有什么", False),
    ("无线电", False),
    ("Ｎ／Ａ", True),
    ("——", True),
    ("…", True),
    ("n.a.", True),
    ("tbd", True),
    ("nil", True),
    ("✓", False),
    ("★", False),
    ("未知", True),
    ("Nan", True),
    ("N o n e", True),
    ("nothing", False),
    ("不清楚", True),
    ("待定", True),
    ("#N/A", True),
]
NAMES = [
    ("None", False),
    ("Null", False),
    ("Na", False),
    ("-", True),
    ("/", True),
    ("无", True),
    ("N/A", True),
    ("暂无", True),
    ("n.a.", True),
    ("nan", False),
    ("", True),
    (" ", True),
    ("NA", False),
    ("没有", True),
]


@pytest.mark.parametrize(("text", "expected"), MISSING)
def test_is_missing(text, expected):
    assert is_missing(text) is expected


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_is_missing_name(text, expected):
    assert is_missing_name(text) is expected
