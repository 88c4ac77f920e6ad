"""The report's classes beside others: last year's, or the other classes."""

from careerdash.privacy.sharing import Mark, SharingRule, about
from careerdash.reports.answers import Answers
from careerdash.reports.comparison import THANKED, Beside
from careerdash.reports.figures import amount, clipped
from careerdash.reports.sections.bands import MEAN_ONLY, banded
from careerdash.reports.sections.met import rounded_note
from careerdash.reports.tallies import Tallies, percent
from careerdash.reports.values import Cell, Column, Kind, Section, Table
from careerdash.wording import _

# A difference is named from here on: a tenth of the larger figure.
_WORTH_NAMING = 0.1
_Figure = tuple[float | None, int | None]
_Row = tuple[str, Kind, _Figure, _Figure]


def comparison_section(answers: Answers, beside: Beside, rule: SharingRule, students: int | None) -> Section | None:
    """Return the figures of both sides with the people behind each; None where no figure has two sides.

    ``students`` is the number of students as the report prints it.
    """
    rows = [row for row in _rows(answers, beside, rule, students) if None not in {row[2][0], row[3][0]}]
    if not rows:
        return None
    here = _("This class") if len(answers.classes.classes) == 1 else _("These classes")
    name = clipped(beside.name, 60)
    columns = (
        Column(_("Figure")),
        Column(here, Kind.FIGURE),
        Column(_("n"), Kind.COUNT),
        Column(name[:1].upper() + name[1:], Kind.FIGURE),
        Column(_("n there"), Kind.COUNT),
    )
    cells = tuple((label, *_cells(own), *_cells(other)) for label, _kind, own, other in rows)
    return Section(
        "comparison",
        _("Compared with {name}").format(name=name),
        _sentence(rows, name),
        Table(columns, cells),
        (),
        rounded_note(
            _(
                "n: students for interviews held, else different professionals. What one side does not tell is left "
                "out. How far a class is with its steps is not compared: the day in the term differs."
            ),
            rule,
        ),
    )


def _rows(answers: Answers, beside: Beside, rule: SharingRule, students: int | None) -> list[_Row]:
    salary, scores = answers.salary, banded(answers.satisfaction.overall, MEAN_ONLY, rule)
    rows: list[_Row] = [
        (
            _("Interviews a student"),
            Kind.SCORE,
            _each(about(answers.overview.interviews or 0, rule), students),
            _each(beside.interviews, beside.students),
        )
    ]
    for post, what in (("entry", _("Median entry pay")), ("experienced", _("Median pay of experienced people"))):
        own, other = getattr(salary.overall, post), beside.figures(f"{post}:{salary.currency}")
        label = _("{figure} ({currency} a year)").format(figure=what, currency=salary.currency)
        rows.append((label, Kind.MONEY, (own.median, own.n), (other.get("median"), other.get("n"))))
    other = beside.figures("satisfaction")
    means = (scores.mean, scores.people), (other.get("mean"), other.get("n"))
    rows.append((_("Mean satisfaction (1-5)"), Kind.SCORE, *means))
    thanked = {key: beside.figures(f"{THANKED}:{key}").get("n") for key in ("noted", "kept")}
    rows.append((
        _("Thanked in time (%)"), Kind.PERCENT, _thanked(*_own_thanks(answers.tallies), rule),
        _thanked(thanked["noted"], thanked["kept"], rule),
    ))  # fmt: skip
    return rows


def _each(interviews: int | None, students: int | None) -> _Figure:
    return (round(interviews / students, 1), students) if interviews and students else (None, None)


def _own_thanks(told: Tallies) -> tuple[int | None, int | None]:
    lines = {one.key: one.n for one in told if one.measure == "thanks"}
    return lines.get("noted"), lines.get("kept")


def _thanked(noted: int | None, kept: int | None, rule: SharingRule) -> _Figure:
    if noted is None or kept is None or not rule.may_show_percent(noted):
        return None, None
    return float(percent(kept, noted)), noted


def _cells(figure: _Figure) -> tuple[Cell, Cell]:
    value, n = figure
    return value, Mark.SUPPRESSED if n is None else n


def _sentence(rows: list[_Row], name: str) -> str:
    """Name the largest difference, as a part of the larger of the two figures."""
    worth = [
        (abs(own[0] - other[0]) / max(own[0], other[0]), label, kind, own[0], other[0])
        for label, kind, own, other in rows
        if own[0] and other[0]
    ]
    size, label, kind, own, other = max(worth, default=(0.0, "", Kind.COUNT, 0.0, 0.0))
    if size < _WORTH_NAMING:
        return _("No figure differs by a tenth or more from {name}.").format(name=name)
    return _("{figure}: {own} here, {other} in {name}.").format(
        figure=label, own=_words(own, kind), other=_words(other, kind), name=name
    )


def _words(value: float, kind: Kind) -> str:
    return f"{value:.1f}" if kind is Kind.SCORE else amount(value)
