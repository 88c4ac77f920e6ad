"""The reading of one salary text, from tokens to the record."""

import re
from dataclasses import replace

from careerdash.domain.vocabulary import Reading
from careerdash.values.salary_choice import Choice, choose
from careerdash.values.salary_figures import Figure, Figures
from careerdash.values.salary_judgement import Settled, settle
from careerdash.values.salary_posts import posts_in
from careerdash.values.salary_record import Salary, SalaryDefaults, envelope
from careerdash.values.salary_silence import silence
from careerdash.values.salary_suggestions import suggest
from careerdash.values.salary_tokens import prepare, tokenise

# Longer cells are prose: a pay figure stands in their beginning or nowhere.
LONGEST = 600
_EDGES = " +;,.，。、·|-–—/:&*("
_SCIENTIFIC = re.compile(r"-?[0-9.]+e[+-]?[0-9]+\Z")


def read_salary(text: str, defaults: SalaryDefaults, cell_currency: str | None = None) -> Salary:
    """Read one typed salary.

    ``defaults`` fill in currency and period where the text is silent; each use is listed in ``assumptions``.
    ``cell_currency`` is the currency of the cell's number format and outranks the default. Never raises: a text that
    is no pay is ``missing``, ``declined`` or ``unreadable``, a doubtful one ``unreadable`` with suggestions.
    """
    prepared = prepare(text[:LONGEST])
    figures = Figures(tokenise(prepared), prepared)
    if not figures.figures:
        return Salary(text, silence(prepared))

    def settled(figure: Figure) -> Settled:
        return settle(figure, figures, defaults, cell_currency)

    choice = choose(figures, settled)
    if choice.figure is None:
        return _two_posts(text, prepared, defaults, cell_currency) or _doubtful(text, figures, choice, settled, defaults)
    pay = settled(choice.figure)
    if choice.highest is not None:
        upper = settled(choice.highest)
        pay = pay._replace(high=upper.high, bound=None, doubtful=pay.doubtful or upper.doubtful)
    if pay.doubtful:
        return _doubtful(text, figures, Choice(rivals=[choice.figure]), settled, defaults)
    return _salary(text, figures, choice, pay)


def _two_posts(text: str, prepared: str, defaults: SalaryDefaults, cell_currency: str | None) -> Salary | None:
    """Read a cell of two posts as the range over both, where each reads cleanly by itself."""
    parts = posts_in(prepared)
    if parts is None:
        return None
    entry, experienced = (read_salary(part, defaults, cell_currency) for part in parts)
    whole = envelope(entry, experienced, text)
    return whole if whole.low is not None and whole.high is not None else None


def _doubtful(text: str, figures: Figures, choice: Choice, settled: object, defaults: SalaryDefaults) -> Salary:
    raise NotImplementedError
