"""Job interviews on the page: the funnel, waiting times, what preparation brought, offers, and the applications."""

from datetime import date
from typing import Any

import streamlit as st

from careerdash.charts.funnel import FunnelStage, funnel_chart
from careerdash.insights.job_interviews import Application, JobInterviews, Readiness
from careerdash.ui.components.drawing import draw
from careerdash.ui.components.navigation import open_student
from careerdash.ui.components.text import number
from careerdash.wording import _, n_

_CLICK, _WAITS_CLICK = "applications-open", "unanswered-open"
_ROW, _TALLEST = 35, 460


def funnel(answer: JobInterviews) -> None:
    """Draw how many came to each round; in share view in students, with small groups left out."""
    stages = [
        FunnelStage(stage.label, stage.reached, stage.core) for stage in answer.stages if stage.reached is not None
    ]
    if not stages or not answer.applications:
        st.info(_("There are too few students to draw how far they came."))
        return
    unit = _("Students (n = {n})") if answer.hidden else _("Applications (n = {n})")
    draw(funnel_chart(stages, answer.applications, unit.format(n=f"{answer.applications:,}")), key="funnel")
    if len(stages) < len(answer.stages):
        st.caption(_("Rounds are left out where they would tell of fewer than five students."))


def waits(answer: JobInterviews) -> None:
    """List the days between rounds, and for the advisor who waits for a result."""
    st.subheader(_("Waiting times"), anchor=False)
    if answer.waits:
        table: dict[str, list[object]] = {
            _("From"): [wait.before for wait in answer.waits],
            _("To"): [wait.after for wait in answer.waits],
            _("Days, median"): [number(wait.median) for wait in answer.waits],
            (_("Students") if answer.hidden else _("n")): [number(wait.n) for wait in answer.waits],
        }
        if not answer.hidden:
            table[_("Longest")] = [number(wait.longest) for wait in answer.waits]
        _plain_table(table, _("Days between rounds"))
    else:
        st.caption(_("No application has two dated rounds yet."))
    if answer.waiting is None:
        return
    if not answer.waiting:
        st.caption(_("Nobody waits for the result of a past round."))
        return
    waiting = (
        n_("{n} student waits for a result", "{n} students wait for a result", answer.waiting)
        if answer.hidden
        else n_("{n} application waits for a result", "{n} applications wait for a result", answer.waiting)
    )
    median = n_("median {n} day", "median {n} days", round(answer.waiting_days or 0))
    st.markdown(f"{waiting} :gray[{median}]")
    if answer.unanswered:
        _unanswered(answer)


def _unanswered(answer: JobInterviews) -> None:
    st.dataframe(
        {
            "student": [row.student_name for row in answer.unanswered],
            _("Employer"): [row.employer for row in answer.unanswered],
            _("Last round"): [row.last_round for row in answer.unanswered],
            _("Days"): [row.days for row in answer.unanswered],
        },
        hide_index=True,
        placeholder="",
        height=min(_TALLEST, _ROW * (len(answer.unanswered) + 1) + 3),
        column_config={"student": _student_column(_WAITS_CLICK)},
        key="unanswered",
        alt=_("Applications that wait for a result, longest first"),
    )
    click = st.session_state.get(_WAITS_CLICK)
    if click is not None and click.row < len(answer.unanswered):
        open_student(answer.unanswered[click.row].student_key)


def preparation(answer: JobInterviews) -> None:
    """Show the share of rounds passed with and without preparation."""
    st.subheader(_("Preparation and result"), anchor=False)
    if not answer.preparation:
        st.caption(_("No round has a result yet."))
        return
    for entry in answer.preparation:
        share = _("held back: too few students") if entry.share is None else f"{entry.share} %"
        st.markdown(f"**{_ready(entry)}** {share} :gray[{_counted(entry)}]")
        if entry.share is not None:
            st.progress(entry.share / 100)
    st.caption(_("Share of rounds passed among those passed or failed."))


def _ready(entry: Readiness) -> str:
    return {True: _("Prepared"), False: _("Not prepared"), None: _("Preparation not noted")}[entry.prepared]


def _counted(entry: Readiness) -> str:
    if entry.rounds is not None and entry.passed is not None:
        return _("{passed} of {rounds} passed · {students}").format(
            passed=entry.passed, rounds=entry.rounds, students=n_("{n} student", "{n} students", entry.people or 0)
        )
    return "" if entry.people is None else f"n = {entry.people:,}"


def offers(answer: JobInterviews) -> None:
    """List offered pay by currency: yearly, with quartiles where there are enough."""
    st.subheader(_("Offers"), anchor=False)
    if not answer.offers:
        st.caption(_("No offer yet."))
        return
    _plain_table(
        {
            _("Currency"): [entry.currency or _("not stated") for entry in answer.offers],
            (_("Students") if answer.hidden else _("Offers")): [number(entry.offers) for entry in answer.offers],
            _("Median a year"): [_amount(entry.median) for entry in answer.offers],
            _("Middle half"): [
                f"{entry.q1:,.0f}-{entry.q3:,.0f}" if entry.q1 is not None and entry.q3 is not None else "–"
                for entry in answer.offers
            ],
        },
        _("Offered pay by currency"),
    )
    told = _("Offered pay, gross or net as stated, taken to a year.")
    others = sum(entry.others or 0 for entry in answer.offers)
    if others and not answer.hidden:
        told += " " + n_("{n} offer states no amount.", "{n} offers state no amount.", others)
    if answer.hidden:
        told += " " + _("A median stands for at least 5 students, quartiles for 10; * is held back.")
    st.caption(told)


def _amount(value: float | None) -> str:
    return "–" if value is None else f"{value:,.0f}"


def applications(answer: JobInterviews) -> None:
    """List every application with its last and next round; a click on a name opens the student."""
    if answer.hidden:
        st.caption(_("Names are hidden: single applications are not listed."))
        return
    st.subheader(_("Applications"), anchor=False)
    if (answer.total or 0) > len(answer.listed):
        st.caption(_("The {n} newest of {total} are listed.").format(n=len(answer.listed), total=answer.total))
    rows = answer.listed
    st.dataframe(
        {
            "student": [row.student_name for row in rows],
            _("Employer"): [row.employer for row in rows],
            _("Post"): [row.post for row in rows],
            _("State"): [state_words(row) for row in rows],
            _("Rounds"): [row.rounds for row in rows],
            _("Last round"): [_last(row) for row in rows],
            _("Next"): [_day(row.next_date) for row in rows],
            _("Prepared"): [{True: _("Yes"), False: _("No"), None: ""}[row.prepared] for row in rows],
            _("Offered"): [row.salary_text for row in rows],
            _("Class"): [row.class_name for row in rows],
        },
        hide_index=True,
        placeholder="",
        height=min(_TALLEST, _ROW * (len(rows) + 1) + 3),
        column_config={
            "student": _student_column(_CLICK),
            _("Employer"): st.column_config.TextColumn(width=128),
            _("Post"): st.column_config.TextColumn(width=80),
            _("State"): st.column_config.TextColumn(width=106),
            _("Rounds"): st.column_config.NumberColumn(width=58),
            _("Last round"): st.column_config.TextColumn(width=206),
            _("Next"): st.column_config.TextColumn(width=86),
            _("Prepared"): st.column_config.TextColumn(width=70),
            _("Offered"): st.column_config.TextColumn(width=84),
        },
        key="applications",
        alt=_("Applications, newest first"),
    )
    click = st.session_state.get(_CLICK)
    if click is not None and click.row < len(rows):
        open_student(rows[click.row].student_key)


def state_words(row: Application) -> str:
    """Return the words for where an application stands."""
    return {
        "offer": _("Offer"),
        "failed": _("Failed"),
        "withdrawn": _("Withdrawn"),
        "appointment": _("Next round set"),
        "waiting": _("Waiting"),
        "passed": _("Passed so far"),
    }.get(row.state, _("Not begun"))


def _last(row: Application) -> str:
    """Return the last round with its day."""
    if not (row.last_date or row.rounds):
        return ""
    return ", ".join(part for part in (row.last_round, _day(row.last_date)) if part)


def _day(value: date | None) -> str:
    return "" if value is None else value.isoformat()


def _student_column(key: str) -> Any:
    return st.column_config.ButtonColumn(
        _("Student"), pinned=True, type="tertiary", alignment="left", width=104, key=key
    )


def _plain_table(columns: dict[str, list[object]], alt: str) -> None:
    st.dataframe(columns, hide_index=True, alt=alt)
