"""How satisfied professionals are with their work, by field and in percent."""

from dataclasses import replace

from careerdash.insights.satisfaction import SatisfactionAnswer, SatisfactionGroup
from careerdash.privacy.sharing import Mark, SharingRule
from careerdash.privacy.suppression import no_few_left
from careerdash.reports.figures import clipped, people
from careerdash.reports.sections.bands import Bands, banded, detail, overall_detail
from careerdash.reports.values import BarChart, Cell, Column, Kind, Section, Series, Table, Tone
from careerdash.wording import _

_LONGEST_LABEL = 32
_MOST_BARS = 20


def satisfaction_section(answer: SatisfactionAnswer, rule: SharingRule) -> Section:
    """Return the percent of satisfied, neutral and dissatisfied professionals by field, most satisfied first."""
    lines = _lines(answer, rule)
    title = _("Satisfaction")
    if not lines:
        return Section("satisfaction", title, _none(answer, rule))
    columns = (
        Column(_("Field")),
        Column(_("Professionals"), Kind.COUNT),
        Column(_("Mean (1-5)"), Kind.SCORE),
        Column(_("Satisfied (4-5), %"), Kind.PERCENT),
        Column(_("Neutral (3), %"), Kind.PERCENT),
        Column(_("Dissatisfied (1-2), %"), Kind.PERCENT),
        Column(_("Neutral or dissatisfied, %"), Kind.PERCENT),
    )
    return Section(
        "satisfaction",
        title,
        satisfaction_sentence(answer, rule) or _("Too few professionals gave a score to state a mean."),
        Table(columns, tuple(_row(line) for line in lines)),
        _charts(lines),
        _("Scores typed in the logs, brought to the scale 1-5; nobody's score is derived from what was said in words."),
    )


def satisfaction_sentence(answer: SatisfactionAnswer, rule: SharingRule) -> str:
    """Return which field is most satisfied, with its mean and n; empty where none may be shown."""
    scored = [line for line in _lines(answer, rule) if line.mean is not None and line.people]
    named = [line for line in scored if line.label != _("All fields")]
    if len(named) > 1:
        best = max(named, key=lambda line: line.mean or 0)
        words = _("Satisfaction is highest in {field}: {mean} of 5 on average (n = {people}).")
    elif scored:
        best = scored[0]
        words = _("Satisfaction in {field}: {mean} of 5 on average (n = {people}).")
    else:
        return ""
    return words.format(field=clipped(best.label, 60), mean=f"{best.mean:.1f}", people=people(best.people or 0))


def _lines(answer: SatisfactionAnswer, rule: SharingRule) -> list[Bands]:
    groups = [group for group in answer.groups if group.n and rule.may_show(group.n)]
    lines = [banded(group, detail(group, rule), rule) for group in groups]
    if _overall_adds(groups, answer.overall, rule):
        overall = replace(answer.overall, label=_("All fields"))
        lines.append(banded(overall, overall_detail(groups, overall, rule), rule))
    return lines


def _overall_adds(groups: list[SatisfactionGroup], overall: SatisfactionGroup, rule: SharingRule) -> bool:
    """Say whether the line over all fields may stand under them: no few people are left between them."""
    if not overall.n or not rule.may_show(overall.n) or len(groups) == 1:
        return False
    return no_few_left([group.n for group in groups], overall.n, rule)


def _none(answer: SatisfactionAnswer, rule: SharingRule) -> str:
    if rule.hides and (answer.overall.n is None or answer.overall.n):
        return _(
            "Satisfaction is not shown: fewer than {people} professionals gave a score, or fewer could be worked out."
        ).format(people=rule.people)
    return _("No interview of this class holds a satisfaction score.")


def _row(line: Bands) -> tuple[Cell, ...]:
    others = line.others
    if others is None and line.satisfied is not None:
        others = 100 - line.satisfied
    cells = (line.people, line.mean, line.satisfied, line.neutral, line.dissatisfied, others)
    return (line.label, *(Mark.SUPPRESSED if cell is None else cell for cell in cells))


def _charts(lines: list[Bands]) -> tuple[BarChart, ...]:
    """Return the means of all fields, and the bands of those that are large enough for them."""
    scored = [line for line in lines if line.mean is not None][:_MOST_BARS]
    banded_lines = [line for line in lines if line.satisfied is not None][:_MOST_BARS]
    charts = []
    if scored:
        charts.append(_mean_chart(scored))
    if banded_lines:
        charts.append(_band_chart(banded_lines))
    return tuple(charts)


def _names(lines: list[Bands]) -> tuple[str, ...]:
    return tuple(
        _("{field} (n = {n})").format(field=clipped(line.label, _LONGEST_LABEL), n=line.people) for line in lines
    )


def _mean_chart(lines: list[Bands]) -> BarChart:
    names = _names(lines)
    return BarChart(
        title=_("Mean satisfaction by field (1-5)"),
        alt=_("Means: {list}.").format(
            list=", ".join(f"{name} {line.mean:.1f}" for name, line in zip(names, lines, strict=True))
        ),
        axis=_("Mean of 1-5"),
        kind=Kind.SCORE,
        categories=names,
        series=(Series(_("Mean"), tuple(line.mean for line in lines)),),
        limit=5,
    )


def _band_chart(lines: list[Bands]) -> BarChart:
    names = _names(lines)
    series = (
        Series(_("Dissatisfied (1-2)"), tuple(line.dissatisfied for line in lines), Tone.LOW),
        Series(_("Neutral (3)"), tuple(line.neutral for line in lines), Tone.MIDDLE),
        Series(_("Neutral or dissatisfied"), tuple(line.others for line in lines), Tone.JOINED),
        Series(_("Satisfied (4-5)"), tuple(line.satisfied for line in lines), Tone.HIGH),
    )
    return BarChart(
        title=_("Satisfaction by field, percent of professionals"),
        alt=_("Satisfied professionals: {list}.").format(
            list=", ".join(f"{name} {line.satisfied} %" for name, line in zip(names, lines, strict=True))
        ),
        axis=_("Percent"),
        kind=Kind.PERCENT,
        categories=names,
        series=tuple(one for one in series if any(value is not None for value in one.values)),
        limit=100,
    )
