"""The numbers at the head of a report, said exactly only where they give no small group away.

"25 professionals" beside "SQL: 23" tells that two did not name it; so where names are hidden it is "about 25".
"""

from dataclasses import dataclass
from datetime import date

from careerdash.insights.satisfaction import SatisfactionGroup
from careerdash.privacy.sharing import Mark, SharingRule, about, mark_sign, shared_count
from careerdash.reports.answers import Answers
from careerdash.reports.figures import day
from careerdash.reports.sections.met import thanked_share
from careerdash.reports.sections.progress import shown_steps
from careerdash.wording import _


@dataclass(frozen=True, slots=True)
class Totals:
    """Students, interviews held and professionals as they may be printed; "" where held back."""

    students: str
    interviews: str
    professionals: str


def safe_totals(answers: Answers, rule: SharingRule) -> Totals:
    """Return the totals; where names are hidden, interviews and professionals are rounded to 5.

    Professionals are everybody of whom the tables show parts, in this report, in that of another group of classes,
    and in next week's: the exact number would turn each part into the size of what it leaves out. Two exact numbers
    of interviews, before and after a student left, would tell how many that student held.
    """
    glance = answers.overview
    if not rule.hides:
        counts = (_students(answers, rule), glance.interviews, glance.professionals)
        return Totals(*(_exact(count, rule) for count in counts))
    people = None if glance.professionals is None else about(glance.professionals, rule, _parts(answers))
    interviews = None if glance.interviews is None else about(glance.interviews, rule)
    return Totals(
        students=_exact(_students(answers, rule), rule),
        # rounded down, there would be fewer of them than people met
        interviews=_about(interviews and max(interviews, people or 0)),
        professionals=_about(people),
    )


def _parts(answers: Answers) -> frozenset[int]:
    """Return the exact numbers of professionals that stand in the tables, and their sums."""
    pay = (
        [getattr(group, post).n or 0 for group in groups]
        for post in ("entry", "experienced")
        for groups in (answers.salary.groups, (answers.salary.overall,))
    )
    scored = ([group.n or 0 for group in groups] for groups in _score_groups(answers))
    skills = ([skill.n] for skill in answers.skills.skills)
    return frozenset(number for parts in (*pay, *scored, *skills) for number in (*parts, sum(parts)))


def _score_groups(answers: Answers) -> tuple[tuple[SatisfactionGroup, ...], ...]:
    return answers.satisfaction.groups, (answers.satisfaction.overall,)


def _students(answers: Answers, rule: SharingRule) -> int | None:
    """Return the number of students; where names are hidden, those the progress counts speak of and no others."""
    if rule.hides and answers.progress:
        return max((step.of or 0 for step in shown_steps(answers.progress[0], rule)), default=None)
    return answers.overview.students


def printed_students(answers: Answers, rule: SharingRule) -> int | None:
    """Return the number of students as the report prints it; None where it is held back."""
    count = _students(answers, rule)
    return None if count is None else shared_count(count, rule)


def opening(totals: Totals, as_of: date) -> str:
    """Return the first sentence of a report: how many students, interviews and professionals by that day."""
    moment = day(as_of)
    if not totals.interviews or totals.interviews == "0":
        if not totals.students or totals.students == "0":
            return _("Up to {day} nothing can be reported: too few students, or none yet.").format(day=moment)
        return _("{students} students; no interviews to report up to {day}.").format(
            students=totals.students, day=moment
        )
    students = totals.students or _("A few")
    if not totals.professionals:
        return _("{students} students held {interviews} interviews up to {day}.").format(
            students=students, interviews=totals.interviews, day=moment
        )
    return _("{students} students held {interviews} interviews with {professionals} professionals up to {day}.").format(
        students=students, interviews=totals.interviews, professionals=totals.professionals, day=moment
    )


def key_figures(totals: Totals, answers: Answers, rule: SharingRule) -> tuple[tuple[str, str], ...]:
    """Return (what, value) for the head of the report; a value that is held back has its mark."""
    held_back = mark_sign(Mark.SUPPRESSED)
    figures = [
        (_("Students"), totals.students or held_back),
        (_("Interviews held"), totals.interviews or held_back),
        (_("Professionals interviewed"), totals.professionals or held_back),
    ]
    thanked = thanked_share(answers.tallies, rule)
    return (*figures, *([(_("Thanked in time"), thanked)] if thanked else []))


def _exact(count: int | None, rule: SharingRule) -> str:
    kept = None if count is None else shared_count(count, rule)
    return "" if kept is None else f"{kept:,}"


def _about(rounded: int | None) -> str:
    if rounded is None:
        return ""
    return _("about {n}").format(n=f"{rounded:,}") if rounded else "0"
