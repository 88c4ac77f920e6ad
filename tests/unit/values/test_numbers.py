"""Plain quantities and weekly hours."""

import pytest

from careerdash.values.numbers import english_numerals, read_number, read_weekly_hours, western

NUMBERS = [
    ("40", 40.0),
    ("40小时", 40.0),
    ("40-50", 45.0),
    ("约45", 45.0),
    ("40 hours/week", 40.0),
    ("1,500", 1500.0),
    ("四十", 40.0),
    ("8:00-17:00", None),
    ("forty", 40.0),
    ("-5", -5.0),
    ("1.5", 1.5),
    ("2,5", 2.5),
    ("abc", None),
    ("40 to 50 hours", 45.0),
    ("40或50", None),
    ("５０", 50.0),
    ("两三", 2.5),
    ("NA", None),
    ("3/4", None),
    ("12 345", 12345.0),
]
HOURS = [
    ("40", 40.0),
    ("996", 72.0),
    ("955", 40.0),
    ("8小时/天", 40.0),
    ("40-50", 45.0),
    ("45小时", 45.0),
    ("9-5", None),
    ("朝九晚五", None),
    ("8", None),
    ("10 hours a week", 10.0),
    ("50+", 50.0),
    ("60 hours", 60.0),
    ("每天10小时", 50.0),
    ("007", None),
    ("200", None),
    ("40h/w", 40.0),
    ("大约48小时", 48.0),
    ("12 per day", 60.0),
    ("5天8小时", None),
]
WESTERN = [
    ("两三年", "2-3年"),
    ("十七八", "17-18"),
    ("三四十分钟", "30-40分钟"),
    ("二〇二四", "2024"),
    ("二十五", "25"),
    ("三一", "三一"),
    ("几年", "几年"),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_read_number(text, expected):
    assert read_number(text) == expected


@pytest.mark.parametrize(("text", "expected"), HOURS)
def test_read_weekly_hours(text, expected):
    assert read_weekly_hours(text) == expected


@pytest.mark.parametrize(("text", "expected"), WESTERN)
def test_chinese_numerals_are_written_in_digits(text, expected):
    assert western(text) == expected


def test_english_number_words_are_written_in_digits():
    assert english_numerals("forty-five minutes and one hour") == "45 minutes and 1 hour"
