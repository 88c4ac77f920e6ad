"""Around grading: the class as a list, its criteria, and the way of the points into the learning system."""

from datetime import UTC, datetime
from typing import Any

import streamlit as st

from careerdash.advising.grading import MOST_CRITERIA, MOST_POINTS, copy_criteria, set_criteria
from careerdash.domain.grading import SHARES, SUGGESTED, Counted, Criterion
from careerdash.errors import WrongUse
from careerdash.insights.grading import Grading
from careerdash.reports.marks import EXTRAS, FilledRoster, fill_pasted, fill_roster
from careerdash.ui.address import state_key
from careerdash.ui.components.grading import mark_words, state_words, student_name
from careerdash.ui.components.navigation import STUDENT
from careerdash.ui.components.text import plain, shortened
from careerdash.ui.frame import Desk
from careerdash.wording import _, n_
from careerdash.workbooks.reader import Source

_CLICK = "grading-open"
_ROW, _TALLEST, _PREVIEWED = 35, 560, 260
_LONGEST_HEAD = 18
_UPLOADED, _PASTED = "file", "paste"


def rule_words(rule: Counted) -> str:
    """Return the words for what is counted beforehand."""
    return {
        Counted.BY_HAND: _("Nothing: judged by hand"),
        Counted.SELF_ASSESSMENT: _("Self-assessment recorded"),
        Counted.PEOPLE: _("People listed with position and contact"),
        Counted.LEVELS: _("A newcomer and an experienced person"),
        Counted.OUTLINE: _("Outline questions answered"),
        Counted.HELD: _("Interviews held"),
        Counted.ANALYSIS: _("Four parts of the analysis"),
        Counted.COURTESY: _("Courtesy of the interviews"),
    }[rule]


def marks_list(answer: Grading) -> None:
    """List the students of the class with points, state and late days; a name opens the log."""
    st.dataframe(
        {
            "student": [student_name(one) for one in answer.students],
            _("Number"): [one.student_id or "" for one in answer.students],
            _("State"): [_("Excused") if one.excused else state_words(one.state) for one in answer.students],
            _("Points"): [_figure(one.total) for one in answer.students],
            _("Late days"): [_figure(one.late_days) for one in answer.students],
            _("Comment"): [one.comment for one in answer.students],
            **{
                criterion.criterion_id: [
                    _figure(saved.points if (saved := one.marks.get(criterion.criterion_id)) else None)
                    for one in answer.students
                ]
                for criterion in answer.criteria
            },
        },
        hide_index=True,
        height=min(_TALLEST, _ROW * (len(answer.students) + 1) + 3),
        column_config={
            "student": st.column_config.ButtonColumn(
                _("Student"), pinned=True, type="tertiary", alignment="left", width=140, key=_CLICK
            ),
            **{
                one.criterion_id: st.column_config.TextColumn(shortened(one.name, _LONGEST_HEAD), help=one.name)
                for one in answer.criteria
            },
        },
        key="grading-list",
        alt=_("Points of the class"),
    )
    click = st.session_state.get(_CLICK)
    if click is not None and click.row < len(answer.students):
        st.session_state[state_key(STUDENT)] = answer.students[click.row].student_key
        st.session_state[state_key("part")] = "grade"
        st.rerun()


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def criteria_editor(desk: Desk, answer: Grading, class_id: str, others: dict[str, str]) -> None:
    """Draw the criteria to change, with a start from the suggestion or from another class."""
    if not answer.criteria:
        _start(desk, class_id, others)
    rules = {rule_words(rule): rule for rule in Counted}
    rows: list[dict[str, Any]] = [
        {"id": one.criterion_id, "name": one.name, "points": one.points_max, "rule": rule_words(one.rule)}
        for one in answer.criteria
    ] or [{"id": "", "name": "", "points": None, "rule": rule_words(Counted.BY_HAND)}]
    edited = st.data_editor(
        rows,
        num_rows="dynamic",
        hide_index=True,
        placeholder="",
        key=f"criteria-{class_id}-{desk.version}",
        column_order=("name", "points", "rule"),
        column_config={
            "name": st.column_config.TextColumn(_("Criterion"), width="medium", max_chars=120, required=True),
            "points": st.column_config.NumberColumn(
                _("Points, at most"), min_value=0.5, max_value=float(MOST_POINTS), step=0.5, required=True
            ),
            "rule": st.column_config.SelectboxColumn(
                _("Counted beforehand"), options=list(rules), required=True, width="large"
            ),
        },
    )
    shares = " · ".join(f"{mark_words(mark)} {share:.0%}" for mark, share in SHARES.items())
    st.caption(
        _("What is counted brings a mark, and the mark its share of the points: {shares}.").format(shares=shares)
    )
    lost = sum(bool(one.marks) for one in answer.students)
    if lost:
        st.caption(
            n_("{n} student has marks.", "{n} students have marks.", lost)
            + " "
            + _("A criterion taken out takes its points with it.")
        )
    if st.button(_("Save criteria"), type="primary", key="criteria-save"):
        wanted = [_criterion(row, rules) for row in edited]
        _set(desk, class_id, wanted)


def _criterion(row: dict[str, Any], rules: dict[str, Counted]) -> Criterion:
    """Read one edited row; cells never touched come empty."""
    rule = rules.get(row.get("rule") or "", Counted.BY_HAND)
    return Criterion(row.get("id") or "", row.get("name") or "", row.get("points") or 0.0, rule)


def _start(desk: Desk, class_id: str, others: dict[str, str]) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if st.button(_("Start from the suggestion"), key="criteria-suggest", icon=":material/lightbulb:"):
            _set(desk, class_id, [Criterion("", _(one.name), one.points_max, one.rule) for one in SUGGESTED])
        if others:
            source = st.selectbox(
                _("Copy from"), list(others), format_func=others.__getitem__, key="criteria-from", width=320
            )
            if st.button(_("Copy"), key="criteria-copy") and source is not None:
                copy_criteria(desk.database, source, class_id, desk.author, _now())
                st.rerun()
    st.caption(_("Up to {n} criteria; each row is one.").format(n=MOST_CRITERIA))


def _set(desk: Desk, class_id: str, criteria: list[Criterion]) -> None:
    try:
        set_criteria(desk.database, class_id, criteria, desk.author, _now())
    except WrongUse as refused:
        st.warning(plain(refused.sentence))
        return
    st.rerun()


def export(answer: Grading) -> None:
    """Draw the way of the points into the roster of the learning system, row by row as it stands there."""
    st.markdown(
        _(
            "Give the roster as the learning system exports it, or the student numbers in its order. The points come "
            "into a new column; every other cell and the order stay."
        )
    )
    way = st.segmented_control(
        _("From"),
        [_UPLOADED, _PASTED],
        format_func=lambda code: {_UPLOADED: _("Roster file"), _PASTED: _("Pasted numbers")}[code],
        default=_UPLOADED, required=True, key="marks-way", label_visibility="collapsed",
    )  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="center"):
        drafts = st.checkbox(_("Drafts too"), key="marks-drafts")
        extras = [code for code, title in EXTRAS.items() if st.checkbox(_(title), key=f"marks-{code}")]
    if way == _UPLOADED:
        dropped = st.file_uploader(
            _("Roster of the learning system, .csv or .xlsx"), type=["csv", "xlsx"], key="marks-roster"
        )
        if dropped is None:
            return
        try:
            filled = fill_roster(Source(dropped.name, dropped.getvalue()), answer, extras, drafts=drafts)
        except WrongUse as refused:
            st.warning(plain(refused.sentence))
            return
    else:
        typed = st.text_area(_("Student numbers or names, one per line"), height=180, key="marks-pasted")
        if not typed.strip():
            return
        filled = fill_pasted(typed, answer, extras, drafts=drafts)
    _filled(filled)


def _filled(filled: FilledRoster) -> None:
    st.markdown(f"**{plain(filled.sentence)}**")
    if filled.unknown:
        with st.popover(n_("{n} row nobody was found for", "{n} rows nobody was found for", len(filled.unknown))):
            st.markdown("\n".join(f"- {plain(text)}" for text in filled.unknown))
    shown = filled.preview()
    height = min(_PREVIEWED, _ROW * (max(map(len, shown.values()), default=0) + 1) + 3)
    st.dataframe(shown, hide_index=True, height=height, alt=_("The roster with the points"))
    st.caption(_("In the CSV file a text that a spreadsheet would run as a formula gets a leading apostrophe."))
    with st.container(horizontal=True):
        for suffix, write in ((".xlsx", filled.xlsx), (".csv", filled.csv)):
            st.download_button(
                _("Download {format}").format(format=suffix.lstrip(".").upper()),
                data=write, file_name=f"{filled.name}{suffix}", key=f"marks-download{suffix}", on_click="ignore",
                icon=":material/download:", type="primary" if suffix == filled.suffix else "secondary",
            )  # fmt: skip


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
