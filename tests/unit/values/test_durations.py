"""Interview lengths as typed."""

import pytest

from careerdash.values.durations import read_minutes

MINUTES = [
    ("30", 30.0),
    ("30 min", 30.0),
    ("30分钟", 30.0),
    ("半小时", 30.0),
    ("1小时", 60.0),
    ("1.5h", 90.0),
    ("1h30", 90.0),
    ("1:15:00", 75.0),
    ("00:30:00", 30.0),
    ("1 hr 15 min", 75.0),
    ("30-40分钟", 35.0),
    ("约30分钟", 30.0),
    ("一个半小时", 90.0),
    ("两小时", 120.0),
    ("45'", 45.0),
    ("三刻钟", 45.0),
    ("一刻钟", 15.0),
    ("half an hour", 30.0),
    ("an hour", 60.0),
    ("an hour and a half", 90.0),
    ("14:00-15:00", 60.0),
    ("1", None),
    ("0.5", None),
    ("1.5", None),
    ("2", None),
    ("30:00", 30.0),
    ("1:30", 90.0),
    ("45:00", 45.0),
    ("00:45", 45.0),
    ("10:30", None),
    ("10:30:00", None),
    ("30:00:00", 30.0),
    ("30 mins approx", 30.0),
    ("30+ minutes", 30.0),
    ("1小时多", 60.0),
    ("45min（电话20min）", None),
    ("1 hour (60 minutes)", 60.0),
    ("1小时半", 90.0),
    ("1个多小时", 60.0),
    ("2-3小时", 150.0),
    ("1-2", None),
    ("90mins", 90.0),
    ("1h15m", 75.0),
    ("1h", 60.0),
    ("2024-03-05 10:30:00", None),
    ("半个小时", 30.0),
    ("四十分钟", 40.0),
    ("三四十分钟", 35.0),
    ("一两个小时", 90.0),
    ("45 minutes", 45.0),
    ("1 hour and 20 minutes", 80.0),
    ("20分钟左右", 20.0),
    ("不到半小时", 30.0),
    ("NA", None),
    ("long", None),
    ("60", 60.0),
    ("240", 240.0),
    ("2000", None),
    ("about half hour", 30.0),
    ("forty-five minutes", 45.0),
    ("thirty minutes", 30.0),
    ("one hour", 60.0),
    ("两个半小时", 150.0),
    ("1.5小时", 90.0),
    ("1小时20分", 80.0),
    ("3天", None),
    ("30/45", None),
    ("75分钟", 75.0),
    ("0", None),
    ("~40", 40.0),
    ("1 hr", 60.0),
    ("40多分钟", 40.0),
    ("半个多小时", 30.0),
    ("1,5 h", 90.0),
    ("2 hours", 120.0),
    ("1hour", 60.0),
    ("25 Min.", 25.0),
    ("4:00pm-4:30pm", 30.0),
    ("15:30—16:10", 40.0),
    ("0:40", 40.0),
    ("3-4 minutes", 3.5),
]


@pytest.mark.parametrize(("text", "expected"), MINUTES)
def test_read_minutes(text, expected):
    assert read_minutes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("1.5", 90.0), ("0.5", 30.0), ("1-2", 90.0), ("30分钟", 30.0), ("2", 120.0)]
)
def test_a_column_of_hours(text, expected):
    assert read_minutes(text, "hour") == expected
