"""What holds for every salary text, whatever was typed."""

import math
import time
import unicodedata

from hypothesis import example, given, settings
from hypothesis import strategies as st

from careerdash.domain.vocabulary import PERIODS, Reading
from careerdash.values.currencies import CODES
from careerdash.values.salary import SalaryDefaults, guess_defaults, read_salary, render, split_posts
from careerdash.values.salary_wording import SENTENCES

DEFAULTS = st.sampled_from(
    [
        SalaryDefaults("CNY", "month"),
        SalaryDefaults("USD", "year"),
        SalaryDefaults("EUR", "hour"),
        SalaryDefaults("JPY", "month"),
        SalaryDefaults("CNY", "year", 10_000),
        SalaryDefaults(None, None),
    ],
)
PIECES = st.sampled_from(
    [
        "8",
        "10",
        "12.5",
        "8,000",
        "1.5",
        "一万",
        "八千",
        "两万五",
        "k",
        "K",
        "万",
        "千",
        "w",
        "m",
        "L",
        "元",
        "¥",
        "$",
        "€",
        "kr",
        "USD",
        "RMB",
        "/",
        "/月",
        "/年",
        "/h",
        "每月",
        "年薪",
        "月薪",
        "per",
        "year",
        "an",
        "hour",
        "-",
        "–",
        "~",
        "至",
        "到",
        "to",
        "+",
        "以上",
        "起",
        "up",
        "to",
        "不超过",
        "at",
        "least",
        "左右",
        "约",
        "about",
        "(",
        ")",
        "（",
        "）",
        ",",
        "，",
        ";",
        "。",
        ".",
        "·",
        "|",
        "13薪",
        "*14",
        "bonus",
        "提成",
        "奖金",
        "OTE",
        "base",
        "底薪",
        "including",
        "with",
        "but",
        "no",
        "面议",
        "N/A",
        "无",
        "初级",
        "中级",
        "junior",
        "senior",
        "3年",
        "8小时",
        "20%",
        "2024年",
        "'",
        '"',
        "”",
        "?",
        "%",
        "#",
        "1e9",
        "999999999999",
        "0",
        "00",
    ]
)
TYPED = st.lists(PIECES, max_size=9).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda gap: gap.join(pieces))
)
TEXTS = st.one_of(st.text(max_size=60), TYPED, st.text("0123456789.,-~k万w千元$¥€/+() 月年薪 to", max_size=25))
FIGURES = frozenset({Reading.AMOUNT, Reading.RANGE, Reading.AT_LEAST, Reading.AT_MOST})


@settings(max_examples=400, deadline=None)
@given(TEXTS, DEFAULTS, st.sampled_from([None, "USD", "CNY", "SEK"]))
@example("9" * 5000, SalaryDefaults("CNY", "month"), None)
@example("1e999", SalaryDefaults("CNY", "month"), None)
@example("inf", SalaryDefaults("USD", "year"), None)
@example("一" * 400, SalaryDefaults("CNY", "month"), None)
@example("(" * 300 + "8k" + ")" * 200, SalaryDefaults("CNY", "month"), None)
@example("İ8k¼²", SalaryDefaults("CNY", "month"), None)
def test_every_text_has_a_reading_that_holds_together(text, defaults, cell):
    salary = read_salary(text, defaults, cell)
    assert salary.text == text
    assert isinstance(salary.reading, Reading)
    assert set(salary.assumptions) <= set(SENTENCES)
    if salary.reading in FIGURES:
        ends = [end for end in (salary.low, salary.high, salary.yearly_low, salary.yearly_high) if end is not None]
        assert ends
        assert all(math.isfinite(end) and end > 0 for end in ends)
        assert salary.low is None or salary.high is None or salary.low <= salary.high
        assert salary.period is None or salary.period in PERIODS
        assert salary.currency is None or salary.currency in CODES
        assert salary.suggestions == ()
        assert (salary.low is None) == (salary.reading is Reading.AT_MOST)
        assert (salary.high is None) == (salary.reading is Reading.AT_LEAST)
        assert (salary.low == salary.high) == (salary.reading is Reading.AMOUNT)
    else:
        assert salary.low is salary.high is salary.currency is salary.period is salary.months is None


@settings(max_examples=400, deadline=None)
@given(TEXTS, DEFAULTS)
def test_a_rendering_reads_back_to_the_same_parts(text, defaults):
    salary = read_salary(text, defaults)
    again = read_salary(render(salary), defaults)
    assert again.reading is salary.reading
    assert (again.low, again.high, again.currency, again.period, again.months) == (
        salary.low,
        salary.high,
        salary.currency,
        salary.period,
        salary.months,
    )


@settings(max_examples=400, deadline=None)
@given(TEXTS, DEFAULTS)
def test_every_suggestion_reads_cleanly(text, defaults):
    for suggestion in read_salary(text, defaults).suggestions:
        again = read_salary(suggestion, defaults)
        assert again.reading in FIGURES or suggestion == "N/A"


@settings(max_examples=250, deadline=None)
@given(TYPED, DEFAULTS)
def test_width_case_and_outer_spaces_change_nothing(text, defaults):
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" and c not in "'\"" else c for c in text)
    assert unicodedata.normalize("NFKC", wide) == unicodedata.normalize("NFKC", text)
    plain = read_salary(text, defaults)
    for other in (wide, f"  {text}\t", text.upper(), text.replace(" ", "\u3000"), text.replace(" ", "   ")):
        read = read_salary(other, defaults)
        assert (read.reading, read.low, read.high, read.currency, read.period, read.months, read.assumptions) == (
            plain.reading,
            plain.low,
            plain.high,
            plain.currency,
            plain.period,
            plain.months,
            plain.assumptions,
        )


@settings(max_examples=400, deadline=None)
@given(
    st.integers(1, 400).map(lambda value: value / 2),
    st.integers(0, 100).map(lambda value: value / 2),
    st.sampled_from(["k", "K", "千", "万", "w", "W"]),
    st.sampled_from(["-", "–", "—", "~", "～", "至", "到", " to ", " - "]),
    st.sampled_from([("/月", "month"), ("/年", "year"), ("每月", "month"), (" a year", "year"), ("元/年", "year")]),
    st.booleans(),
)
def test_a_built_range_reads_as_built_or_is_asked_about(low, more, unit, dash, period, shared):
    factor = {"k": 1e3, "千": 1e3, "万": 1e4, "w": 1e4}[unit.lower()]
    high = low + more
    first = f"{low:g}" if shared else f"{low:g}{unit}"
    salary = read_salary(f"{first}{dash}{high:g}{unit}{period[0]}", SalaryDefaults("CNY", "month"))
    if salary.reading in FIGURES:
        assert (salary.low, salary.high, salary.period) == (low * factor, high * factor, period[1])
    else:
        assert salary.doubtful


@settings(max_examples=250, deadline=None)
@given(TEXTS)
def test_splitting_posts_gives_two_parts_or_none(text):
    parts = split_posts(text)
    assert parts is None or (len(parts) == 2 and all(parts))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=40), st.lists(TEXTS, max_size=6))
def test_guessing_defaults_never_fails(header, texts):
    guess = guess_defaults(header, texts)
    assert guess.defaults.currency in CODES
    assert guess.defaults.period in PERIODS
    assert guess.evidence


def test_long_texts_take_no_longer_than_their_length():
    texts = ["8k-" * 5000, "(" * 20000, "8 000 " * 4000, "一万" * 5000, "$" * 20000, "8,000 to " * 3000, "per " * 5000]
    start = time.process_time()
    for text in texts:
        read_salary(text, SalaryDefaults("CNY", "month"))
        split_posts(text[:2000])
    assert time.process_time() - start < 5
