"""The reading of one salary text, from tokens to the record."""

import re
from functools import partial, reduce
from itertools import dropwhile

from careerdash.domain.folding import clean
from careerdash.domain.vocabulary import Reading
from careerdash.values.salary_choice import Choice, Settle, choose, is_trifle
from careerdash.values.salary_clauses import Figure
from careerdash.values.salary_envelope import envelope, reading_of
from careerdash.values.salary_figures import Figures
from careerdash.values.salary_judgement import Settled, settle
from careerdash.values.salary_posts import post_parts, split_posts
from careerdash.values.salary_record import Salary, SalaryDefaults
from careerdash.values.salary_silence import silence
from careerdash.values.salary_suggestions import suggest
from careerdash.values.salary_tokens import Token, prepare, tokenise, typed

# Longer cells are prose: a pay figure stands in their beginning or nowhere.
LONGEST = 600
# The conversion of hourly pay takes 40 hours a week (2,080 a year); a text that states others is worth a look.
_FULL_WEEK = 40.0
_HOURS_A_WEEK = re.compile(
    r"(\d{1,2}(?:\.\d)?)\s?(?:h|hrs?|hours?|小时|小時)?\s?(?:/|per |an? |each |每)\s?(?:wk|week|w\b|周|週)"
    r"|每[周週](?:工作)?\s?(\d{1,2}(?:\.\d)?)\s?(?:h|小时|小時)",
    re.IGNORECASE,
)
# Words of a post, and years of work that stand for one.
_POSTS = frozenset({"post", "duration"})
# Words that repeat the header: "月薪：", "junior salary".
_QUESTION = frozenset({"post", "label", "period", "fill"})
_EDGES = " +;,.，。、·|-–—/:&*"


def read_salary(text: str, defaults: SalaryDefaults, cell_currency: str | None = None) -> Salary:
    """Read one typed salary.

    ``defaults`` fill in currency and period where the text is silent; each use is listed in ``assumptions``.
    ``cell_currency`` is the currency of the cell's number format and outranks the default. Never raises: a text that
    is no pay is ``missing``, ``declined`` or ``unreadable``, a doubtful one ``unreadable`` with suggestions.
    """
    prepared = prepare(text if len(text) <= LONGEST else text[:LONGEST])
    tokens = tokenise(prepared)
    figures = Figures(tokens, prepared)
    if not figures.figures:
        return Salary(text, _silence(prepared, tokens))
    if len(figures.figures) > 1 and any(token.kind in _POSTS for token in tokens):
        whole = _two_posts(text, defaults, cell_currency)
        if whole is not None:
            return whole

    def settled(figure: Figure) -> Settled:
        return settle(figure, figures, defaults, cell_currency)

    choice = choose(figures, settled)
    if choice.figure is None:
        return _undecided(text, prepared, choice.rivals, defaults, settled)
    pay = settled(choice.figure)
    if choice.highest is not None:
        upper = settled(choice.highest)
        pay = pay._replace(high=upper.high, bound=None, doubtful=pay.doubtful or upper.doubtful)
    if pay.doubtful:
        return _undecided(text, prepared, [choice.figure], defaults, settled)
    return _salary(text, figures, choice, pay, choice.figure)


def _silence(prepared: str, tokens: tuple[Token, ...]) -> Reading:
    """Read a text without figures, by its answer alone where it names the question too: ``月薪：不清楚``."""
    reading = silence(prepared)
    if reading is not Reading.UNREADABLE:
        return reading
    kept = [prepared[token.start : token.end] for token in dropwhile(lambda token: token.kind in _QUESTION, tokens)]
    answer = " ".join(kept) if prepared.isascii() else "".join(kept)
    return silence(answer) if answer else reading


def _two_posts(text: str, defaults: SalaryDefaults, cell_currency: str | None) -> Salary | None:
    """Read a cell of two posts as the range over both, where each reads cleanly by itself."""
    parts = split_posts(text[:LONGEST]) or post_parts(text[:LONGEST])
    if not parts:
        return None
    whole = reduce(partial(envelope, text=text), (read_salary(part, defaults, cell_currency) for part in parts))
    return None if whole.reading is Reading.UNREADABLE else whole


def _undecided(
    text: str,
    prepared: str,
    figures: list[Figure],
    defaults: SalaryDefaults,
    settled: Settle,
) -> Salary:
    """Return the doubtful reading with its suggestions; a refusal that mentions a number in passing stays a refusal."""
    if all(map(is_trifle, figures)):
        silent = silence(prepared)
        if silent is Reading.DECLINED:
            return Salary(text, silent)
    suggestions = suggest([(figure, settled(figure)) for figure in figures], defaults)
    return Salary(text, Reading.UNREADABLE, suggestions=suggestions)


def _weekly_hours(text: str) -> list[str]:
    """Return the hours a week a text states beside its pay: ``30 hrs/week``, ``每周20小时``."""
    return [found for pair in _HOURS_A_WEEK.findall(clean(text)) for found in pair if found]


def _salary(text: str, figures: Figures, choice: Choice, pay: Settled, figure: Figure) -> Salary:
    notes = [*pay.notes, *choice.notes]
    if figure.clause.approx:
        notes.append("approximate")
    if figures.part_time:
        notes.append("part_time")
    if pay.period == "hour" and any(float(hours) != _FULL_WEEK for hours in _weekly_hours(text)):
        notes.append("other_hours")
    if figures.unknown:
        notes.append("words_ignored")
    months = 12.0 if pay.period == "month" else None
    if figures.months:
        stated = sorted({float(typed_months) for typed_months in figures.months})
        months = stated[0]
        if len(stated) > 1:
            notes.append("months_range")
    return Salary(
        text,
        reading_of(pay.low, pay.high),
        pay.low,
        pay.high,
        pay.currency,
        pay.period,
        months,
        tuple(dict.fromkeys(notes)),
        (),
        _extra(figures, text),
    )


def _extra(figures: Figures, text: str) -> str | None:
    """Return what the text says about bonus, commission, stock and other things beside base pay, as typed."""
    spans: list[tuple[int, int]] = []
    for clause in figures.clauses:
        if clause.extra:
            spans.append((clause.start, clause.end))
        elif clause.extra_start is not None:
            spans.append((clause.extra_start, clause.end))
    if not spans:
        return None
    shown = typed(text[:LONGEST])
    if len(shown) != len(figures.text):
        shown = figures.text
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    parts = [shown[start:end].lstrip(_EDGES + "()").rstrip(_EDGES + "(") for start, end in merged]
    parts = [part.removesuffix(")") if "(" not in part else part for part in parts]
    return "; ".join(part for part in parts if part) or None
