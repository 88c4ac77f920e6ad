"""Papers and collections on the page: who handed in what, marked for many students at once, and whom to remind."""

import streamlit as st

from careerdash.advising.pasted import Pasted, find_students
from careerdash.advising.received import mark_received, withdraw_received
from careerdash.domain.tracks import Paper
from careerdash.insights.received import Collections, PaperLine, Papers
from careerdash.insights.stated import paper_words
from careerdash.ui.components.class_settings import now
from careerdash.ui.components.text import plain
from careerdash.ui.frame import Desk
from careerdash.wording import _, n_

_ROW = 35
_TALLEST = 460
_TOLD = "papers-told"
_OF_A_FIELD = frozenset({Paper.SUMMARY_REPORT, Paper.CULTIVATION_PLAN})


def papers_grid(desk: Desk, found: Papers) -> None:
    """Draw a tick per student and paper, and the box for pasted numbers; ticks are stored with one click."""
    if found.hidden:
        st.caption(_("Names are hidden: single papers are not listed."))
        return
    if not found.students:
        st.caption(_("No student yet. Import a roster or the logs of the class."))
        return
    st.markdown(plain(found.sentence))
    if told := st.session_state.pop(_TOLD, None):
        st.success(told)
    by_number(desk)
    words = paper_words()
    on = st.date_input(
        _("New ticks were received on"), value=desk.today, max_value=desk.today, format="YYYY-MM-DD", width=220
    )
    edited = st.data_editor(
        [_grid_row(line) for line in found.students],
        hide_index=True,
        placeholder="",
        height=min(_TALLEST, _ROW * (len(found.students) + 1) + 3),
        disabled=["id", "name", "when"],
        key=f"papers-{desk.version}",
        column_config={
            "id": st.column_config.TextColumn(_("Student ID"), width=110),
            "name": st.column_config.TextColumn(_("Name"), pinned=True, width=180),
            **{paper.value: st.column_config.CheckboxColumn(words[paper.value]) for paper in Paper},
            "when": st.column_config.TextColumn(_("Received"), width=360),
        },
    )
    marked, withdrawn = _changes(found.students, edited)
    count = sum(len(keys) for keys in (*marked.values(), *withdrawn.values()))
    if st.button(
        n_("Store {n} change", "Store {n} changes", count), type="primary", disabled=not count, key="papers-store"
    ):
        for paper, keys in marked.items():
            mark_received(desk.database, keys, paper, on, desk.author, now())
        for paper, keys in withdrawn.items():
            _withdraw(desk, found.students, paper, keys)
        st.session_state[_TOLD] = n_("{n} change is stored.", "{n} changes are stored.", count)
        st.rerun()
    st.caption(_("What a sheet says cannot be unticked here: correct the sheet or the value."))


def _grid_row(line: PaperLine) -> dict[str, object]:
    words = paper_words()
    told = [
        " ".join(
            part
            for part in (words[mark.paper], mark.received_on.isoformat() if mark.received_on else "", mark.author or "")
            if part
        )
        for mark in line.papers
    ]
    return {
        "id": line.student_id or "",
        "name": line.student_name or "",
        **{paper.value: line.mark(paper) is not None for paper in Paper},
        "when": " · ".join(told),
    }


Changes = dict[Paper, list[str]]


def _changes(lines: tuple[PaperLine, ...], edited: list[dict[str, object]]) -> tuple[Changes, Changes]:
    marked: Changes = {}
    withdrawn: Changes = {}
    for line, row in zip(lines, edited, strict=True):
        for paper in Paper:
            known = line.mark(paper)
            if row[paper.value] and known is None:
                marked.setdefault(paper, []).append(line.student_key)
            elif not row[paper.value] and known is not None and known.paper_id is not None:
                withdrawn.setdefault(paper, []).append(line.student_key)
    return marked, withdrawn


def _withdraw(desk: Desk, lines: tuple[PaperLine, ...], paper: Paper, keys: list[str]) -> None:
    """Every entry of the paper goes, whatever field it names."""
    fields = {
        mark.field
        for line in lines
        if line.student_key in keys
        for mark in line.papers
        if mark.paper is paper and mark.paper_id is not None
    }
    for field in fields:
        withdraw_received(desk.database, keys, paper, desk.author, now(), field)


def by_number(desk: Desk) -> None:
    """Draw the box to mark a paper for everybody in a pasted list of student numbers or names."""
    words = paper_words()
    with st.popover(_("Paste student numbers"), icon=":material/content_paste:"):
        text = st.text_area(
            _("Numbers or names, one a line or separated in any way"), key=f"paste-{desk.version}", height=140
        )
        found = find_students(desk.database, desk.scope, text) if text.strip() else Pasted((), (), ())
        if text.strip():
            _told_of(found)
        paper = Paper(
            st.selectbox(_("Paper"), list(Paper), format_func=lambda code: words[code], key="paste-paper")
            or Paper.OUTLINE
        )
        field = None
        if paper in _OF_A_FIELD:
            field = st.text_input(_("About the field"), key="paste-field", placeholder=_("the round open on that day"))
        on = st.date_input(
            _("Received on"), value=desk.today, max_value=desk.today, format="YYYY-MM-DD", key="paste-day"
        )
        label = n_("Mark {n} as received", "Mark {n} as received", len(found.found))
        if st.button(label, type="primary", disabled=not found.found, key="paste-store"):
            keys = [entry.student_key for entry in found.found]
            done = mark_received(desk.database, keys, paper, on, desk.author, now(), field or None)
            told = n_("{n} paper is stored", "{n} papers are stored", done.stored)
            already = n_("{n} was received before", "{n} were received before", done.already)
            st.session_state[_TOLD] = f"{told}; {already}." if done.already else f"{told}."
            st.rerun()


def _told_of(found: Pasted) -> None:
    st.caption(n_("{n} student found", "{n} students found", len(found.found)))
    if found.unknown:
        st.warning(_("Nobody here is called: {texts}").format(texts=plain(", ".join(found.unknown))))
    if found.ambiguous:
        st.warning(
            _("More than one student is meant by: {texts}. Use the number.").format(
                texts=plain(", ".join(found.ambiguous))
            )
        )


def collection_cards(found: Collections) -> None:
    """Draw for each collection so far who handed in, who is missing and what could not be read, newest first."""
    if not found.planned:
        st.caption(_("No collection is planned. Add the days under “Term and due dates”."))
        return
    if not found.collections:
        st.caption(_("No collection is open yet: what comes in from 7 days before its day belongs to it."))
    for entry in reversed(found.collections):
        with st.container(border=True):
            title = f" · {plain(entry.title)}" if entry.title else ""
            st.markdown(f"**{entry.collected_on.isoformat()}**{title}  \n{plain(entry.sentence)}")
            if entry.of:
                st.progress((entry.received_count or 0) / entry.of)
            if entry.missing:
                with st.popover(n_("{n} name is missing", "{n} names are missing", len(entry.missing))):
                    st.caption(_("Copy missing names"))
                    st.code("\n".join(person.text for person in entry.missing), language=None)
            if entry.unreadable:
                with st.popover(n_("{n} waits to be read", "{n} wait to be read", len(entry.unreadable))):
                    st.caption(_("Their rows wait under “Rows to fix”."))
                    st.code("\n".join(person.text for person in entry.unreadable), language=None)
