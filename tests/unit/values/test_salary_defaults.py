"""Proposing currency, period and unit for a salary column."""

import pytest

from careerdash.values.salary import guess_defaults

PLAIN_MONTHLY = ["8000", "12000", "9,500", "6000-8000", "面议"]
PLAIN_YEARLY = ["85000", "120,000", "64000", "N/A"]


@pytest.mark.parametrize(
    ("header", "texts", "expected"),
    [
        ("月薪", PLAIN_MONTHLY, ("CNY", "month", 1)),
        ("薪资", PLAIN_MONTHLY, ("CNY", "month", 1)),
        ("薪资待遇", [], ("CNY", "month", 1)),
        ("税前月薪", ["8000"], ("CNY", "month", 1)),
        ("月薪（元）", ["8000"], ("CNY", "month", 1)),
        ("年薪", ["150000", "20万"], ("CNY", "year", 1)),
        ("年薪（万元）", ["15", "20-30"], ("CNY", "year", 10_000)),
        ("薪资（万元/年）", ["15", "20-30"], ("CNY", "year", 10_000)),
        ("薪资（千元）", ["8", "10"], ("CNY", "month", 1_000)),
        ("薪资（K）", ["8", "10-15"], ("CNY", "month", 1_000)),
        ("月薪(k)", ["8", "10-15"], ("CNY", "month", 1_000)),
        ("时薪", ["25", "30"], ("CNY", "hour", 1)),
        ("日薪（元/天）", ["200"], ("CNY", "day", 1)),
        ("薪资（USD）", ["5000"], ("USD", "month", 1)),
        ("薪资", ["150000", "180000", "240,000"], ("CNY", "year", 1)),
        ("訪談對象月薪", ["40000"], ("CNY", "month", 1)),
        ("月薪（新台币）", ["40000"], ("TWD", "month", 1)),
        ("Salary", PLAIN_YEARLY, ("USD", "year", 1)),
        ("Annual Salary", PLAIN_YEARLY, ("USD", "year", 1)),
        ("Monthly Pay", ["3000", "4500"], ("USD", "month", 1)),
        ("Monthly salary (EUR)", ["3000"], ("EUR", "month", 1)),
        ("Hourly wage", ["15", "20.5"], ("USD", "hour", 1)),
        ("Wage", ["15", "20.5", "18"], ("USD", "hour", 1)),
        ("Salary per month", ["3000"], ("USD", "month", 1)),
        ("Salary ($/hr)", ["15"], ("USD", "hour", 1)),
        ("Salary (£)", ["30000"], ("GBP", "year", 1)),
        ("Salary (CAD)", ["60000"], ("CAD", "year", 1)),
        ("Salary (k)", ["60", "75"], ("USD", "year", 1_000)),
        ("Salary in thousands", ["60", "75"], ("USD", "year", 1_000)),
        ("Salary", ["£30,000", "£28k", "35000"], ("GBP", "year", 1)),
        ("Salary", ["8-10k/月", "面议", "12k"], ("CNY", "month", 1)),
        ("Salary", ["8000元", "12000元", "9500"], ("CNY", "month", 1)),
        ("Salary (RMB)", ["8000", "12000", "9500"], ("CNY", "month", 1)),
        ("Salary", ["3500 EUR", "42000 EUR"], ("EUR", "year", 1)),
        ("", [], ("USD", "year", 1)),
    ],
)
def test_guess(header, texts, expected):
    guess = guess_defaults(header, texts)
    assert (guess.defaults.currency, guess.defaults.period, guess.defaults.scale) == expected
    assert guess.evidence.endswith(".")


def test_evidence_names_what_it_rests_on():
    assert "月薪" in guess_defaults("月薪", []).evidence
    assert "180,000" in guess_defaults("薪资", ["150000", "180000", "240,000"]).evidence
    assert "GBP" in guess_defaults("Salary", ["£30,000", "£28k"]).evidence


def test_a_long_question_is_a_header_too():
    guess = guess_defaults("17、该职业初级岗位和稍高级别岗位的薪资水平（元/月）—请填写", ["6000", "8000-10000"])
    assert (guess.defaults.currency, guess.defaults.period) == ("CNY", "month")
