"""Decisions whether a field suits."""

import pytest

from careerdash.values.fits import read_fit

CASES = [
    ("适合", "suitable"),
    ("不适合", "not_suitable"),
    ("suitable", "suitable"),
    ("Yes", "suitable"),
    ("No", "not_suitable"),
    ("maybe", "undecided"),
    ("待定", "undecided"),
    ("严重脱节", "out_of_touch"),
    ("out of touch", "out_of_touch"),
    ("Would I do this? yes", "suitable"),
    ("Would I do this?", None),
    ("不太适合我", "not_suitable"),
    ("比较适合，但是压力大", "suitable"),
    ("Yes, I like the work", "suitable"),
    ("Not really suitable for me", "not_suitable"),
    ("unsure", "undecided"),
    ("高", "suitable"),
    ("80%", None),
    ("Not suitable: too much travel", "not_suitable"),
    ("I think it is suitable for me", "suitable"),
    ("适合（但需提升英语）", "suitable"),
    ("还不确定，需要再访谈", "undecided"),
    ("不是很适合", "not_suitable"),
    ("与我之前的认识严重脱节，需要重新选择", "out_of_touch"),
    ("partly", "undecided"),
    ("half", "undecided"),
    ("非常适合", "suitable"),
    ("NA", None),
    ("It doesn't fit", "not_suitable"),
    ("isn't for me", "not_suitable"),
    ("no, the hours are too long", "not_suitable"),
    ("suits me", "suitable"),
    ("不适合，工作强度大", "not_suitable"),
    ("会", "suitable"),
    ("n/a", None),
    ("我觉得自己不太符合这个岗位要求", "not_suitable"),
    ("undecided - need more info", "undecided"),
    (
        "这个行业让我学到了很多东西，我认识到自己还有很多不足之处，今后要努力学习专业知识，不断提升自己的能力，争取早日适合这个岗位的要求，成为一名优秀的从业者",
        None,
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_read_fit(text, expected):
    assert read_fit(text) == expected
