"""Expectation against reality: ratings before and after, pay guessed and heard, and what was decided by field."""

from collections import defaultdict

from careerdash.domain.vocabulary import FITS
from careerdash.insights.expectations import aspect_word
from careerdash.insights.words import field_word
from careerdash.privacy.sharing import Mark, SharingRule
from careerdash.reports.figures import amount, clipped
from careerdash.reports.sections.met import counted, rounded_note
from careerdash.reports.tallies import ALL, FIT, GUESSED, RATED, Tallies, Tally
from careerdash.reports.values import BarChart, Cell, Column, Kind, Section, Series, Table
from careerdash.wording import _

_MOST_FIELDS = 10


def picture_sections(told: Tallies, currency: str, rule: SharingRule) -> list[Section]:
    """Return the sections on expectations of which the logs say enough."""
    found = (_ratings(told, rule), _guesses(told, currency, rule), _decisions(told, rule))
    return [section for section in found if section is not None]


def _ratings(told: Tallies, rule: SharingRule) -> Section | None:
    rated = [(one, one.before, one.after) for one in told if one.measure == RATED]
    lines = [(one, before, after) for one, before, after in rated if before is not None and after is not None]
    if not lines:
        return None
    lines.sort(key=lambda line: -abs(line[2] - line[1]))
    one, before, after = lines[0]
    sentence = _("Students rated {aspect} {before} of 5 before the interviews and {after} after.").format(
        aspect=aspect_word(one.key), before=f"{before:.1f}", after=f"{after:.1f}"
    )
    columns = (
        Column(_("Aspect, rated 1-5")),
        Column(_("Before"), Kind.SCORE),
        Column(_("After"), Kind.SCORE),
        Column(_("Students"), Kind.COUNT),
    )
    bars = [
        (_("{aspect}, {moment}").format(aspect=aspect_word(line.key).capitalize(), moment=moment), value)
        for line, first, last in lines
        for moment, value in ((_("before"), first), (_("after"), last))
    ]
    chart = BarChart(
        title=_("Ratings before and after the interviews (1-5)"),
        alt=_("Means: {list}.").format(list=", ".join(f"{name} {value:.1f}" for name, value in bars)),
        axis=_("Mean of 1-5"),
        kind=Kind.SCORE,
        categories=tuple(name for name, _value in bars),
        series=(Series(_("Mean"), tuple(value for _name, value in bars)),),
        limit=5,
    )
    rows = tuple((aspect_word(line.key).capitalize(), first, last, line.n) for line, first, last in lines)
    return Section(
        "expectations",
        _("Expectation and reality"),
        sentence,
        Table(columns, rows),
        (chart,),
        rounded_note(
            _("Ratings as typed before and after the interviews, averaged per student and then over the students."),
            rule,
        ),
    )


def _guesses(told: Tallies, currency: str, rule: SharingRule) -> Section | None:
    found = [(one, one.before, one.after) for one in told if one.measure == GUESSED]
    lines = [(one, guessed, heard) for one, guessed, heard in found if guessed and heard is not None]
    if not lines:
        return None
    lines.sort(key=lambda line: -abs(line[2] / line[1] - 1))
    one, guessed, heard = lines[0]
    sentence = _("In {field} students guessed {guessed} {currency} a year for a newcomer and heard {heard}.").format(
        field=clipped(field_word(one.label), 60), guessed=amount(guessed), currency=currency, heard=amount(heard)
    )
    columns = (
        Column(_("Field (pay in {currency} a year)").format(currency=currency)),
        Column(_("Guessed: median"), Kind.MONEY),
        Column(_("Heard: median"), Kind.MONEY),
        Column(_("Professionals"), Kind.COUNT),
    )
    bars = [
        (_("{field}, {moment}").format(field=clipped(field_word(line.label), 30), moment=moment), value)
        for line, first, last in lines[:_MOST_FIELDS]
        for moment, value in ((_("guessed"), first), (_("heard"), last))
    ]
    chart = BarChart(
        title=_("Entry pay guessed and heard, {currency} a year").format(currency=currency),
        alt=_("Medians: {list}.").format(list=", ".join(f"{name} {amount(value)}" for name, value in bars)),
        axis=_("{currency} a year").format(currency=currency),
        kind=Kind.MONEY,
        categories=tuple(name for name, _value in bars),
        series=(Series(_("Median"), tuple(value for _name, value in bars)),),
    )
    return Section(
        "guesses",
        _("Pay guessed and heard"),
        sentence,
        Table(columns, tuple((field_word(line.label), first, last, line.n) for line, first, last in lines)),
        (chart,),
        rounded_note(
            _("Pay as guessed before, beside the entry pay the same interviews told; medians of yearly midpoints."),
            rule,
        ),
    )


def _decisions(told: Tallies, rule: SharingRule) -> Section | None:
    by_field: dict[str, dict[str, Tally]] = defaultdict(dict)
    for one in told:
        if one.measure == FIT:
            field, _bar, fit = one.key.rpartition("|")
            by_field[field][fit] = one
    if not by_field:
        return None
    words = {
        "suitable": _("Suitable"),
        "not_suitable": _("Not suitable"),
        "out_of_touch": _("Out of touch"),
        "undecided": _("Undecided"),
    }
    ordered = sorted(by_field.items(), key=lambda entry: (entry[0] == ALL, -sum(one.n for one in entry[1].values())))
    rows = tuple((_field(fits, field), *(_students(fits.get(fit), rule) for fit in FITS)) for field, fits in ordered)
    overall = by_field.get(ALL, {})
    said = [f"{words[fit].lower()} {counted(overall[fit].n, rule)}" for fit in FITS if fit in overall]
    return Section(
        "decisions",
        _("Decisions by field"),
        _("What students decided about a field: {list}.").format(list=", ".join(said))
        if said
        else _("Too few students decided the same about a field."),
        Table((Column(_("Field")), *(Column(words[fit], Kind.COUNT) for fit in FITS)), rows),
        (),
        rounded_note(
            _(
                "Students by their latest decision about each field; one who decided about two fields stands in both. "
                "“Out of touch”: the picture before was seriously wrong."
            ),
            rule,
        ),
    )


def _field(fits: dict[str, Tally], field: str) -> str:
    return _("All fields") if field == ALL else field_word(next(iter(fits.values())).label)


def _students(line: Tally | None, rule: SharingRule) -> Cell:
    if line is None:
        return Mark.SUPPRESSED if rule.hides else 0
    return line.n
