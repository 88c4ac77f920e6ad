"""What follows from a reading: yearly figures, suggestions, assumptions, extras, and the words for them."""

import pytest

from careerdash.domain.vocabulary import Reading
from careerdash.values.salary import (
    WARNING_ASSUMPTIONS,
    Salary,
    SalaryDefaults,
    explain_assumption,
    read_salary,
    render,
)
from careerdash.values.salary_wording import SENTENCES

MONTHLY = SalaryDefaults("CNY", "month")
YEARLY = SalaryDefaults("USD", "year")


@pytest.mark.parametrize(
    ("text", "defaults", "expected"),
    [
        ("8-10k/月", MONTHLY, (96000, 120000)),
        ("8-10k·13薪", MONTHLY, (104000, 130000)),
        ("15万/年", MONTHLY, (150000, 150000)),
        ("年薪30万（14薪）", MONTHLY, (300000, 300000)),
        ("200元/天", MONTHLY, (52000, 52000)),
        ("2000元/周", MONTHLY, (104000, 104000)),
        ("25元/小时", MONTHLY, (52000, 52000)),
        ("$13.50/hr", YEARLY, (28080, 28080)),
        ("8k以上", MONTHLY, (96000, None)),
        ("不超过1万", MONTHLY, (None, 120000)),
        ("面议", MONTHLY, (None, None)),
        ("8000", SalaryDefaults("CNY", None), (None, None)),
    ],
)
def test_yearly_figures_follow_from_the_parts(text, defaults, expected):
    salary = read_salary(text, defaults)
    assert (salary.yearly_low, salary.yearly_high) == expected


@pytest.mark.parametrize(
    ("text", "months"),
    [("8000", 12), ("8000·13薪", 13), ("15万/年", None), ("200/天", None), ("年薪30万·16薪", 16), ("面议", None)],
)
def test_months_are_twelve_for_monthly_pay_and_unknown_elsewhere(text, months):
    assert read_salary(text, MONTHLY).months == months


@pytest.mark.parametrize(
    ("text", "defaults", "among"),
    [
        ("120", YEARLY, {"120k USD/year", "120 USD/hour"}),
        ("42", YEARLY, {"42k USD/year", "42 USD/hour"}),
        ("9.9.9", YEARLY, {"9.9 USD/hour"}),
        ("8", MONTHLY, {"8k CNY/month"}),
        ("8-10", MONTHLY, {"8k-10k CNY/month"}),
        ("120000", MONTHLY, {"120,000 CNY/year", "120,000 CNY/month"}),
        ("30万", MONTHLY, {"300,000 CNY/year"}),
        ("$65,000", MONTHLY, {"65,000 USD/year"}),
        ("15/年", MONTHLY, {"15万 CNY/year"}),
        ("8/月", MONTHLY, {"8k CNY/month"}),
        ("130kr/hour", YEARLY, {"130 SEK/hour", "130 NOK/hour", "130 DKK/hour"}),
        ("$140;000", YEARLY, {"140,000 USD/year"}),
        ("$74,000 ($44,000)", YEARLY, {"74,000 USD/year", "44,000 USD/year"}),
        ("8-1.5万", MONTHLY, {"15,000 CNY/month"}),
        ("0", YEARLY, {"N/A"}),
    ],
)
def test_a_doubtful_text_has_no_figure_but_suggestions(text, defaults, among):
    salary = read_salary(text, defaults)
    assert salary.reading is Reading.UNREADABLE
    assert salary.doubtful
    assert salary.low is None
    assert salary.high is None
    assert salary.currency is None
    assert among <= set(salary.suggestions)


def test_the_likeliest_suggestion_comes_first():
    assert read_salary("120", YEARLY).suggestions[0] == "120k USD/year"
    assert read_salary("8", MONTHLY).suggestions[0] == "8k CNY/month"
    assert read_salary("120000", MONTHLY).suggestions[0] == "120,000 CNY/year"


@pytest.mark.parametrize("text", ["not enough", "还可以", "Advertising", "面议", "无", ""])
def test_words_without_a_figure_have_no_suggestions(text):
    assert read_salary(text, MONTHLY).suggestions == ()


@pytest.mark.parametrize(
    ("text", "defaults", "codes"),
    [
        ("8-10k/月", MONTHLY, {"currency_default", "shared_suffix"}),
        ("8000元/月", MONTHLY, set()),
        ("8000", MONTHLY, {"currency_default", "period_default"}),
        ("¥8000", MONTHLY, {"sign_shared", "period_default"}),
        ("约8000元/月", MONTHLY, {"approximate"}),
        ("15k元*14", MONTHLY, {"months_mean_month"}),
        ("15k元*13-16薪", MONTHLY, {"months_mean_month", "months_range"}),
        ("综合薪资8000元/月", MONTHLY, {"includes_extra"}),
        ("税后8000元/月", MONTHLY, {"net_pay"}),
        ("试用期8000元/月", MONTHLY, {"trial_pay"}),
        ("10000-8000元/月", MONTHLY, {"reversed_range"}),
        ("50-60,000 USD/year", YEARLY, {"shared_thousands"}),
        ("$65-100K+ a year", YEARLY, {"sign_shared", "shared_suffix", "open_range"}),
        ("80.000 EUR/year", YEARLY, {"dot_thousands"}),
        ("40,000 USD/year part time", YEARLY, {"part_time"}),
        ("$25 an hour, 30 hrs/week", YEARLY, {"sign_shared", "other_hours"}),
        ("25 USD an hour, 40 hours a week", YEARLY, set()),
        ("100元/小时，每周20小时", YEARLY, {"other_hours"}),
        ("8000+2000元/月", MONTHLY, {"currency_default", "period_default", "other_figure"}),
        ("2,000,000 USD", YEARLY, {"period_default", "unusual_amount"}),
        ("Zz 100000 USD/year", YEARLY, {"words_ignored"}),
        ("8000/月", SalaryDefaults(None, None), {"currency_unknown"}),
        ("8000元", SalaryDefaults(None, None), {"period_unknown"}),
        ("15", SalaryDefaults("CNY", "year", 10_000), {"currency_default", "period_default", "scale_default"}),
        ("初级6000元/月，中级8000元/月", MONTHLY, {"two_posts"}),
    ],
)
def test_assumptions(text, defaults, codes):
    assert set(read_salary(text, defaults).assumptions) == codes


def test_a_period_is_never_taken_from_the_magnitude():
    assert "period_default" in read_salary("85000", YEARLY).assumptions
    assert read_salary("85000", MONTHLY).doubtful


@pytest.mark.parametrize(
    ("text", "extra"),
    [
        ("115,000 + 20% bonus", "20% bonus"),
        ("15K-30K·提成", "提成"),
        ("底薪3000+提成", "提成"),
        ("月薪8000，年终奖2万", "年终奖2万"),
        ("月薪5000提成另算", "提成另算"),
        ("$330K. Bonus $150K. Equity $1.0M", "Bonus $150K. Equity $1.0M"),
        ("Base 175,000 bonus 20,000", "bonus 20,000"),
        ("140k + Bonus + Stocks", "Bonus + Stocks"),
        ("100K plus commission (20K-40K)", "plus commission (20K-40K)"),
        ("85,000", None),
        ("8000元/月（税前）", None),
    ],
)
def test_extra_is_kept_apart_as_typed(text, extra):
    assert read_salary(text, YEARLY if text.isascii() else MONTHLY).extra == extra


@pytest.mark.parametrize(
    ("text", "defaults", "expected"),
    [
        ("8-10k/月", MONTHLY, "8,000-10,000 CNY a month"),
        ("15万/年", MONTHLY, "150,000 CNY a year"),
        ("15k以上·13薪", MONTHLY, "at least 15,000 CNY a month (13 months)"),
        ("under 60k", YEARLY, "up to 60,000 USD a year"),
        ("$13.50/hr", YEARLY, "13.5 USD an hour"),
        ("面议", MONTHLY, "declined"),
        ("无", MONTHLY, "N/A"),
        ("120", YEARLY, "unreadable"),
    ],
)
def test_render(text, defaults, expected):
    assert render(read_salary(text, defaults)) == expected


def test_render_keeps_three_decimals_apart_from_thousands():
    salary = Salary("", Reading.AMOUNT, 12.125, 12.125, "USD", "hour")
    assert render(salary) == "12.1250 USD an hour"
    assert read_salary(render(salary), YEARLY).low == 12.125


def test_every_warning_and_every_code_has_a_sentence():
    assert set(SENTENCES) >= WARNING_ASSUMPTIONS
    salary = read_salary("8000", MONTHLY)
    for code in SENTENCES:
        sentence = explain_assumption(code, salary)
        assert sentence.endswith(".")
        assert "{" not in sentence


def test_the_sentence_names_the_default():
    assert explain_assumption("period_default", read_salary("8000", MONTHLY)) == (
        "No period is given: a month, the import's default."
    )


def test_text_is_kept_as_typed():
    assert read_salary("  ８千／月 ", MONTHLY).text == "  ８千／月 "
