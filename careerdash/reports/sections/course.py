"""Progress against the plan week by week; single weeks tell of single students, so it is for the advisor only."""

from careerdash.insights.course import Course
from careerdash.reports.figures import day
from careerdash.reports.values import BarChart, Column, Kind, Section, Series, Table
from careerdash.wording import _


def course_section(answer: Course) -> Section | None:
    """Return the weeks of a class with the steps done and those planned by the due dates; None without weeks."""
    if not answer.weeks:
        return None
    columns = (
        Column(_("Up to"), Kind.DAY),
        Column(_("Steps done"), Kind.COUNT),
        Column(_("Planned by the due dates"), Kind.COUNT),
    )
    done = tuple(float(point.done) for point in answer.weeks)
    names = tuple(day(point.day) for point in answer.weeks)
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
