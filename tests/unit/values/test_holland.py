"""Holland codes as typed."""

import pytest

from careerdash.values.holland import read_holland

CASES = [
    ("IES", "IES"),
    ("RIA", "RIA"),
    ("研究型-企业型-社会型", "IES"),
    ("R", "R"),
    ("Realistic, Investigative", "RI"),
    ("I/E/S", "IES"),
    ("ies", "IES"),
    ("SAE型", "SAE"),
    ("R32 I45 A20", "IRA"),
    ("ENFP", None),
    ("ISTJ", None),
    ("研究型（I）", "I"),
    ("社会型S", "S"),
    ("IAS(48,40,31)", "IAS"),
    ("实用型、研究型、艺术型", "RIA"),
    ("S-A-E", "SAE"),
    ("RIASEC", None),
    ("social", "S"),
    ("NA", None),
    ("Investigative (I), Artistic (A), Social (S)", "IAS"),
    ("code: RIA", "RIA"),
    ("霍兰德代码：ISE", "ISE"),
    ("IIE", None),
    ("事务型", "C"),
    ("CRE 型", "CRE"),
    ("企业型(E)社会型(S)艺术型(A)", "ESA"),
    ("R:10, I:20, A:5, S:3, E:9, C:8", "IRE"),
    ("hello", None),
    ("E S C", "ESC"),
    ("艺术型+社会型", "AS"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_read_holland(text, expected):
    assert read_holland(text) == expected
