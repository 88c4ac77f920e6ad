"""Cells that give pay for a newcomer and for an experienced person."""

import pytest

from careerdash.domain.vocabulary import Reading
from careerdash.values.salary import SalaryDefaults, envelope, read_salary, split_posts

MONTHLY = SalaryDefaults("CNY", "month")
YEARLY = SalaryDefaults("USD", "year")


def ends(salary):
    return salary.low, salary.high, salary.currency, salary.period


@pytest.mark.parametrize(
    ("text", "entry", "experienced"),
    [
        ("初级6-8k，中级12k左右", (6000, 8000), (12000, 12000)),
        ("初级6-8k,中级12k左右", (6000, 8000), (12000, 12000)),
        ("初级6-8k 中级12k左右", (6000, 8000), (12000, 12000)),
        ("初级：6-8k；高级：20k", (6000, 8000), (20000, 20000)),
        ("初级6k中级12k", (6000, 6000), (12000, 12000)),
        ("应届5k 三年后10k", (5000, 5000), (10000, 10000)),
        ("应届生5千左右，三年后一万", (5000, 5000), (10000, 10000)),
        ("起薪6k，资深15k", (6000, 6000), (15000, 15000)),
        ("起薪6k，资深15k以上", (6000, 6000), (15000, None)),
        ("入职8k，5年后20k", (8000, 8000), (20000, 20000)),
        ("刚毕业6000-8000元，有经验的1-1.5万", (6000, 8000), (10000, 15000)),
        ("新人4k-6k/月，主管10k/月", (4000, 6000), (10000, 10000)),
        ("6k（初级），12k（中级）", (6000, 6000), (12000, 12000)),
        ("初级/中级：6k/12k", (6000, 6000), (12000, 12000)),
        ("月薪：初级6k，中级12k", (6000, 6000), (12000, 12000)),
        ("初级6-8k，中级12-15k，高级20-30k", (6000, 8000), (12000, 30000)),
        ("1年5k，5年15k", (5000, 5000), (15000, 15000)),
        ("入职时5k，现在15k", (5000, 5000), (15000, 15000)),
        ("专员5-8k，主管8-12k，经理15-25k", (5000, 8000), (8000, 25000)),
        ("初級岗位4萬，較高級岗位6萬", (40000, 40000), (60000, 60000)),
    ],
)
def test_chinese_posts(text, entry, experienced):
    parts = split_posts(text)
    assert parts is not None
    first, second = (read_salary(part, MONTHLY) for part in parts)
    assert ends(first) == (*entry, "CNY", "month")
    assert ends(second) == (*experienced, "CNY", "month")


@pytest.mark.parametrize(
    ("text", "entry", "experienced"),
    [
        ("junior 60k, senior 90k", (60000, 60000), (90000, 90000)),
        ("Junior: $60,000; Senior: $90,000", (60000, 60000), (90000, 90000)),
        ("Entry: $50k; Experienced: $80k", (50000, 50000), (80000, 80000)),
        ("entry level 50-60k, mid-level 80k+", (50000, 60000), (80000, None)),
        ("60k for juniors, 90k for seniors", (60000, 60000), (90000, 90000)),
        ("60k (junior), 90k (senior)", (60000, 60000), (90000, 90000)),
        ("graduates start at 45k and managers earn 85k", (45000, 45000), (85000, 85000)),
        ("starting salary 50k, 80k after 5 years", (50000, 50000), (80000, 80000)),
        ("senior 90k / junior 60k", (60000, 60000), (90000, 90000)),
        ("Junior 60k | Senior 90k-110k", (60000, 60000), (90000, 110000)),
    ],
)
def test_english_posts(text, entry, experienced):
    parts = split_posts(text)
    assert parts is not None
    first, second = (read_salary(part, YEARLY) for part in parts)
    assert ends(first)[:2] == (entry if "start at" not in text else (45000, 45000))
    assert ends(second)[:2] == experienced


@pytest.mark.parametrize(
    "text",
    [
        "8-10k/月",
        "应届生8-10k",
        "junior 60k",
        "8k-10k，3年经验",
        "底薪5k，提成3k",
        "senior 90k + 10% bonus",
        "",
        "初级，中级",
        "面议",
        "manager 80k, director 120k",
    ],
)
def test_one_post_or_none(text):
    assert split_posts(text) is None


@pytest.mark.parametrize(
    ("text", "entry", "experienced"),
    [
        ("初级8k，高级面议", Reading.AMOUNT, Reading.DECLINED),
        ("初级面议，高级2万", Reading.DECLINED, Reading.AMOUNT),
        ("初级6k左右 资深不清楚", Reading.AMOUNT, Reading.MISSING),
        ("junior 60k, senior negotiable", Reading.AMOUNT, Reading.DECLINED),
    ],
)
def test_one_post_answered_in_words(text, entry, experienced):
    parts = split_posts(text)
    assert parts is not None
    defaults = MONTHLY if not text.isascii() else YEARLY
    assert [read_salary(part, defaults).reading for part in parts] == [entry, experienced]


def test_period_said_once_at_the_end_belongs_to_both():
    parts = split_posts("初级10万，高级30万/年")
    assert parts is not None
    assert [ends(read_salary(part, MONTHLY)) for part in parts] == [
        (100000, 100000, "CNY", "year"),
        (300000, 300000, "CNY", "year"),
    ]


def test_period_said_once_in_front_belongs_to_both():
    parts = split_posts("年薪：初级10万，高级30万")
    assert parts is not None
    assert [ends(read_salary(part, MONTHLY)) for part in parts] == [
        (100000, 100000, "CNY", "year"),
        (300000, 300000, "CNY", "year"),
    ]


def test_the_whole_cell_reads_as_the_range_over_both_posts():
    whole = read_salary("初级6-8k，中级12k左右", MONTHLY)
    assert (whole.reading, *ends(whole)) == (Reading.RANGE, 6000, 12000, "CNY", "month")
    assert whole.text == "初级6-8k，中级12k左右"
    assert "two_posts" in whole.assumptions


def test_posts_paid_in_different_periods_are_compared_by_the_year():
    whole = read_salary("初级200元/天，高级2万/月", MONTHLY)
    assert (whole.reading, *ends(whole)) == (Reading.RANGE, 52000, 240000, "CNY", "year")


def test_a_doubtful_post_makes_the_whole_doubtful():
    entry, experienced = read_salary("初级8", MONTHLY), read_salary("中级12k", MONTHLY)
    whole = envelope(entry, experienced, "初级8，中级12k")
    assert whole.doubtful
    assert whole.low is None


@pytest.mark.parametrize(
    ("entry", "experienced", "expected"),
    [
        ("6k", "12k", (Reading.RANGE, 6000, 12000)),
        ("6-8k", "12k", (Reading.RANGE, 6000, 12000)),
        ("6k", "12k以上", (Reading.AT_LEAST, 6000, None)),
        ("不超过6k", "12k", (Reading.AT_MOST, None, 12000)),
        ("12k", "6k", (Reading.RANGE, 6000, 12000)),
        ("6k", "6k", (Reading.AMOUNT, 6000, 6000)),
        ("6k", "面议", (Reading.AMOUNT, 6000, 6000)),
        ("面议", "无", (Reading.DECLINED, None, None)),
        ("无", "无", (Reading.MISSING, None, None)),
        ("6k", "3000美元", (Reading.UNREADABLE, None, None)),
        ("2k", "7万", (Reading.UNREADABLE, None, None)),
    ],
)
def test_envelope(entry, experienced, expected):
    whole = envelope(read_salary(entry, MONTHLY), read_salary(experienced, MONTHLY), "text")
    assert (whole.reading, whole.low, whole.high) == expected
    assert whole.text == "text"
