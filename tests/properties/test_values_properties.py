"""What must hold for every text a person could type."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from careerdash.domain.vocabulary import FITS, LEVELS, METHODS, PERMISSIONS, RELATIONSHIPS
from careerdash.values.contacts import contacts_in, looks_like_email, looks_like_phone
from careerdash.values.dates import DateOrder, DateReading, decide_order, read_date
from careerdash.values.durations import read_minutes
from careerdash.values.fits import read_fit
from careerdash.values.holland import read_holland
from careerdash.values.levels import read_level, read_years
from careerdash.values.methods import read_method
from careerdash.values.missing import is_missing, is_missing_name
from careerdash.values.numbers import read_number, read_weekly_hours
from careerdash.values.organisations import fold_organisation
from careerdash.values.people import is_surname_only
from careerdash.values.permissions import read_permission
from careerdash.values.planning import read_status, read_step
from careerdash.values.relationships import read_relationship
from careerdash.values.rounds import read_result, read_round
from careerdash.values.scales import SCALES, ScaleReading, detect_scale, read_rating, read_satisfaction
from careerdash.values.skills import canonical_skill, read_skills, split_skills
from careerdash.values.yes_no import read_yes_no

TODAY = date(2024, 5, 1)
PIECES = (
    "2024", "3", "5", "12", "31", "年", "月", "日", "-", "/", ".", ":", " ", "，", ",", "、", "(", ")", "[", "]", "'", "%", "分", "★", "☆",
    "满意", "非常", "不", "yes", "no", "Mar", "th", "am", "下午", "半", "小时", "min", "一", "十", "两", "万", "@", "a.com", "138", "1234",
    "5678", "SQL", "C#", "沟通", "能力", "and", "和", "经理", "王", "女士", "HR", "面", "第", "有限公司", "Inc", "R", "I", "E", "½", "①", "\n", "\t",
    "\u3000", "\u200b", "İ", "ß", "ﬁ", "٣", "²", "〇", "since", "<", ">", "+", "至", "to", "&", "等",
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(PIECES), max_size=10).map("".join))

READERS: dict[str, Callable[[str], object]] = {
    "read_date": lambda text: read_date(text, None),
    "read_date_dmy": lambda text: read_date(text, DateOrder.DMY, 2024),
    "decide_order": lambda text: decide_order([text]),
    "read_satisfaction": lambda text: read_satisfaction(text, "1-10"),
    "read_rating": read_rating,
    "detect_scale": lambda text: detect_scale(text, [text]),
    "read_skills": read_skills,
    "split_skills": split_skills,
    "canonical_skill": canonical_skill,
    "read_level": read_level,
    "read_years": lambda text: read_years(text, TODAY),
    "read_method": read_method,
    "read_relationship": read_relationship,
    "read_fit": read_fit,
    "read_permission": read_permission,
    "read_yes_no": lambda text: read_yes_no(text, None, 2024, TODAY),
    "read_minutes": read_minutes,
    "read_number": read_number,
    "read_weekly_hours": read_weekly_hours,
    "read_round": read_round,
    "read_result": read_result,
    "read_step": read_step,
    "read_status": lambda text: read_status(text, TODAY),
    "read_holland": read_holland,
    "is_missing": is_missing,
    "is_missing_name": is_missing_name,
    "is_surname_only": is_surname_only,
    "fold_organisation": fold_organisation,
    "contacts_in": contacts_in,
    "looks_like_email": looks_like_email,
    "looks_like_phone": looks_like_phone,
}


def without_text(found: object) -> object:
    """The text as typed is kept beside its reading; everything else must not depend on width and outer spaces."""
    return replace(found, text="") if isinstance(found, DateReading | ScaleReading) else found


def full_width(text: str) -> str:
    """Write every letter and figure of the basic alphabet in full width."""
    return "".join(
        chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else "\u3000" if character == " " else character
        for character in text
    )


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
@example(text="")
@example(text="\x00")
@example(text="9" * 400)
@example(text="(" * 60)
def test_no_text_raises(name, text):
    READERS[name](text)


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=100, deadline=None)
@given(
    text=TEXTS,
    before=st.sampled_from(["", " ", "\u3000", "\t", "\u200b"]),
    after=st.sampled_from(["", "  ", "\n", "\ufeff"]),
)
def test_outer_spaces_change_nothing(name, text, before, after):
    read = READERS[name]
    assert without_text(read(before + text + after)) == without_text(read(text))


@pytest.mark.parametrize("name", [name for name in READERS if name != "decide_order"])
@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_width_changes_nothing(name, text):
    read = READERS[name]
    narrow = unicodedata.normalize("NFKC", text)
    assert without_text(read(full_width(narrow))) == without_text(read(narrow))


@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_codes_are_those_of_the_domain(text):
    assert read_level(text) in {None, *LEVELS}
    assert read_method(text) in {None, *METHODS}
    assert read_relationship(text) in {None, *RELATIONSHIPS}
    assert read_fit(text) in {None, *FITS}
    assert read_permission(text) in {None, *PERMISSIONS}


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, scale=st.sampled_from([None, *SCALES]))
def test_a_score_lies_on_one_to_five(text, scale):
    found = read_satisfaction(text, scale)
    assert found.value is None or 1 <= found.value <= 5
    assert (found.reading == "score") == (found.value is not None)


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, order=st.sampled_from([None, *DateOrder]), year=st.sampled_from([None, 2024]))
def test_a_day_is_given_exactly_where_the_reading_is_a_date(text, order, year):
    found = read_date(text, order, year)
    assert (found.date is not None) == (found.reading == "date")
    assert found.text == text


@settings(max_examples=300, deadline=None)
@given(
    day=st.dates(date(1990, 1, 1), date(2080, 12, 31)),
    at=st.none() | st.times().map(lambda t: t.replace(second=0, microsecond=0)),
)
def test_every_rendering_of_a_date_reads_as_that_date(day, at):
    clock = f" {at.hour:02}:{at.minute:02}" if at else ""
    renderings = [
        (f"{day:%Y-%m-%d}{clock}", None),
        (f"{day.year}.{day.month}.{day.day}{clock}", None),
        (f"{day.year}年{day.month}月{day.day}日{clock}", None),
        (f"{day:%d %B %Y}{clock}", None),
        (f"{day:%B} {day.day}, {day.year}{clock}", None),
        (f"{day:%Y%m%d}", None) if at is None else (f"{day:%Y/%m/%d}{clock}", None),
        (f"{day.day}/{day.month}/{day.year}{clock}", DateOrder.DMY),
        (f"{day.month}/{day.day}/{day.year}{clock}", DateOrder.MDY),
    ]
    for text, order in renderings:
        found = read_date(text, order)
        assert (found.date, found.time) == (day, time(at.hour, at.minute) if at else None), text


@settings(max_examples=200, deadline=None)
@given(
    days=st.lists(st.dates(date(2000, 1, 1), date(2060, 12, 31)), min_size=1, max_size=8),
    order=st.sampled_from(["%d/%m/%Y", "%m/%d/%Y"]),
)
def test_a_decided_order_is_the_one_the_column_was_written_in(days, order):
    found = decide_order([day.strftime(order) for day in days])
    right = DateOrder.DMY if order.startswith("%d") else DateOrder.MDY
    assert found.order in {None, right}
    assert (found.order is not None) == any(day.day > 12 for day in days)


@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_a_skill_once_read_reads_as_itself(text):
    for skill in read_skills(text):
        again = canonical_skill(skill.name)
        assert (again.key, again.known) == (skill.key, skill.known)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["SQL", "沟通能力", "Excel", "underwater weaving", "C#/.NET", "团队合作", "UI/UX", "抗压"]),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(["; ", "，", "、", " | ", "\n", "┋"]),
)
def test_no_skill_is_dropped(skills, separator):
    assert split_skills(separator.join(skills)) == tuple(skills)


@settings(max_examples=200, deadline=None)
@given(st.integers(5, 600))
def test_minutes_read_back(minutes):
    assert read_minutes(f"{minutes} min") == minutes
    assert read_minutes(f"{minutes}分钟") == minutes
    assert read_minutes(f"{minutes // 60}小时{minutes % 60}分钟") == (
        minutes if minutes >= 60 or minutes % 60 else None
    )


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 60), st.integers(0, 60))
def test_a_range_of_years_is_its_middle(first, second):
    low, high = sorted((first, second))
    assert read_years(f"{low}-{high}年") == (low + high) / 2
