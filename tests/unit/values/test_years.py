"""Years of experience as typed."""

from datetime import date

import pytest

from careerdash.values.years import read_years

TODAY = date(2024, 5, 1)
YEARS = [
    ("<2", 1.0),
    ("半年", 0.5),
    ("15, thereof 8 as CTO", 15.0),
    ("3年", 3.0),
    ("3-5", 4.0),
    ("2019年入行", 5.0),
    ("since 2019", 5.0),
    ("十年", 10.0),
    ("5+", 5.0),
    ("10 years", 10.0),
    ("18 months", 1.5),
    ("<1", 0.5),
    ("不到一年", 0.5),
    ("2年以下", 1.0),
    ("1年以内", 0.5),
    (">10", 10.5),
    ("10年以上", 10.0),
    ("十余年", 10.5),
    ("20多年", 20.5),
    ("十几年", 10.5),
    ("两三年", 2.5),
    ("三五年", 4.0),
    ("七八年", 7.5),
    ("十七八年", 17.5),
    ("3 years 6 months", 3.5),
    ("1年半", 1.5),
    ("两年半", 2.5),
    ("2 and a half years", 2.5),
    ("2,5", 2.5),
    ("3.5", 3.5),
    ("0", 0.0),
    ("应届", 0.0),
    ("35岁", None),
    ("35 years old", None),
    ("a year", 1.0),
    ("two years", 2.0),
    ("2015-2020", 5.0),
    ("2015年-至今", 9.0),
    ("1998", 26.0),
    ("98年入行", None),
    ("05年毕业", None),
    ("2010.7", 14.0),
    ("6个月", 0.5),
    ("5yrs", 5.0),
    ("5y", 5.0),
    ("8 (5 in current role)", 8.0),
    ("about 12", 12.0),
    ("近20年", 20.0),
    ("工作5年", 5.0),
    ("many years", None),
    ("几年", None),
    ("多年", None),
    ("第三年", None),
    ("20年+", 20.0),
    ("3~5年", 4.0),
    ("3到5年", 4.0),
    ("10-15 years", 12.5),
    ("0.5", 0.5),
    ("１０年", 10.0),
    ("二十年", 20.0),
    ("5 to 7 years", 6.0),
    ("over 20 years", 20.5),
    ("at least 5", 5.0),
    ("1年3个月", 1.25),
    ("5年（2019年至今）", 5.0),
    ("25+ yrs", 25.0),
    ("NA", None),
    ("5/6", None),
    ("12years", 12.0),
    ("1year", 1.0),
    ("半年多", 0.5),
    ("三年左右", 3.0),
    ("a decade", 10.0),
    ("two decades", 20.0),
    ("1 year and a half", 1.5),
    ("a year and a half", 1.5),
    ("more than a decade", 10.5),
    ("10年，其中管理3年", 10.0),
    ("大约八年", 8.0),
    ("100", None),
    ("-3", None),
    ("10年（2019年转行至今）", 10.0),
    ("2019年3月入行", 5.0),
    ("助理", None),
]


@pytest.mark.parametrize(("text", "expected"), YEARS)
def test_read_years(text, expected):
    assert read_years(text, TODAY) == expected


@pytest.mark.parametrize("text", ["2019年入行", "since 2019", "98年入行", "1998"])
def test_a_starting_year_needs_today(text):
    assert read_years(text) is None
