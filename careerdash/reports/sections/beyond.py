"""Pay by years of experience, and what each field asks for more than all fields together."""

from collections.abc import Mapping

from careerdash.insights.pay_growth import BANDS
from careerdash.insights.words import field_word, group_label
from careerdash.privacy.sharing import SharingRule
from careerdash.reports.figures import amount, clipped
from careerdash.reports.sections.met import counted, rounded_note
from careerdash.reports.tallies import ALL, ASKING, ASKS, YEARS, Tallies, Tally, above_all_fields
from careerdash.reports.values import BarChart, Column, Kind, Section, Series, Table
from careerdash.wording import _

_LINES_A_FIELD = 3
_MOST_LINES = 24
# A skill two people name says nothing about their field, nor does a field of two people.
_PEOPLE_PER_SKILL, _PEOPLE_PER_FIELD = 3, 5
_MOST_BARS = 10


def growth_section(told: Tallies, currency: str, rule: SharingRule) -> Section | None:
    """Return the median pay by years of experience; None where no two bands may be told."""
    lines = {(one.measure, one.key): one for one in told}
    bands = [
        (group_label("years", key, None), line) for key in BANDS if (line := lines.get((YEARS, key))) and line.before
    ]
    if len(bands) < 2:
        return None
    (first, low), (last, high) = bands[0], bands[-1]
    sentence = _("Median pay with {first} of experience: {low} {currency} a year; with {last}: {high}.").format(
        first=_lowered(first), last=_lowered(last), low=amount(low.before or 0), high=amount(high.before or 0),
        currency=currency,
    )  # fmt: skip
    names = tuple(_("{band} (n = {n})").format(band=word, n=counted(line.n, rule)) for word, line in bands)
    medians = tuple(float(line.before or 0) for _word, line in bands)
    columns = (
        Column(_("Years of experience (pay in {currency} a year)").format(currency=currency)),
        Column(_("Median"), Kind.MONEY),
        Column(_("Professionals"), Kind.COUNT),
    )
    return Section(
        "growth",
        _("Pay by years of experience"),
        sentence,
        Table(columns, tuple((word, line.before, line.n) for word, line in bands)),
        (
            BarChart(
                title=_("Median pay by years of experience, {currency} a year").format(currency=currency),
                alt=_("Medians: {list}.").format(
                    list=", ".join(f"{name} {amount(value)}" for name, value in zip(names, medians, strict=True))
                ),
                axis=_("{currency} a year").format(currency=currency),
                kind=Kind.MONEY,
                categories=names,
                series=(Series(_("Median"), medians),),
            ),
        ),
        rounded_note(
            _(
                "Entry pay of those with less than three years, experienced pay of the others, else their own; one "
                "value per professional, the latest. Who told no years is left out."
            ),
            rule,
        ),
    )


def lifts_section(told: Tallies, rule: SharingRule) -> Section | None:
    """Return the skills each field asks for more often than all fields together; None where there is none."""
    lines = {(one.measure, one.key): one for one in told}
    fields = [one for one in told if one.measure == ASKING and one.key != ALL and one.n >= _PEOPLE_PER_FIELD]
    if len(fields) < 2:
        return None
    rows = [row for field in sorted(fields, key=lambda one: (-one.n, one.key)) for row in _of_field(field, lines, rule)]
    if not rows:
        return None
    field, skill, named, of, _share, overall = max(rows, key=lambda row: (row[4] - row[5], row[2]))
    sentence = _(
        "{field} asks for {skill} more than others: {named} of {of} people name it, {overall} % in all fields."
    ).format(
        field=clipped(field, 60), skill=clipped(skill, 40), named=counted(named, rule), of=counted(of, rule),
        overall=overall,
    )  # fmt: skip
    columns = (
        Column(_("Field")),
        Column(_("Skill")),
        Column(_("Named by"), Kind.COUNT),
        Column(_("Of"), Kind.COUNT),
        Column(_("In this field, %"), Kind.PERCENT),
        Column(_("In all fields, %"), Kind.PERCENT),
    )
    shown = rows[:_MOST_LINES]
    return Section(
        "lifts",
        _("What each field asks for more"),
        sentence,
        Table(columns, tuple(shown)),
        (_chart(sorted(shown, key=lambda row: (row[5] - row[4], row[0], row[1]))[:_MOST_BARS]),),
        rounded_note(
            _(
                "Of the professionals of a field who name any skill, the part that names this one; skills named at "
                "least 10 percent points more often than in all fields together."
            ),
            rule,
        ),
    )


_Row = tuple[str, str, int, int, int, int]


def _of_field(field: Tally, lines: Mapping[tuple[str, str], Tally], rule: SharingRule) -> list[_Row]:
    """Return the lines of one field, widest difference first; percents are those of the printed numbers."""
    if not rule.may_show_percent(field.n):
        return []
    found: list[_Row] = []
    for (measure, key), line in lines.items():
        if measure == ASKS and key.rpartition("|")[0] == field.key and line.n >= _PEOPLE_PER_SKILL:
            shares = above_all_fields(line, lines)
            if shares is not None:
                found.append((field_word(field.label), line.label, line.n, field.n, *shares))
    return sorted(found, key=lambda row: (row[5] - row[4], row[1]))[:_LINES_A_FIELD]


def _chart(rows: list[_Row]) -> BarChart:
    names = tuple(
        _("{field}: {skill} ({overall} % overall)").format(
            field=clipped(field, 26), skill=clipped(skill, 24), overall=overall
        )
        for field, skill, _named, _of, _share, overall in rows
    )
    shares = tuple(float(row[4]) for row in rows)
    return BarChart(
        title=_("Skills a field asks for more than others, percent of its professionals"),
        alt=_("Percent: {list}.").format(
            list=", ".join(f"{name} {share:.0f}" for name, share in zip(names, shares, strict=True))
        ),
        axis=_("Percent"),
        kind=Kind.PERCENT,
        categories=names,
        series=(Series(_("Professionals who name it, %"), shares),),
        limit=100,
    )


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
