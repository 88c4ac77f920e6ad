"""How the text of each kind of column becomes values and problems (one function per ``reads`` of a field)."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from careerdash.domain.fields import spellings_of
from careerdash.domain.folding import clean, fold, fold_header
from careerdash.domain.vocabulary import Reading, SheetKind
from careerdash.imports.issues import (
    DateAmbiguous,
    DateImpossible,
    DateOrderUndecided,
    DateUnreadable,
    DateWithoutYear,
    EmailInName,
    Issue,
    SalaryCheck,
    SalaryDoubtful,
    SalaryUnreadable,
    SatisfactionOutside,
    SatisfactionUnreadable,
    ValueUnreadable,
)
from careerdash.imports.records.columns import Columns, Problem, present, spread, trimmed
from careerdash.imports.records.plain_texts import plain_addresses, plain_ids, plain_names
from careerdash.values.dates import DateOrder, read_date
from careerdash.values.durations import read_minutes
from careerdash.values.fits import read_fit
from careerdash.values.holland import read_holland
from careerdash.values.levels import read_level, read_years
from careerdash.values.methods import read_method
from careerdash.values.missing import is_missing, is_missing_name
from careerdash.values.numbers import read_weekly_hours
from careerdash.values.organisations import fold_organisation
from careerdash.values.people import contacts_in, is_surname_only, looks_like_email
from careerdash.values.permissions import read_permission
from careerdash.values.planning import read_status, read_step
from careerdash.values.relationships import read_relationship
from careerdash.values.rounds import read_result, read_round
from careerdash.values.salary import (
    WARNING_ASSUMPTIONS,
    Salary,
    SalaryDefaults,
    envelope,
    explain_assumption,
    read_salary,
    split_posts,
)
from careerdash.values.scales import read_rating, read_satisfaction
from careerdash.values.yes_no import read_yes_no
from careerdash.workbooks.cells import CURRENCY_LETTERS

TEXT, NUMBER, DATE, TIME, FLAG = pa.string(), pa.float64(), pa.date32(), pa.time64("us"), pa.bool_()
SALARY_PARTS = (
    ("text", TEXT), ("reading", TEXT), ("low", NUMBER), ("high", NUMBER), ("currency", TEXT), ("period", TEXT),
    ("months", NUMBER), ("yearly_low", NUMBER), ("yearly_high", NUMBER),
)  # fmt: skip
_NO_SALARY = (None,) * len(SALARY_PARTS)
_DATE_PROBLEMS: dict[str, type[Issue]] = {
    "undecided": DateAmbiguous,
    "no_year": DateWithoutYear,
    "impossible": DateImpossible,
    "unreadable": DateUnreadable,
}
# Dates that are part of a record's identity: an undecided order holds the row.
IDENTITY_DATES = frozenset({"interview_date"})

# Columns of a planning sheet that hold one step each: step and item (goal horizon).
STEP_COLUMNS = {
    "ambition": ("ambition", ""), "self_assessment_step": ("self_assessment", ""),
    "opportunities": ("opportunities", ""), "career_choice": ("career_choice", ""), "career_path": ("career_path", ""),
    "goals": ("goals", ""), "goal_short": ("goals", "short"), "goal_medium": ("goals", "medium"),
    "goal_long": ("goals", "long"), "goal_life": ("goals", "life"), "action_plan": ("action_plan", ""),
    "action_work": ("action_plan", "work"), "action_training": ("action_plan", "training"),
    "action_education": ("action_plan", "education"), "action_rotation": ("action_plan", "rotation"),
    "review": ("review", ""),
}  # fmt: skip


def _contact_key(text: str) -> str | None:
    """An address or a number tells people apart; "WeChat" does not."""
    found = contacts_in(text)
    return fold(found[0]) if found else None


# How texts that name a thing are keyed for grouping and for telling things apart.
_KEYS: Mapping[str, Callable[[str], str | None]] = {
    "organisation": fold_organisation,
    "employer": fold_organisation,
    "occupation": fold,
    "industry": fold,
    "post": fold,
    "contact": _contact_key,
}


@dataclass(frozen=True, slots=True)
class Cells:
    """The texts of one column with the kind letters of its cells."""

    index: int
    field: str
    texts: pa.Array
    letters: pa.Array
    decisions: Mapping[str, Any]


def _text(columns: Columns, cells: Cells) -> None:
    texts = present(cells.texts)
    columns.arrays[cells.field] = texts
    key = _KEYS.get(cells.field)
    if key is not None:
        bulk = plain_addresses if cells.field == "contact" else None
        spread(columns, cells.index, texts, lambda text: ((key(text),), None), [(f"{cells.field}_key", TEXT)], bulk)


# "Li Na (20250003)": the number of a student beside the name, which tells students of one name apart.
_NUMBER_BESIDE = re.compile(r"(.*\S)\s*[(（]\s*(?!(?:19|20)\d\d\s*[)）])([A-Za-z]{0,4}\d{3,}[A-Za-z]?)\s*[)）]")


def _name(columns: Columns, cells: Cells) -> None:
    def read(text: str) -> tuple[tuple[object, ...], Problem | None]:
        if is_missing_name(text):
            return (None, None, None, None), None
        name, number = clean(text), None
        if beside and (found := _NUMBER_BESIDE.fullmatch(name)):
            name, number = found[1], found[2]
        problem = Problem(EmailInName, name) if looks_like_email(name) else None
        return (name, fold(name), is_surname_only(name), number), problem

    beside = cells.field == "student_name"
    outputs = [(cells.field, TEXT), (f"{cells.field}_key", TEXT), (f"{cells.field}_surname_only", FLAG)]
    if beside:
        outputs.append(("student_id_beside", TEXT))
    spread(columns, cells.index, trimmed(cells.texts), read, outputs, plain_names)


def _id(columns: Columns, cells: Cells) -> None:
    def read(text: str) -> tuple[tuple[object, ...], None]:
        return (None if is_missing(text) else clean(text).replace(" ", ""),), None

    spread(columns, cells.index, trimmed(cells.texts), read, [(cells.field, TEXT)], plain_ids)


def _class(columns: Columns, cells: Cells) -> None:
    texts = present(cells.texts)
    spread(
        columns, cells.index, texts, lambda t: ((clean(t), fold(t)), None), [("class_name", TEXT), ("class_key", TEXT)]
    )


def _number(columns: Columns, cells: Cells) -> None:
    # the only plain number of a log is the working week, which people also give as "996" or "8小时/天"
    _simple(columns, cells, read_weekly_hours, NUMBER)


def _duration(columns: Columns, cells: Cells) -> None:
    in_hours = cells.decisions.get("hours", {}).get(cells.field)
    _simple(columns, cells, lambda text: read_minutes(text, "hour" if in_hours else "minute"), NUMBER)


def _rating(columns: Columns, cells: Cells) -> None:
    _simple(columns, cells, lambda text: read_rating(text).value, NUMBER)


def _holland(columns: Columns, cells: Cells) -> None:
    # an unusual code is kept as typed: that a test was taken is the fact that counts
    _simple(columns, cells, lambda text: read_holland(text) or clean(text), TEXT)


def _simple(columns: Columns, cells: Cells, read: Callable[[str], object], kind: pa.DataType) -> None:
    def checked(text: str) -> tuple[tuple[object, ...], Problem | None]:
        value = read(text)
        return (value,), Problem(ValueUnreadable, text) if value is None else None

    spread(columns, cells.index, present(cells.texts), checked, [(cells.field, kind)])


def _coded(columns: Columns, cells: Cells, read: Callable[[str], str | None]) -> None:
    """A code with its text beside it; an unknown word keeps its text. "待定" is a decision here, not a gap."""

    def checked(text: str) -> tuple[tuple[object, ...], Problem | None]:
        code = read(text)
        if code is None and is_missing(text):
            return (None, None), None
        return (code, text), Problem(ValueUnreadable, text) if code is None else None

    outputs = [(cells.field, TEXT), (f"{cells.field}_text", TEXT)]
    spread(columns, cells.index, trimmed(cells.texts), checked, outputs)


def _level(columns: Columns, cells: Cells) -> None:
    def read(text: str) -> tuple[tuple[object, ...], Problem | None]:
        return (read_level(text, None), text), None

    spread(columns, cells.index, present(cells.texts), read, [("level_by_word", TEXT), ("level_text", TEXT)])


def _years(columns: Columns, cells: Cells) -> None:
    def read(text: str) -> tuple[tuple[object, ...], Problem | None]:
        years = read_years(text, cells.decisions["today"])
        level = read_level(None, years) if years is not None else None
        return (years, text, level), Problem(ValueUnreadable, text) if years is None else None

    outputs = [("years_experience", NUMBER), ("years_text", TEXT), ("level_by_years", TEXT)]
    spread(columns, cells.index, present(cells.texts), read, outputs)


def _date(columns: Columns, cells: Cells) -> None:
    order = cells.decisions.get("date_order", {}).get(cells.field)
    year = cells.decisions.get("year")

    def read(text: str) -> tuple[tuple[object, ...], Problem | None]:
        found = read_date(text, DateOrder(order) if order else None, year)
        if found.reading == "missing":
            return (None, None, None), None
        kind = _DATE_PROBLEMS.get(found.reading)
        if kind is DateAmbiguous and cells.field in IDENTITY_DATES:
            kind = DateOrderUndecided
        return (found.date, found.time, text), Problem(kind, text) if kind else None

    outputs = [(cells.field, DATE), (f"{cells.field}_time", TIME), (f"{cells.field}_text", TEXT)]
    spread(columns, cells.index, trimmed(cells.texts), read, outputs)


def _flag(columns: Columns, cells: Cells) -> None:
    def read(text: str) -> tuple[tuple[object, ...], Problem | None]:
        answer = read_yes_no(text)
        # a word that is neither yes nor no is kept as a description
        return (answer.value, answer.date, text), None

    outputs = [(cells.field, FLAG), (f"{cells.field}_on", DATE), (f"{cells.field}_text", TEXT)]
    spread(columns, cells.index, trimmed(cells.texts), read, outputs)


def _received(columns: Columns, cells: Cells) -> None:
    order = cells.decisions.get("date_order", {}).get(cells.field)

    def read(text: str) -> tuple[tuple[object, ...], Problem | None]:
        chosen = DateOrder(order) if order else None
        answer = read_yes_no(text, chosen, cells.decisions.get("year"), cells.decisions["today"])
        if answer.reading == "unreadable":
            return (None, None), Problem(ValueUnreadable, text)
        return (answer.value, answer.date), None

    spread(columns, cells.index, trimmed(cells.texts), read, [(cells.field, FLAG), (f"{cells.field}_on", DATE)])


def _satisfaction(columns: Columns, cells: Cells) -> None:
    scale = cells.decisions["satisfaction_scale"]
    problems: dict[str, type[Issue]] = {"outside": SatisfactionOutside, "unreadable": SatisfactionUnreadable}

    def read(text: str) -> tuple[tuple[object, ...], Problem | None]:
        found = read_satisfaction(text, scale)
        kind = problems.get(found.reading)
        return (found.value, text, found.reading), Problem(kind, text) if kind else None

    outputs = [("satisfaction", NUMBER), ("satisfaction_text", TEXT), ("satisfaction_reading", TEXT)]
    spread(columns, cells.index, trimmed(cells.texts), read, outputs)


def salary_values(salary: Salary) -> tuple[object, ...]:
    """Return the parts of a salary in the order of ``SALARY_PARTS``."""
    return (
        salary.text, salary.reading.value, salary.low, salary.high, salary.currency, salary.period, salary.months,
        salary.yearly_low, salary.yearly_high,
    )  # fmt: skip


def salary_problem(salary: Salary) -> Problem | None:
    """Return the issue of a salary that was not read."""
    if salary.reading is not Reading.UNREADABLE:
        doubts = [explain_assumption(code, salary) for code in salary.assumptions if code in WARNING_ASSUMPTIONS]
        return Problem(SalaryCheck, f"{salary.text}: {' '.join(doubts)}") if doubts else None
    if salary.suggestions:
        return Problem(SalaryDoubtful, salary.text, salary.suggestions)
    return Problem(SalaryUnreadable, salary.text)


def salary_defaults(decisions: Mapping[str, Any], field: str) -> SalaryDefaults:
    """Return the defaults of a salary column as decided for its import."""
    return SalaryDefaults(**decisions["salary"][field])


def _salary(columns: Columns, cells: Cells) -> None:
    defaults = salary_defaults(cells.decisions, cells.field)
    currency_letters = pc.if_else(
        pc.is_in(cells.letters, value_set=pa.array(list(CURRENCY_LETTERS))), cells.letters, pa.scalar("", TEXT)
    )
    # the letter rides in front of the text, so that equal texts in differently formatted cells stay apart
    keyed = pc.binary_join_element_wise(currency_letters, trimmed(cells.texts), "\x1f")

    def read(key: str) -> tuple[tuple[object, ...], Problem | None]:
        letter, _separator, text = key.partition("\x1f")
        currency = CURRENCY_LETTERS.get(letter)
        posts = split_posts(text)
        if posts is None:
            salary = read_salary(text, defaults, currency)
            return (*salary_values(salary), *_NO_SALARY, *_NO_SALARY), salary_problem(salary)
        entry, experienced = (read_salary(post, defaults, currency) for post in posts)
        whole = envelope(entry, experienced, text)
        problem = salary_problem(entry) or salary_problem(experienced) or salary_problem(whole)
        return (*salary_values(whole), *salary_values(entry), *salary_values(experienced)), problem

    names = (cells.field, f"{cells.field}_post_entry", f"{cells.field}_post_experienced")
    outputs = [(f"{name}_{part}", kind) for name in names for part, kind in SALARY_PARTS]
    spread(columns, cells.index, keyed, read, outputs)


def _question(columns: Columns, cells: Cells) -> None:
    columns.arrays[cells.field] = present(cells.texts)
    if cells.field == "q20":
        _salary(columns, cells)


def _skills(columns: Columns, cells: Cells) -> None:
    columns.arrays["skills_text"] = present(cells.texts)


def _status(columns: Columns, cells: Cells) -> None:
    def read(text: str) -> tuple[tuple[object, ...], Problem | None]:
        status = read_status(text, cells.decisions["today"])
        return (status.value if status else None, text), Problem(ValueUnreadable, text) if status is None else None

    spread(columns, cells.index, trimmed(cells.texts), read, [("status", TEXT), ("status_text", TEXT)])


def _student_status(columns: Columns, cells: Cells) -> None:
    words = {
        "excused": "excused", "免修": "excused", "请假": "excused", "休学": "withdrawn", "退学": "withdrawn",
        "withdrawn": "withdrawn", "dropped": "withdrawn", "left": "withdrawn", "active": "active", "在读": "active",
        "正常": "active", "enrolled": "active",
    }  # fmt: skip

    def read(text: str) -> tuple[tuple[object, ...], Problem | None]:
        status = words.get(fold(text))
        return (status,), Problem(ValueUnreadable, text) if status is None else None

    spread(columns, cells.index, present(cells.texts), read, [("student_status", TEXT)])


def _step(columns: Columns, cells: Cells) -> None:
    """The step, and the horizon of a goal: a row may name "Short-term goal" as its step."""

    def read(text: str) -> tuple[tuple[object, ...], None]:
        step, item = STEP_COLUMNS.get(spellings_of(SheetKind.PLANNING).get(fold_header(text), ""), (None, ""))
        return (read_step(text) if not item else step, item, text), None

    spread(columns, cells.index, trimmed(cells.texts), read, [("step", TEXT), ("item", TEXT), ("step_text", TEXT)])


def _round(columns: Columns, cells: Cells) -> None:
    def read(text: str) -> tuple[tuple[object, ...], Problem | None]:
        found = read_round(text)
        return (found.round, found.order, text), None

    outputs = [("round", TEXT), ("round_order", pa.int32()), ("round_text", TEXT)]
    spread(columns, cells.index, present(cells.texts), read, outputs)


READERS: Mapping[str, Callable[[Columns, Cells], None]] = {
    "text": _text,
    "name": _name,
    "id": _id,
    "class": _class,
    "number": _number,
    "duration": _duration,
    "rating": _rating,
    "holland": _holland,
    "years": _years,
    "level": _level,
    "date": _date,
    "yes_no": _flag,
    "received": _received,
    "satisfaction": _satisfaction,
    "salary": _salary,
    "question": _question,
    "skills": _skills,
    "planning_status": _status,
    "student_status": _student_status,
    "step": _step,
    "round": _round,
    "method": lambda columns, cells: _coded(columns, cells, read_method),
    "relationship": lambda columns, cells: _coded(columns, cells, read_relationship),
    "permission": lambda columns, cells: _coded(columns, cells, read_permission),
    "fit": lambda columns, cells: _coded(columns, cells, read_fit),
    "result": lambda columns, cells: _coded(columns, cells, read_result),
}
