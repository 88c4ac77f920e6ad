"""Progress against the plan week by week; single weeks tell of single students, so it is for the advisor only."""

from math import ceil

from careerdash.insights.course import Course
from careerdash.reports.figures import day
from careerdash.reports.values import BarChart, Column, Kind, Section, Series, Table
from careerdash.wording import _

# A long term is drawn with weeks between left out, up to the newest; the table has them all.
_MOST_BARS = 14


def course_section(answer: Course) -> Section | None:
    """Return the weeks of a class with the steps done and those planned by the due dates; None without weeks."""
    if not answer.weeks:
        return None
    columns = (
        Column(_("Up to"), Kind.DAY),
        Column(_("Steps done"), Kind.COUNT),
        Column(_("Planned by the due dates"), Kind.COUNT),
    )
    drawn = answer.weeks[::-1][:: ceil(len(answer.weeks) / _MOST_BARS)][::-1]
    done = tuple(float(point.done) for point in drawn)
    names = tuple(day(point.day) for point in drawn)
    chart = BarChart(
        title=_("Steps done by the end of each week (of {total})").format(total=answer.total),
        alt=_("Steps done: {list}.").format(
            list=", ".join(f"{name} {count:.0f}" for name, count in zip(names, done, strict=True))
        ),
        axis=_("Steps"),
        kind=Kind.COUNT,
        categories=names,
        series=(Series(_("Steps done"), done),),
        limit=float(answer.total) or None,
    )
    return Section(
        "course",
        _("Progress by week"),
        answer.sentence,
        Table(columns, tuple((point.day, point.done, point.planned) for point in answer.weeks)),
        (chart,),
        _("Steps of all students together; a step is planned from its due date on."),
    )
