"""The rounds of a student: whom they met, how complete the outline is, what they expected and found."""

import streamlit as st

from careerdash.domain.fields import questions
from careerdash.insights.student_rounds import Round, aspect_word, pay_sentence
from careerdash.insights.students import Meeting, StudentPage
from careerdash.ui.components.student_sources import round_sources
from careerdash.ui.components.text import fit_words, level_words, plain
from careerdash.ui.frame import Desk
from careerdash.wording import _, n_

MARKS = {True: "✓", False: "!", None: "–"}
_FULL, _EMPTY = "■", "□"


def rounds(desk: Desk, page: StudentPage) -> None:
    """Draw one card per target field, the current one first."""
    if page.rounds:
        st.caption(_("✓ kept · ! missed · – not noted. Squares are the 24 outline questions."))
    for entry in sorted(page.rounds, key=lambda entry: not entry.current):
        with st.container(border=True, gap="small"):
            _head(desk, entry)
            left, right = st.columns(2, gap="medium")
            with left:
                st.markdown(f"**{_('Levels')}** {_levels(entry)}")
            with right:
                _outline(entry)
            _people(page, entry)
            _pictures(entry)


def _head(desk: Desk, entry: Round) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        current = f" :primary-badge[{_('current')}]" if entry.current else ""
        decision = f" :gray-badge[{fit_words(entry.fit)}]" if entry.fit else ""
        held = n_("{n} interview held", "{n} interviews held", entry.held)
        listed = n_("{n} person with position and contact", "{n} people with position and contact", entry.listed)
        title = f"**{_('Round {n}').format(n=entry.number)} · {plain(entry.field)}**{current}{decision}"
        st.markdown(f"{title}  \n{held} · {listed}", width="stretch")
        if st.button(_("Rows"), key=f"round-{entry.number}", type="tertiary", icon=":material/table_rows:"):
            round_sources(desk, entry)


def _levels(entry: Round) -> str:
    """Return a square for each person, by level."""
    parts = [
        f":primary[{_FULL * count}] {level_words(level)}" if level else f":gray[{_EMPTY * count}] {_('not known')}"
        for level, count in entry.levels
        if count
    ]
    if not parts:
        return f":gray[{_('nobody listed with position and contact')}]"
    missing = []
    if not entry.newcomers and not entry.unknown_level:
        missing.append(_("no newcomer"))
    if not entry.experienced and not entry.unknown_level:
        missing.append(_("nobody of mid or senior level"))
    return " · ".join([*parts, *(f":orange[{words}]" for words in missing)])


def _outline(entry: Round) -> None:
    """Draw the 24 squares, in groups of six, and name the open questions."""
    known = set(entry.answered)
    groups = [
        "".join(f":primary[{_FULL}]" if number in known else f":gray[{_EMPTY}]" for number in range(first, first + 6))
        for first in (1, 7, 13, 19)
    ]
    missing = [question for question in questions() if question.number not in known]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        counted = _("{n} of 24").format(n=len(known))
        st.markdown(f"**{_('Outline')}** {' '.join(groups)} {counted}", width="content")
        if missing:
            with st.popover(n_("{n} open", "{n} open", len(missing)), type="tertiary"):
                st.markdown("\n".join(f"- {question.number} {plain(question.title)}" for question in missing))


def _people(page: StudentPage, entry: Round) -> None:
    met = [meeting for meeting in page.meetings if meeting.interview_id in set(entry.interview_ids)]
    table: dict[str, list[str]] = {
        _("Person"): [plain(_who(meeting)) for meeting in met],
        _("Level"): [level_words(meeting.level) or _("not known") for meeting in met],
        _("Date"): [_when(meeting) for meeting in met],
    }
    labels = [(check.key, check.label) for meeting in met for check in meeting.checks]
    for key, label in dict(labels).items():
        table[label] = [
            next((MARKS[check.kept] for check in meeting.checks if check.key == key), "") for meeting in met
        ]
    st.table(table, border="horizontal")
    for meeting in met:
        if meeting.courtesy:
            st.caption(f"! {plain(_who(meeting))}: {plain('; '.join(meeting.courtesy))}")


def _who(meeting: Meeting) -> str:
    return meeting.professional_name or meeting.organisation or _("Not named")


def _when(meeting: Meeting) -> str:
    if meeting.date is None:
        return _("Held, no date") if meeting.state == "held" else _("Listed")
    said = f"{meeting.date:%d %b %Y}"
    return _("{date} (coming)").format(date=said) if meeting.state == "appointment" else said


def _pictures(entry: Round) -> None:
    """Draw the picture before against reality: in words, by aspect and in pay."""
    if entry.prior_view or entry.reality or entry.plan:
        before, after, plan = st.columns(3, gap="medium")
        for column, title, text in (
            (before, _("Picture before"), entry.prior_view),
            (after, _("Reality found"), entry.reality),
            (plan, _("Plan"), entry.plan),
        ):
            column.caption(title)
            column.markdown(plain(text or "–"))
    if entry.aspects:
        st.table(
            {
                _("From 1 to 5"): [aspect_word(aspect.key) for aspect in entry.aspects],
                _("Before"): [_score(aspect.before) for aspect in entry.aspects],
                _("After"): [_score(aspect.after) for aspect in entry.aspects],
                _("Change"): [_change(aspect.before, aspect.after) for aspect in entry.aspects],
            },
            border="horizontal",
            width="content",
        )
    if entry.pay is not None:
        st.markdown(f"**{_('Pay')}** {plain(pay_sentence(entry.pay))}")


def _score(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def _change(before: float | None, after: float | None) -> str:
    return "–" if before is None or after is None else f"{after - before:+.1f}"
