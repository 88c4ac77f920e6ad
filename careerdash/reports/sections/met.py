"""Whom the students met and how they went about it: levels, outline questions answered, courtesy."""

from collections.abc import Mapping

from careerdash.domain.fields import fields_of
from careerdash.domain.vocabulary import LEVELS, QUESTION_COUNT, SheetKind
from careerdash.insights.words import level_word
from careerdash.privacy.sharing import Mark, SharingRule
from careerdash.reports.figures import clipped, listed
from careerdash.reports.tallies import COURTESY, LEVEL, QUESTION, Tallies, Tally
from careerdash.reports.values import BarChart, Cell, Column, Kind, Section, Series, Table
from careerdash.wording import _

_NAMED_IN_SENTENCE = 2
_MOST_BARS = 10


def met_sections(told: Tallies, rule: SharingRule) -> list[Section]:
    """Return the sections on levels, outline and courtesy of which the logs say enough."""
    lines = {(one.measure, one.key): one for one in told}
    found = (_levels(lines, rule), _outline(lines, rule), _courtesy(lines, rule))
    return [section for section in found if section is not None]


def counted(n: int, rule: SharingRule) -> str:
    """Return a count inside a sentence: ``about 25`` where names are hidden, because it is rounded to 5."""
    return _("about {n}").format(n=f"{n:,}") if rule.hides else f"{n:,}"


def rounded_note(note: str, rule: SharingRule) -> str:
    """Return a note that says that the counts above it are rounded, where they are."""
    return f"{note} " + _("Counts are rounded to the nearest 5.") if rule.hides else note


def _levels(lines: Mapping[tuple[str, str], Tally], rule: SharingRule) -> Section | None:
    found = [(level_word(level).capitalize(), lines[LEVEL, level].n) for level in LEVELS if (LEVEL, level) in lines]
    if not found:
        return None
    said = [_("{level} {n}").format(level=word.lower(), n=counted(n, rule)) for word, n in found]
    return Section(
        "levels",
        _("Levels of the people met"),
        _("Professionals met by level: {list}.").format(list=listed(said)),
        Table((Column(_("Level")), Column(_("Professionals"), Kind.COUNT)), tuple(found)),
        (_people_chart(_("Professionals met by level"), found),),
        rounded_note(
            _("By years of experience where they are known (under 3, 3 to 10, more), else by the words of the post."),
            rule,
        ),
    )


def _outline(lines: Mapping[tuple[str, str], Tally], rule: SharingRule) -> Section | None:
    labels = fields_of(SheetKind.INTERVIEWS)
    found = [
        (labels[f"q{number}"].label, lines[QUESTION, str(number)].n)
        for number in range(1, QUESTION_COUNT + 1)
        if (QUESTION, str(number)) in lines
    ]
    if not found:
        return None
    ranked = sorted(found, key=lambda one: -one[1])
    most = [f"“{title}” ({counted(n, rule)})" for title, n in ranked[:_NAMED_IN_SENTENCE]]
    sentence = _("{answered} of the {all} outline questions were answered; most often {most}.").format(
        answered=len(found), all=QUESTION_COUNT, most=listed(most)
    )
    if rule.hides:
        sentence = _(
            "{answered} of the {all} outline questions were answered by {people} or more people; most often {most}."
        ).format(answered=len(found), all=QUESTION_COUNT, people=rule.people, most=listed(most))
    columns = (Column(_("Outline question")), Column(_("Professionals"), Kind.COUNT))
    return Section(
        "outline",
        _("Outline coverage"),
        sentence,
        Table(columns, tuple(found)),
        (_people_chart(_("Questions answered by most professionals"), ranked[:_MOST_BARS]),),
        rounded_note(_("Different professionals in whose interview the question was answered."), rule),
    )


def _courtesy(lines: Mapping[tuple[str, str], Tally], rule: SharingRule) -> Section | None:
    words = {
        "thanks": (_("Thanked in time"), _("thanked in time")),
        "notes": (_("Notes completed soon"), _("notes completed soon")),
        "length": (_("Usual length"), _("of usual length")),
    }
    rows: list[tuple[Cell, ...]] = []
    said: list[str] = []
    for key in COURTESY:
        noted, kept = lines.get((key, "noted")), lines.get((key, "kept"))
        if noted is None:
            continue
        percent = _percent(kept, noted, rule)
        rows.append((
            words[key][0],
            noted.n,
            Mark.SUPPRESSED if kept is None else kept.n,
            Mark.SUPPRESSED if percent is None else percent,
        ))  # fmt: skip
        if kept is not None:
            said.append(
                _("{what}: {kept} of {noted}").format(
                    what=words[key][1] if said else words[key][0],
                    kept=counted(kept.n, rule),
                    noted=counted(noted.n, rule),
                )
            )
    if not rows:
        return None
    columns = (
        Column(_("Rule of courtesy")),
        Column(_("Noted for"), Kind.COUNT),
        Column(_("Kept with"), Kind.COUNT),
        Column(_("Kept, %"), Kind.PERCENT),
    )
    kept_rows = [(str(row[0]), float(row[2])) for row in rows if isinstance(row[2], int)]
    return Section(
        "courtesy",
        _("Courtesy"),
        _("{list} professionals.").format(list="; ".join(said)) if said else _("Too few people to say how it went."),
        Table(columns, tuple(rows)),
        (_people_chart(_("Professionals with whom the rule was kept"), kept_rows),) if kept_rows else (),
        rounded_note(
            _(
                "Different professionals of whose interviews the logs say anything: thanked within a day, notes within "
                "two days, 15 to 60 minutes, unless the class has rules of its own. Only what was noted counts."
            ),
            rule,
        ),
    )


def _percent(kept: Tally | None, noted: Tally, rule: SharingRule) -> int | None:
    """Return the percent of the printed numbers: it tells nothing they do not."""
    if kept is None or not rule.may_show_percent(noted.n) or not noted.n:
        return None
    return min(100, int(100 * kept.n / noted.n + 0.5))


def thanked_share(told: Tallies, rule: SharingRule) -> str:
    """Return "about 45 of about 60 professionals" for the head of the report; "" where it may not be said."""
    lines = {(one.measure, one.key): one for one in told}
    noted, kept = lines.get(("thanks", "noted")), lines.get(("thanks", "kept"))
    if noted is None or kept is None:
        return ""
    return _("{kept} of {noted} professionals").format(kept=counted(kept.n, rule), noted=counted(noted.n, rule))


def _people_chart(title: str, found: list[tuple[str, int]] | list[tuple[str, float]]) -> BarChart:
    names = tuple(clipped(name, 44) for name, _n in found)
    counts = tuple(float(n) for _name, n in found)
    return BarChart(
        title=title,
        alt=_("Professionals: {list}.").format(
            list=", ".join(f"{name} {count:.0f}" for name, count in zip(names, counts, strict=True))
        ),
        axis=_("Professionals"),
        kind=Kind.COUNT,
        categories=names,
        series=(Series(_("Professionals"), counts),),
    )
