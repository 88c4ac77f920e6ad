"""How far the class is: counts per step for everyone, the matrix of names for the advisor."""

from dataclasses import replace
from datetime import date

from careerdash.domain.vocabulary import Status
from careerdash.insights.progress import Progress, StepCount
from careerdash.privacy.sharing import SharingRule, shared_count
from careerdash.reports.figures import day, shown
from careerdash.reports.values import BarChart, Cell, Column, Kind, Section, Series, Table
from careerdash.wording import _

LETTERS = {Status.DONE: "D", Status.IN_PROGRESS: "P", Status.NOT_STARTED: "-", Status.WAIVED: "E"}


def progress_section(answer: Progress, rule: SharingRule, as_of: date) -> Section:
    """Return the counts per step of one track.

    How many of a class have finished a step may be shown from the rule's smallest group on, even where all
    but one have (source: the sharing rule of the domain). How the others stand is for the advisor only.
    """
    title = answer.track.title
    key = f"progress-{answer.track.key}"
    steps = shown_steps(answer, rule)
    if not steps:
        return Section(key, title, _too_few(answer, rule))
    return Section(
        key,
        title,
        " ".join(filter(None, (progress_sentence(answer, rule, as_of), _plan_sentence(steps, rule, as_of)))),
        _open_table(steps) if not rule.hides else _shared_table(steps, rule),
        (_chart(steps, rule),),
        _counting(rule),
    )


def shown_steps(answer: Progress, rule: SharingRule) -> list[StepCount]:
    """Return the steps whose counts may be shown.

    Where names are hidden, excused students are counted with those who finished: "34 of 34" beside a class of
    35 would tell that one is excused.
    """
    steps = [step for step in answer.steps if step.of is not None and step.done is not None]
    if rule.hides:
        steps = [
            replace(step, of=(step.of or 0) + (step.waived or 0), done=(step.done or 0) + (step.waived or 0))
            for step in steps
        ]
    return [step for step in steps if step.of and rule.may_show(step.of)]


def progress_sentence(answer: Progress, rule: SharingRule, as_of: date) -> str:
    """Return how many finished the last step, and the due step that fewest have finished; empty where too few."""
    steps = shown_steps(answer, rule)
    if not steps:
        return ""
    last = steps[-1]
    missed = [step for step in steps if step.due and step.due < as_of and (step.done or 0) < (step.of or 0)]
    worst = min(missed, key=lambda step: (step.done or 0) / (step.of or 1), default=None)
    finished = _("{n} of {of} students finished the last step, “{step}”").format(
        n=shown_count(last.done, rule), of=shown_count(last.of, rule), step=last.title
    )
    if worst is None or worst.due is None:
        return f"{finished}."
    if worst is last:
        return _("{finished}; it was due on {day}.").format(finished=finished, day=day(worst.due))
    return _("{finished}. “{step}” was due on {day}; {n} of {of} finished it.").format(
        finished=finished,
        step=worst.title,
        day=day(worst.due),
        n=shown_count(worst.done, rule),
        of=shown_count(worst.of, rule),
    )


def _plan_sentence(steps: list[StepCount], rule: SharingRule, as_of: date) -> str:
    """Return how many steps are finished of those that should be by the due dates; empty where none is due yet."""
    due = [step for step in steps if step.due and step.due < as_of]
    if len(due) < 2:
        return ""
    finished, planned = (
        sum(shown_count(value, rule) for value in values)
        for values in zip(*((one.done, one.of) for one in due), strict=True)
    )
    return _("By the due dates so far {planned} steps should be finished; {finished} are.").format(
        planned=f"{planned:,}", finished=f"{finished:,}"
    )


def matrix_section(answer: Progress) -> Section | None:
    """Return the matrix student x step with a letter per cell; None without students (and in share view)."""
    if answer.hidden or not answer.students:
        return None
    columns = (
        Column(_("Student number")),
        Column(_("Student")),
        Column(_("Field")),
        *(Column(step.short, Kind.LETTER) for step in answer.track.steps),
        Column(_("Next action")),
    )
    rows = tuple(
        (
            student.student_id,
            student.student_name,
            student.field,
            *(_letter(cell.status, cell.overdue, cell.overridden) for cell in student.cells),
            student.next_action,
        )
        for student in answer.students
    )
    return Section(
        f"matrix-{answer.track.key}",
        _("{track}: student by student").format(track=answer.track.title),
        _("Those furthest behind stand first."),
        Table(columns, rows),
        note=_("D done, P in progress, - not started, E excused; ! overdue, ° set by the advisor."),
    )


def _letter(status: Status, overdue: bool, overridden: bool) -> str:
    return LETTERS[status] + ("!" if overdue else "") + ("°" if overridden else "")


def _too_few(answer: Progress, rule: SharingRule) -> str:
    if rule.hides and (answer.total is None or answer.total):
        return _("A class of fewer than {people} students is not described step by step.").format(people=rule.people)
    return _("The class has no students yet.")


def _counting(rule: SharingRule) -> str:
    if rule.hides:
        return _(
            "A step is finished when the logs and papers prove it; students excused from it are counted with them."
        )
    return _("A step is finished when the logs and papers prove it; excused students are counted apart.")


def shown_count(value: int | None, rule: SharingRule) -> int:
    """Round a count of finished students; it may be small, only the class must be large enough."""
    step = max(rule.count_step, 1)
    return int((value or 0) / step + 0.5) * step


def _percent(step: StepCount, rule: SharingRule) -> int | None:
    finished, of = shown_count(step.done, rule), shown_count(step.of, rule)
    return min(100, int(100 * finished / of + 0.5)) if rule.may_show_percent(step.of or 0) and of else None


def _shared_table(steps: list[StepCount], rule: SharingRule) -> Table:
    columns = (
        Column(_("Step")),
        Column(_("Finished"), Kind.COUNT),
        Column(_("Students"), Kind.COUNT),
        Column(_("Finished, %"), Kind.PERCENT),
        Column(_("Due"), Kind.DAY),
    )
    rows = tuple(
        (
            step.title,
            shown_count(step.done, rule),
            shared_count(step.of or 0, rule),
            shown(_percent(step, rule)),
            step.due,
        )
        for step in steps
    )
    return Table(columns, rows)


def _open_table(steps: list[StepCount]) -> Table:
    titles = (
        _("Finished"), _("In progress"), _("Not started"), _("Excused"), _("Overdue"), _("Students"),
    )  # fmt: skip
    columns = (Column(_("Step")), *(Column(title, Kind.COUNT) for title in titles), Column(_("Due"), Kind.DAY))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (step.title, step.done, step.in_progress, step.not_started, step.waived, step.overdue, step.of, step.due)
        for step in steps
    )
    return Table(columns, rows)


def _chart(steps: list[StepCount], rule: SharingRule) -> BarChart:
    finished = tuple(float(shown_count(step.done, rule)) for step in steps)
    largest = max(shown_count(step.of, rule) for step in steps)
    return BarChart(
        title=_("Students who finished each step (of {of})").format(of=largest),
        alt=_("Finished by step: {list}.").format(
            list=", ".join(f"{step.title} {value:.0f}" for step, value in zip(steps, finished, strict=True))
        ),
        axis=_("Students"),
        kind=Kind.COUNT,
        categories=tuple(
            step.title if step.due is None else _("{step}, due {day}").format(step=step.title, day=day(step.due))
            for step in steps
        ),
        series=(Series(_("Finished"), finished),),
        limit=float(largest),
    )
