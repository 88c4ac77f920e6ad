"""Recorded, written down or neither."""

import pytest

from careerdash.values.permissions import read_permission

CASES = [
    ("是", "recorded"),
    ("否", "not_recorded"),
    ("yes", "recorded"),
    ("no", "not_recorded"),
    ("Sure", "recorded"),
    ("愿意", "recorded"),
    ("好的", "recorded"),
    ("nope", "not_recorded"),
    ("不愿意", "not_recorded"),
    ("录音", "recorded"),
    ("笔录", "written"),
    ("笔记", "written"),
    ("不同意录音", "not_recorded"),
    ("不同意录音，仅笔记", "written"),
    ("Recorded", "recorded"),
    ("not recorded", "not_recorded"),
    ("notes only", "written"),
    ("written notes", "written"),
    ("No recording, notes taken", "written"),
    ("同意", "recorded"),
    ("同意录音", "recorded"),
    ("录音+笔记", "recorded"),
    ("未记录", "not_recorded"),
    ("记录", "written"),
    ("audio recording", "recorded"),
    ("declined", "not_recorded"),
    ("文字记录", "written"),
    ("拒绝录音但同意笔记", "written"),
    ("手写记录", "written"),
    ("Yes, audio", "recorded"),
    ("No", "not_recorded"),
    ("没有录音", "not_recorded"),
    ("不录音只做笔记", "written"),
    ("全程录音", "recorded"),
    ("无", "not_recorded"),
    ("NA", None),
    ("全程记录", "recorded"),
    ("refused", "not_recorded"),
    ("video", "recorded"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_read_permission(text, expected):
    assert read_permission(text) == expected
