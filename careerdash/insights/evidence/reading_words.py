"""One typed text in words: what it was read as, what was assumed, and by which rule."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from careerdash.domain.vocabulary import Reading
from careerdash.values.contacts import contacts_in
from careerdash.values.dates import DateOrder, read_date
from careerdash.values.durations import read_minutes
from careerdash.values.fits import read_fit
from careerdash.values.levels import level_of_years, read_level, read_years
from careerdash.values.methods import read_method
from careerdash.values.missing import is_missing
from careerdash.values.numbers import read_weekly_hours
from careerdash.values.people import is_surname_only
from careerdash.values.permissions import read_permission
from careerdash.values.relationships import read_relationship
from careerdash.values.rounds import read_result, read_round
from careerdash.values.salary import Salary, SalaryDefaults, explain_assumption, read_salary, render, split_posts
from careerdash.values.scales import read_rating, read_satisfaction
from careerdash.values.skills import read_skills
from careerdash.values.terms import loaded_term
from careerdash.values.yes_no import read_yes_no
from careerdash.wording import _
from careerdash.workbooks.cells import CURRENCY_LETTERS


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell to explain: the field it was mapped to, its text and kind letter, the decisions of its sheet."""

    field: str
    text: str
    letter: str
    decisions: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """How a text was read. ``words`` is the reading, ``code`` a code of the vocabulary to be shown by its own words.

    ``understood`` is false for a text no value was read from; ``suggestions`` are texts that read cleanly;
    ``settings`` names what was decided for the whole column, as (which, code).
    """

    words: str
    rule: str
    understood: bool = True
    code: str | None = None
    assumptions: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()


def tell(reads: str, cell: Cell) -> Told:
    """Return how a cell of a kind of field was read."""
    if cell.letter == "e":
        return Told(_("nothing"), _("An error cell of the workbook says nothing."), understood=False)
    if cell.letter == "f":
        return Told(_("nothing"), _("A formula the program never calculated says nothing."), understood=False)
    return _TELLERS.get(reads, _as_typed)(cell)


def _as_typed(cell: Cell) -> Told:
    if is_missing(cell.text):
        return Told(_("nothing stated"), _("This is a common mark for “nothing”; the text is kept."))
    return Told(_("the text as typed"), _("Free text is kept as it is; nothing is read out of it."))


def _salary(cell: Cell) -> Told:
    stored = cell.decisions.get("salary", {}).get(cell.field)
    defaults = SalaryDefaults(**stored) if stored else SalaryDefaults()
    currency = CURRENCY_LETTERS.get(cell.letter)
    posts = split_posts(cell.text)
    read = [read_salary(text, defaults, currency) for text in (posts or (cell.text,))]
    words = _pay(read[0])
    if posts:
        words = _("entry {entry}; experienced {experienced}").format(entry=_pay(read[0]), experienced=_pay(read[1]))
    told = dict.fromkeys(explain_assumption(code, salary) for salary in read for code in salary.assumptions)
    return Told(
        words,
        _(
            "Monthly pay counts 12 times a year or as many salaries as are stated, weekly 52, daily 260, hourly 2,080 "
            "times. Charts use the middle of a range; bonus and commission are kept apart; a doubtful text is asked "
            "about, never guessed."
        ),
        understood=all(salary.reading is not Reading.UNREADABLE for salary in read),
        assumptions=tuple(told),
        suggestions=tuple(dict.fromkeys(text for salary in read for text in salary.suggestions)),
        settings=tuple(
            (name, str(value))
            for name, value in (
                ("currency", defaults.currency),
                ("period", defaults.period),
                ("scale", f"{defaults.scale:,g}" if defaults.scale != 1 else None),
            )
            if value
        ),
    )


def _pay(salary: Salary) -> str:
    words = {
        Reading.DECLINED: _("declined: an answer, not a blank"),
        Reading.MISSING: _("nothing stated"),
        Reading.UNREADABLE: _("not read"),
    }.get(salary.reading)
    if words:
        return words
    ends = [f"{end:,.0f}" for end in dict.fromkeys((salary.yearly_low, salary.yearly_high)) if end is not None]
    yearly = _(" = {amount} a year").format(amount="-".join(ends)) if ends and salary.period != "year" else ""
    extra = _("; apart from it: {extra}").format(extra=salary.extra) if salary.extra else ""
    return f"{render(salary)}{yearly}{extra}"


def _date(cell: Cell) -> Told:
    order = cell.decisions.get("date_order", {}).get(cell.field)
    found = read_date(cell.text, DateOrder(order) if order else None, cell.decisions.get("year"))
    states = {
        "missing": _("nothing stated"),
        "undecided": _("not read: day and month could change places"),
        "no_year": _("not read: no year is given"),
        "impossible": _("not read: there is no such day"),
        "unreadable": _("not read"),
    }
    words = states.get(found.reading, "")
    if found.date is not None:
        words = found.date.isoformat() + (f" {found.time:%H:%M}" if found.time else "")
    if found.rest:
        words += _("; beside it: {rest}").format(rest=found.rest)
    return Told(
        words,
        _("Day and month are read in the order that the rows of the column prove; a date is never guessed."),
        understood=found.reading in {"date", "missing"},
        assumptions=tuple(sentence for code in found.assumptions if (sentence := _date_assumption(code))),
        settings=(("date_order", order),) if order else (),
    )


def _date_assumption(code: str) -> str:
    return {
        "excel_serial": _("A number of days as spreadsheet programs count them."),
        "two_digit_year": _("The year has two digits: read as one of this century."),
        "roc_year": _("The year is counted as in Taiwan."),
        "year_from_term": _("No year is given: the year of the class term."),
        "first_of_range": _("A range is given: its first day."),
        "first_of_several": _("Several dates are given: the first."),
        "order_of_this_cell": _("Read against the order of its column, because only that makes a date."),
        "no_day": _("Only a month is given."),
    }.get(code, "")


def _satisfaction(cell: Cell) -> Told:
    scale = cell.decisions.get("satisfaction_scale")
    found = read_satisfaction(cell.text, scale)
    words = {
        "missing": _("nothing stated"),
        "outside": _("not read: the scale of the column has no such mark"),
        "unreadable": _("not read: no score in it"),
    }.get(found.reading) or _("{value:g} of 5").format(value=found.value)
    return Told(
        words,
        _("Scores are moved evenly onto 1 to 5; prose gives no score. One scale holds for a whole column."),
        understood=found.reading in {"score", "missing"},
        settings=(("satisfaction_scale", scale),) if scale else (),
    )


def _level(cell: Cell) -> Told:
    level = read_level(cell.text, None)
    return Told(
        _("no level") if level is None else "",
        _("Words tell the level; years of experience outrank them: below 3 entry, to 10 mid, above senior."),
        understood=level is not None,
        code=level,
    )


def _years(cell: Cell) -> Told:
    years = read_years(cell.text, cell.decisions.get("today"))
    words = _("not read") if years is None else _("{years:g} years").format(years=round(years, 2))
    return Told(
        words,
        _("A range counts by its middle; a starting year counts to the day of the import. Years tell the level."),
        understood=years is not None,
        code=None if years is None else level_of_years(years),
    )


def _coded(read: Callable[[str], str | None]) -> Callable[[Cell], Told]:
    def told(cell: Cell) -> Told:
        code = read(cell.text)
        missing = code is None and is_missing(cell.text)
        words = "" if code else _("nothing stated") if missing else _("not recognised; kept as typed")
        rule = _(
            "A fixed list of words in English and Chinese decides; an unknown word is kept and counts as not known."
        )
        return Told(words, rule, understood=bool(code) or missing, code=code)

    return told


def _skills(cell: Cell) -> Told:
    skills = read_skills(cell.text)
    words = "; ".join(
        f"{skill.name} ({', '.join(part for part in (skill.category, skill.competency) if part)})"
        if skill.known
        else _("{skill} (in no list)").format(skill=skill.name)
        for skill in skills
    )
    return Told(
        words or _("nothing stated"),
        _("Split at commas, semicolons, slashes, lines and numbering; spellings of one skill count together."),
        understood=all(skill.known for skill in skills),
    )


def _yes_no(cell: Cell) -> Told:
    order = cell.decisions.get("date_order", {}).get(cell.field)
    found = read_yes_no(
        cell.text, DateOrder(order) if order else None, cell.decisions.get("year"), cell.decisions.get("today")
    )
    words = _("yes") if found.value else _("no")
    if found.value is None:
        words = _("nothing stated") if found.reading == "missing" else _("neither yes nor no; kept as typed")
    if found.date is not None:
        words += f", {found.date.isoformat()}"
    rule = _("A date in such a column means yes on that day, unless it lies ahead.")
    return Told(words, rule, understood=found.reading != "unreadable")


def _minutes(cell: Cell) -> Told:
    hours = cell.decisions.get("hours", {}).get(cell.field)
    minutes = read_minutes(cell.text, "hour" if hours else "minute")
    words = _("not read") if minutes is None else _("{n:g} minutes").format(n=minutes)
    rule = _("A bare number counts in minutes, or in hours where the header says so; a range by its middle.")
    return Told(words, rule, understood=minutes is not None)


def _weekly_hours(cell: Cell) -> Told:
    hours = read_weekly_hours(cell.text)
    words = _("not read") if hours is None else _("{n:g} hours a week").format(n=hours)
    return Told(words, _("A range counts by its middle; hours a day count five times."), understood=hours is not None)


def _rating(cell: Cell) -> Told:
    found = read_rating(cell.text)
    words = _("not read") if found.value is None else _("{value:g} of 5").format(value=found.value)
    return Told(words, _("A mark from 1 to 5."), understood=found.value is not None)


def _name(cell: Cell) -> Told:
    rule = _("Names that differ only in case, width, spaces or punctuation are one.")
    if is_surname_only(cell.text):
        rule = _("A surname alone tells no one apart: it is never joined across students.")
    return Told(_("a name"), rule)


def _round(cell: Cell) -> Told:
    found = read_round(cell.text)
    words = _("not recognised; kept as typed") if found.round is None else ""
    return Told(words, _("Words tell the kind of round, numbers its place."), found.round is not None, found.round)


def _text(cell: Cell) -> Told:
    found = contacts_in(cell.text) if cell.field == "contact" else ()
    if found:
        rule = _("The first address or number tells people apart; it is protected wherever it is typed.")
        return Told("; ".join(found), rule)
    if cell.field in _GROUPED and not is_missing(cell.text):
        rule = _("Spellings that differ only in case, width, spaces, punctuation or legal form count as one.")
        return Told(_("a name to group by"), rule)
    return _as_typed(cell)


_GROUPED = frozenset({"organisation", "occupation", "industry", "field", "employer", "post", "target_field"})
_TELLERS: Mapping[str, Callable[[Cell], Told]] = {
    "salary": _salary,
    "question": lambda cell: _salary(cell) if cell.field == "q20" else _as_typed(cell),
    "date": _date,
    "satisfaction": _satisfaction,
    "level": _level,
    "years": _years,
    "method": _coded(read_method),
    "relationship": _coded(read_relationship),
    "permission": _coded(read_permission),
    "fit": _coded(read_fit),
    "result": _coded(read_result),
    "skills": _skills,
    "yes_no": _yes_no,
    "received": _yes_no,
    "duration": _minutes,
    "number": _weekly_hours,
    "rating": _rating,
    "name": _name,
    "round": _round,
    "text": _text,
}


def loaded(decisions: Mapping[str, Any]) -> dict[str, Any]:
    """Return stored decisions of a sheet with the day of the import as a date."""
    today = date.fromisoformat(decisions["today"]) if decisions.get("today") else None
    return {**decisions, "today": today, "year": loaded_term(decisions.get("year"))}
