"""Build the one value behind every report of a class: scoped, suppressed and put into sentences.

The share view is the default everywhere: nothing in it tells of fewer people than its rule allows, alone or
together with the other tables of the report.
"""

from dataclasses import dataclass, replace
from datetime import date

from careerdash.domain.vocabulary import View
from careerdash.insights.classes import ClassSummary
from careerdash.insights.progress import Progress
from careerdash.privacy.scope import Scope
from careerdash.privacy.sharing import OPEN, STANDARD_5, SharingRule, mark_legend
from careerdash.reports.answers import Answers, ask
from careerdash.reports.figures import day, listed
from careerdash.reports.lines import Line
from careerdash.reports.releases import beside_earlier
from careerdash.reports.sections.beyond import growth_section, lifts_section
from careerdash.reports.sections.comparison import comparison_section
from careerdash.reports.sections.course import course_section
from careerdash.reports.sections.met import met_sections
from careerdash.reports.sections.people import attention_section, interviews_section
from careerdash.reports.sections.pictures import picture_sections
from careerdash.reports.sections.progress import matrix_section, progress_section, progress_sentence
from careerdash.reports.sections.salary import salary_section, salary_sentence
from careerdash.reports.sections.satisfaction import satisfaction_section, satisfaction_sentence
from careerdash.reports.sections.skills import skills_section, skills_sentence
from careerdash.reports.sections.totals import (
    Totals,
    key_figures,
    opening,
    printed_students,
    safe_totals,
)
from careerdash.reports.together import hold_back_differences
from careerdash.reports.values import ClassReport, Section
from careerdash.store.database import Database
from careerdash.wording import _

_NAMED_IN_TITLE = 3
_NOBODY = Scope()


@dataclass(frozen=True, slots=True)
class Draft:
    """A report that may be handed out, with the lines it releases; none where names are shown."""

    report: ClassReport
    scope: Scope
    lines: tuple[Line, ...]


def build_class_report(
    *,
    database: Database,
    scope: Scope,
    as_of: date,
    today: date,
    view: View = View.SHARE,
    rule: SharingRule = STANDARD_5,
    reach: Scope = _NOBODY,
) -> ClassReport:
    """Return the report of all classes of a scope together.

    Args:
        database: the open database.
        scope: the classes the report is about; an empty one gives a report that says there is nothing.
        as_of: the day from whose point of view steps are done and interviews held.
        today: the day printed as "made on".
        view: share view shows groups only; the advisor's view adds the matrix, the next actions and the interviews.
        rule: how many people a figure of the share view needs; the advisor's view hides nothing.
        reach: the classes it may be compared with: those of the year before, else the others; none unless given.
    """
    return draft_class_report(
        database=database, scope=scope, as_of=as_of, today=today, view=view, rule=rule, reach=reach
    ).report


def draft_class_report(
    *,
    database: Database,
    scope: Scope,
    as_of: date,
    today: date,
    view: View = View.SHARE,
    rule: SharingRule = STANDARD_5,
    reach: Scope = _NOBODY,
) -> Draft:
    """Return the report as :func:`build_class_report` does, with what has to be remembered when it is handed out."""
    kept = rule if view is View.SHARE else OPEN
    answers = hold_back_differences(ask(database, scope, view, as_of, kept, reach), database, scope, as_of, kept)
    if not kept.hides:
        return Draft(compose(answers, kept, as_of=as_of, today=today), scope, ())
    released = beside_earlier(answers, database, scope, as_of, kept)
    report = compose(released.answers, kept, as_of=as_of, today=today)
    if released.note:
        report = replace(report, footnotes=(*report.footnotes, released.note))
    return Draft(report, scope, released.lines)


def compose(answers: Answers, rule: SharingRule, *, as_of: date, today: date) -> ClassReport:
    """Put answers into a report; under a rule that hides, nothing with a line per person is taken over."""
    members = answers.classes.classes
    totals = safe_totals(answers, rule)
    compared = answers.beside and comparison_section(answers, answers.beside, rule, printed_students(answers, rule))
    named = [] if rule.hides else _named_sections(answers)
    met = met_sections(answers.tallies, rule)
    pictures = picture_sections(answers.tallies, answers.salary.currency, rule)
    return ClassReport(
        title=_title(members),
        classes=tuple(one.class_name for one in members),
        period=_period(members),
        as_of=as_of,
        made_on=today,
        view=View.SHARE if rule.hides else View.ADVISOR,
        rule=rule,
        label=_label(rule),
        sentences=(
            *_sentences(answers, totals, rule, as_of),
            *(section.sentence for section in pictures if section.charts),
        ),
        key_figures=key_figures(totals, answers, rule),
        sections=(
            *(progress_section(answer, rule, as_of) for answer in answers.progress),
            salary_section(answers.salary, rule),
            *filter(None, (growth_section(answers.tallies, answers.salary.currency, rule),)),
            skills_section(answers.skills, rule),
            *filter(None, (lifts_section(answers.tallies, rule),)),
            satisfaction_section(answers.satisfaction, rule),
            *met,
            *pictures,
            *([compared] if compared else []),
            *named,
        ),
        footnotes=_footnotes(rule),
    )


def _named_sections(answers: Answers) -> list[Section]:
    """Return the parts with a line per person, for the advisor's own use."""
    found = [course_section(answers.course)] if answers.course is not None else []
    found += [matrix_section(answer) for answer in answers.progress]
    if answers.attention is not None:
        found.append(attention_section(answers.attention))
    if answers.log is not None:
        found.append(interviews_section(answers.log))
    return [section for section in found if section is not None]


def _title(members: tuple[ClassSummary, ...]) -> str:
    names = [one.class_name for one in members]
    if not names:
        return _("Report without a class")
    if len(names) > _NAMED_IN_TITLE:
        return _("Report on {n} classes").format(n=len(names))
    return _("Class report: {names}").format(names=listed(names))


def _period(members: tuple[ClassSummary, ...]) -> str:
    """Return the term the classes share, else the years they lie in."""
    terms = {(one.term_start, one.term_end) for one in members}
    if len(terms) == 1:
        start, end = next(iter(terms))
        if start and end:
            return _("{start} to {end}").format(start=day(start), end=day(end))
    years = sorted({one.year for one in members if one.year})
    return ", ".join(map(str, years)) if years else _("period not stated")


def _label(rule: SharingRule) -> str:
    if rule.hides:
        return _("Names hidden - groups of at least {people} people").format(people=rule.people)
    return _("Advisor view - names shown, do not hand on")


def _sentences(answers: Answers, totals: Totals, rule: SharingRule, as_of: date) -> tuple[str, ...]:
    said = (
        opening(totals, as_of),
        *(_in_track(answer, progress_sentence(answer, rule, as_of)) for answer in answers.progress),
        salary_sentence(answers.salary, rule),
        skills_sentence(answers.skills, rule),
        satisfaction_sentence(answers.satisfaction, rule),
    )
    return tuple(sentence for sentence in said if sentence)


def _in_track(answer: Progress, sentence: str) -> str:
    return _("{track}: {sentence}").format(track=answer.track.title, sentence=sentence) if sentence else ""


def _footnotes(rule: SharingRule) -> tuple[str, ...]:
    definitions = _(
        "Interviews count as held when their date has passed, or when they are undated and hold answers. Professionals "
        "are counted by name: one person interviewed twice is one, and all unnamed ones together are one. The median "
        "is the middle value: half earn less, half more; between the quartiles lies the middle half."
    )
    if not rule.hides:
        return (definitions,)
    return (_("Rule “{title}”. {rule}").format(title=rule.title, rule=rule.footnote()), mark_legend(), definitions)
