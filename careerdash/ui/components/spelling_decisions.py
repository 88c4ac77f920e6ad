"""What was decided about spellings: who, when, what it changed, and the way back."""

from datetime import UTC, datetime

import streamlit as st

from careerdash.domain.spellings import SpellingKind
from careerdash.errors import CareerdashError
from careerdash.imports.records.spellings import put_back_decision, withdraw_decision
from careerdash.insights.spellings import SpellingDecision
from careerdash.ui.components.text import plain, shortened
from careerdash.ui.frame import Desk
from careerdash.wording import _, n_

_PER_PAGE = 10
_LONGEST = 120


def decision_list(desk: Desk, made: tuple[SpellingDecision, ...]) -> None:
    """Draw the decisions, newest first, a page at a time; nothing where there are none."""
    if not made:
        return
    st.subheader(_("Decisions"), anchor=False)
    pages = -(-len(made) // _PER_PAGE)
    page = min(st.session_state.get("decisions-page", 1), pages)
    for decision in made[(page - 1) * _PER_PAGE : page * _PER_PAGE]:
        _line(desk, decision)
    if pages > 1:
        st.pagination(pages, key="decisions-page")


def _line(desk: Desk, decision: SpellingDecision) -> None:
    with (
        st.container(border=True, gap="small"),
        st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"),
    ):
        with st.container(gap="xsmall", width="stretch"):
            state = f" :orange-badge[{_('withdrawn')}]" if decision.withdrawn_at else ""
            st.markdown(f"{_told(decision)}{state}")
            st.caption(_details(decision))
        _switch(desk, decision)


def _told(decision: SpellingDecision) -> str:
    target = f"**{plain(shortened(decision.target, _LONGEST) or _('a person not stored any more'))}**"
    texts = [plain(text or _("a person not stored any more")) for text in decision.texts if text != decision.target]
    if not texts:
        return _("Named {target}").format(target=target)
    return f"{shortened(', '.join(texts), 2 * _LONGEST)} → {target}"


def _details(decision: SpellingDecision) -> str:
    parts = [
        _kind_word(decision.kind),
        *(plain(part) for part in (decision.category, decision.competency) if part),
        n_("changed {n} interview", "changed {n} interviews", decision.changes),
        f"{decision.created_at:%d %b %Y, %H:%M}",
        plain(decision.author),
    ]
    if decision.withdrawn_at:
        parts.append(
            _("withdrawn {day} by {who}").format(
                day=f"{decision.withdrawn_at:%d %b %Y, %H:%M}", who=plain(decision.withdrawn_by or "")
            )
        )
    return " · ".join(parts)


def _kind_word(kind: SpellingKind) -> str:
    return {
        SpellingKind.SKILL: _("Skill"),
        SpellingKind.FIELD: _("Field"),
        SpellingKind.ORGANISATION: _("Organisation"),
        SpellingKind.OCCUPATION: _("Occupation"),
        SpellingKind.INDUSTRY: _("Industry"),
        SpellingKind.PROFESSIONAL: _("Person"),
    }[kind]


def _switch(desk: Desk, decision: SpellingDecision) -> None:
    label, icon = (_("Put back"), ":material/redo:") if decision.withdrawn_at else (_("Withdraw"), ":material/undo:")
    if not st.button(label, key=f"decision-{decision.decision}", icon=icon):
        return
    try:
        if decision.withdrawn_at:
            put_back_decision(desk.database, decision.decision)
        else:
            now = datetime.now(UTC).replace(tzinfo=None)
            withdraw_decision(desk.database, decision.decision, desk.author, now)
    except CareerdashError as refused:
        st.warning(plain(refused.sentence))
        return
    st.rerun()
