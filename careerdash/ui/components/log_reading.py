"""The whole log of a student to read: interviews side by side, question by question."""

import streamlit as st

from careerdash.domain.fields import questions
from careerdash.insights.student_log import NOTES, LoggedInterview, StudentLog
from careerdash.ui.components.text import level_words, method_words, plain
from careerdash.wording import _, n_

_BESIDE, _ONE = "beside", "one"
_SIDE_BY_SIDE = 4


def reading(log: StudentLog, version: int) -> None:
    """Draw the interviews: heads first, then every question with the answers beside each other, or one by one."""
    interviews = log.interviews
    if log.hidden:
        st.caption(_("Names are hidden: single logs are not shown."))
        return
    if not interviews:
        st.caption(_("No interview is logged yet."))
        return
    held = sum(interview.state == "held" for interview in interviews)
    answered = {number for interview in interviews for number in interview.answers}
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(
            f"**{n_('{n} interview held', '{n} interviews held', held)}** :gray["
            f"{_('{n} of 24 questions answered').format(n=len(answered))}]"
        )
        layout = st.segmented_control(
            _("Show"),
            [_BESIDE, _ONE],
            format_func=lambda code: {_BESIDE: _("Side by side"), _ONE: _("By question")}[code],
            default=_BESIDE if len(interviews) <= _SIDE_BY_SIDE else _ONE,
            required=True,
            key=f"log-layout-{interviews[0].interview_id}-{version}",
            label_visibility="collapsed",
        )
    if layout == _BESIDE:
        st.table(_side_by_side(interviews), border="horizontal")
    else:
        _by_question(interviews)
    if missing := [question for question in questions() if question.number not in answered]:
        st.caption(
            _("Not answered: {titles}").format(titles=", ".join(f"{one.number} {plain(one.title)}" for one in missing))
        )


def note_words(column: str) -> str:
    """Return the words for a text of an interview besides the outline answers."""
    return {
        "salary_text": _("Pay"),
        "skills_text": _("Skills"),
        "liked": _("Liked"),
        "disliked": _("Disliked"),
        "prior_view": _("Picture before"),
        "reality": _("Reality found"),
        "fit_text": _("Decision"),
        "plan": _("Plan"),
        "referral": _("Referred to"),
    }[column]


def _side_by_side(interviews: tuple[LoggedInterview, ...]) -> dict[str, list[str]]:
    """Return the table: a row per question or text that any interview holds, a column per interview."""
    rows: list[tuple[str, list[str]]] = [("", [_facts(interview) for interview in interviews])]
    for question in questions():
        texts = [interview.answers.get(question.number, "") for interview in interviews]
        rows.append((f"**{question.number}** {plain(question.title)}", [plain(text) for text in texts]))
    for column in NOTES:
        texts = [interview.notes.get(column, "") for interview in interviews]
        rows.append((f"**{note_words(column)}**", [plain(text) for text in texts]))
    kept = [(label, texts) for label, texts in rows if any(texts)]
    table = {_("Question"): [label for label, _texts in kept]}
    for position, interview in enumerate(interviews):
        # a word joiner keeps two professionals of one name apart
        name = plain(_name(interview)) + "\N{WORD JOINER}" * position
        table[name] = [texts[position] for _label, texts in kept]
    return table


def _by_question(interviews: tuple[LoggedInterview, ...]) -> None:
    for interview in interviews:
        st.markdown(f"**{plain(_name(interview))}** {_facts(interview)}")
    for question in questions():
        told = [
            (interview, interview.answers[question.number])
            for interview in interviews
            if question.number in interview.answers
        ]
        if told:
            _block(f"{question.number} {question.title} ({len(told)})", told)
    for column in NOTES:
        told = [(interview, interview.notes[column]) for interview in interviews if column in interview.notes]
        if told:
            _block(f"{note_words(column)} ({len(told)})", told)


def _block(title: str, told: list[tuple[LoggedInterview, str]]) -> None:
    with st.expander(plain(title), expanded=True):
        for interview, text in told:
            st.markdown(f":gray[{plain(_name(interview))}]  \n{plain(text)}")


def _name(interview: LoggedInterview) -> str:
    return interview.professional_name or interview.occupation or interview.organisation or _("Not named")


def _facts(interview: LoggedInterview) -> str:
    states = {"held": "", "appointment": _("appointment"), "listed": _("listed only")}
    parts = [
        states.get(interview.state, ""),
        interview.date.isoformat() if interview.date else "",
        interview.occupation or "",
        interview.organisation or "",
        level_words(interview.level) or _("level not known"),
        interview.field,
        method_words(interview.method),
        "" if interview.minutes is None else _("{n} minutes").format(n=f"{interview.minutes:g}"),
    ]
    told = f":gray[{plain(' · '.join(part for part in parts if part))}]"
    return told + "".join(f" :orange[{plain(remark)}]" for remark in interview.remarks)
