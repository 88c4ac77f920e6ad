"""Merge spellings: what looks alike, all spellings to choose from, and what becomes of a choice before it is made."""

from datetime import UTC, datetime

import streamlit as st

from careerdash.domain.spellings import SpellingKind
from careerdash.domain.vocabulary import NACE_COMPETENCIES
from careerdash.errors import CareerdashError
from careerdash.imports.records.spellings import Target, merge_spellings, settled_target
from careerdash.insights.spellings import LookAlike, SpellingGroup, Spellings, interviews_changed
from careerdash.ui.cache import ask
from careerdash.ui.components.text import plain, shortened
from careerdash.ui.frame import Desk
from careerdash.values.skill_vocabulary import entries
from careerdash.wording import _, n_

_DONE = "spellings-done"
_PROPOSED = 8
_LONGEST = 60
_VARIANTS = 6
_NEW = ""
_HEIGHT = 318


def kind_words() -> dict[str, str]:
    """Return the words for each kind of name, in the order of display."""
    return {
        SpellingKind.SKILL: _("Skills"),
        SpellingKind.FIELD: _("Fields"),
        SpellingKind.ORGANISATION: _("Organisations"),
        SpellingKind.OCCUPATION: _("Occupations"),
        SpellingKind.INDUSTRY: _("Industries"),
        SpellingKind.PROFESSIONAL: _("People"),
    }


def decided() -> None:
    """Say once what was decided last."""
    told = st.session_state.pop(_DONE, None)
    if told:
        st.info(told)


def look_alikes(desk: Desk, found: Spellings) -> None:
    """Draw the proposals, likest first, each with what merging it would change."""
    if not found.look_alikes:
        return
    with st.container(border=True, gap="small"):
        st.markdown(f"**{_('These look alike')}**")
        for pair in found.look_alikes[:_PROPOSED]:
            _proposal(desk, found.kind, pair)
        more = len(found.look_alikes) - _PROPOSED
        if more > 0:
            st.caption(n_("{n} more pair follows once these are decided.", "{n} more pairs follow.", more))


def _proposal(desk: Desk, kind: SpellingKind, pair: LookAlike) -> None:
    told, act = st.columns([8, 1], vertical_alignment="center")
    changes = n_("changes {n} interview", "changes {n} interviews", pair.changes)
    source = f"{_short(pair.source.name)}{_apart(pair.source.detail)}"
    told.markdown(f"{source} → **{_short(pair.target_name)}**{_apart(pair.target_detail)} · :gray[{changes}]")
    if act.button(_("Merge"), key=f"alike-{kind}-{pair.source.key}", type="tertiary", icon=":material/call_merge:"):
        _decide(desk, kind, {pair.source.key: pair.source.name}, Target(pair.target_name, pair.target_key))


def _short(name: str) -> str:
    return plain(shortened(name, _LONGEST))


def _apart(detail: str) -> str:
    return f" :gray[({_short(detail)})]" if detail else ""


def choose_groups(desk: Desk, found: Spellings) -> tuple[SpellingGroup, ...]:
    """Draw every name with its spellings and return the chosen ones."""
    skills, people = found.kind is SpellingKind.SKILL, found.kind is SpellingKind.PROFESSIONAL
    groups = found.groups
    columns: dict[str, list[object]] = {
        _("Name"): [group.name for group in groups],
        _("Interviews"): [group.interviews for group in groups],
    }
    if people:
        columns[_("Where")] = [group.detail for group in groups]
    else:
        columns[_("Professionals")] = [group.people for group in groups]
    columns[_("Also typed as")] = [_variants(group) for group in groups]
    if skills:
        columns[_("Category")] = [group.category or ("" if group.known else _("no name yet")) for group in groups]
        columns[_("Competency")] = [group.competency or "" for group in groups]
    event = st.dataframe(
        columns,
        hide_index=True,
        height=min(_HEIGHT, 38 + 35 * len(groups)),
        on_select="rerun",
        selection_mode="multi-row",
        # another version of the data has other rows: what was chosen is chosen no more
        key=f"spellings-{found.kind}-{desk.version}",
        column_config={_("Also typed as"): st.column_config.TextColumn(width="large")},
        alt=_("Names and the spellings typed for them"),
    )
    return tuple(groups[row] for row in event.selection.rows if row < len(groups))


def _variants(group: SpellingGroup) -> str:
    texts = [text for text in group.texts if text != group.name]
    shown = " | ".join(texts[:_VARIANTS])
    return shown + (f" +{len(texts) - _VARIANTS}" if len(texts) > _VARIANTS else "")


def merge_box(desk: Desk, found: Spellings, chosen: tuple[SpellingGroup, ...]) -> None:
    """Draw what the chosen names become, how many interviews that changes, and the button that does it."""
    if not chosen:
        st.caption(_("Choose one row to name it, or several to merge them."))
        return
    with st.container(border=True, gap="small"):
        names = ", ".join(plain(shortened(group.name, _LONGEST)) for group in chosen[:_VARIANTS])
        more = f" +{len(chosen) - _VARIANTS}" if len(chosen) > _VARIANTS else ""
        st.markdown(f"**{names}{more}**")
        target = _target(found, chosen)
        if target is None:
            return
        try:
            settled = settled_target(found.kind, target)
        except CareerdashError as refused:
            st.warning(plain(refused.sentence))
            return
        changes = ask(
            interviews_changed, desk.database, desk.version, kind=found.kind,
            keys=tuple(group.key for group in chosen), target_key=settled.key or "", target_name=settled.name,
            known=settled.known,
        )  # fmt: skip
        told = n_("Changes {n} interview", "Changes {n} interviews", changes)
        st.markdown(_("{told}: they will read **{name}**.").format(told=told, name=plain(settled.name)))
        st.caption(
            _("It holds for all classes and for every later import. The texts as typed are kept; withdraw it below.")
        )
        if st.button(_("Merge") if len(chosen) > 1 or target.key else _("Name"), type="primary", key="spellings-merge"):
            _decide(desk, found.kind, {group.key: group.name for group in chosen}, target)


def _target(found: Spellings, chosen: tuple[SpellingGroup, ...]) -> Target | None:
    """Draw the choice of what the names become; None until something is chosen."""
    place = f"{found.kind}-{'-'.join(sorted(group.key for group in chosen))[:80]}"
    listed = {group.key: group for group in (*chosen, *found.groups) if len(chosen) > 1 or group not in chosen}
    offered = {key: _option(group) for key, group in listed.items()}
    known = {} if found.kind is not SpellingKind.SKILL else _vocabulary(offered)
    people = found.kind is SpellingKind.PROFESSIONAL
    first = [] if people else [_NEW]
    options = [*list(offered)[: len(chosen)], *first, *list(offered)[len(chosen) :], *known]
    if len(chosen) == 1:
        options = [*first, *offered, *known]
    words = {_NEW: _("A name of its own …"), **offered, **known}
    key = st.selectbox(
        _("Merge into"),
        options,
        format_func=lambda option: words.get(option, option),
        key=f"spellings-into-{place}",
        index=None if people and len(chosen) == 1 else 0,
        placeholder=_("Choose the person whose name stays"),
        width=640,
    )
    if key is None:
        return None
    if key in listed:
        group = listed[key]
        return Target(group.name, key, group.category, group.competency, group.known)
    return Target(known[key]) if key in known else _named(found.kind, chosen, place)


def _option(group: SpellingGroup) -> str:
    told = n_("{n} interview", "{n} interviews", group.interviews)
    return f"{shortened(group.name, _LONGEST)} ({', '.join(part for part in (group.detail, told) if part)})"


def _vocabulary(offered: dict[str, str]) -> dict[str, str]:
    """Skills of the list that nobody has typed in these classes yet."""
    named = {settled_target(SpellingKind.SKILL, Target(entry.name)).key: entry.name for entry in entries()}
    return {f"list:{key}": name for key, name in named.items() if key not in offered}


def _named(kind: SpellingKind, chosen: tuple[SpellingGroup, ...], place: str) -> Target | None:
    name = st.text_input(
        _("Name"), value=chosen[0].name, key=f"spellings-name-{place}", max_chars=120, width=520, placeholder=_("Name")
    )
    if kind is not SpellingKind.SKILL:
        return Target(name)
    with st.container(horizontal=True):
        categories = list(dict.fromkeys(entry.category for entry in entries()))
        category = st.selectbox(
            _("Category"), sorted(categories), index=None, key=f"spellings-category-{place}", width=250,
            placeholder=_("None"),
        )  # fmt: skip
        competency = st.selectbox(
            _("Competency (NACE)"), NACE_COMPETENCIES, index=None, key=f"spellings-competency-{place}", width=250,
            placeholder=_("None"),
        )  # fmt: skip
    return Target(name, None, category, competency)


def _decide(desk: Desk, kind: SpellingKind, chosen: dict[str, str], target: Target) -> None:
    now = datetime.now(UTC).replace(tzinfo=None)
    try:
        number = merge_spellings(desk.database, kind, chosen, target, desk.author, now)
    except CareerdashError as refused:
        st.warning(plain(refused.sentence))
        return
    st.session_state[_DONE] = _("Decision {n} holds: {names} → {target}").format(
        n=number, names=plain(shortened(", ".join(chosen.values()), 120)), target=plain(target.name)
    )
    st.rerun()
