"""The rules of a class on the page: its tracks, the steps it asks for, their thresholds, and steps of its own."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from careerdash.advising.rules import add_step, remove_step, set_rules, switch_step, switch_track
from careerdash.domain.tracks import ASSIGNMENT, TRACKS, Rule, Switch, Thresholds, Track
from careerdash.insights.asked import Asked, asked, choice_words, done_when
from careerdash.insights.classes import ClassSummary
from careerdash.privacy.scope import Scope
from careerdash.ui.components.class_settings import now, store
from careerdash.ui.components.text import plain
from careerdash.ui.frame import Desk
from careerdash.wording import _

_PER_ROW = 3


def rules_of_class(desk: Desk, chosen: ClassSummary) -> None:
    """Draw for each track its switch, its steps, and what is enough for them."""
    known = asked(desk.database, Scope(frozenset({chosen.class_id})))
    tabs = st.tabs([_(track.title) for track in TRACKS], key=f"rule-tabs-{chosen.class_id}")
    for tab, track in zip(tabs, TRACKS, strict=True):
        with tab:
            if track.key != ASSIGNMENT.key:
                _switch(desk, chosen, known, track)
            _steps(desk, chosen, known, track)
            _thresholds(desk, chosen, known.of(chosen.class_id), track)
            _own_step(desk, chosen, track)


def _switch(desk: Desk, chosen: ClassSummary, known: Asked, track: Track) -> None:
    by_hand = known.switched.get((chosen.class_id, track.key))
    current = Switch.BY_DATA if by_hand is None else Switch.ON if by_hand else Switch.OFF
    has_data = (chosen.class_id, track.key) in known.with_data
    labels = {
        Switch.BY_DATA: _("With its data (now on)") if has_data else _("With its first data (now off)"),
        Switch.ON: _("On"),
        Switch.OFF: _("Off"),
    }
    wanted = st.segmented_control(
        _("Is this track used?"),
        list(labels),
        format_func=lambda code: labels[code],
        default=current,
        required=True,
        key=f"track-{chosen.class_id}-{track.key}-{current}",
    )
    if wanted is not None and wanted != current:
        switch_track(desk.database, chosen.class_id, track.key, Switch(wanted), desk.author, now())
        st.rerun()


def _steps(desk: Desk, chosen: ClassSummary, known: Asked, track: Track) -> None:
    off = known.off.get((chosen.class_id, track.key), frozenset())
    st.markdown(f"**{_('Steps')}** :gray[{_('switch off what this class does not ask for')}]")
    for step in track.steps:
        switch, said = st.columns([1, 4], vertical_alignment="center")
        key = f"step-{chosen.class_id}-{track.key}-{step.key}"
        asks = switch.toggle(_(step.title), value=step.key not in off, key=key)
        said.caption(plain(done_when(step, known.of(chosen.class_id))))
        if asks != (step.key not in off):
            wanted = Switch.ON if asks else Switch.OFF
            switch_step(desk.database, chosen.class_id, track.key, step.key, wanted, desk.author, now())
            st.rerun()
    for own in (own for own in known.own if own.track == track.key and own.class_id == chosen.class_id):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{plain(own.step.title)}** :gray-badge[{_('own step')}]", width=230)
            st.caption(plain(own.step.done_when), width="stretch")
            if st.button(_("Remove"), key=f"remove-{own.step.key}", type="tertiary", icon=":material/delete:"):
                remove_step(desk.database, chosen.class_id, own.step.key)
                st.rerun()


def _thresholds(desk: Desk, chosen: ClassSummary, thresholds: Thresholds, track: Track) -> None:
    st.markdown(f"**{_('What is enough')}**")
    with st.form(f"rules-{chosen.class_id}-{track.key}", border=False):
        values = {}
        for first in range(0, len(track.rules), _PER_ROW):
            columns = st.columns(_PER_ROW, vertical_alignment="bottom")
            for column, rule in zip(columns, track.rules[first : first + _PER_ROW], strict=False):
                values[rule.key] = _rule(column, rule, getattr(thresholds, rule.key), chosen.class_id)
        if st.form_submit_button(_("Save rules"), type="primary"):
            store(lambda: set_rules(desk.database, chosen.class_id, _typed(values), desk.author, now()))


def _typed(values: Mapping[str, Any]) -> dict[str, Any]:
    """Lists keep the order of display, which is their order in the definition or as chosen."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}


def _rule(place: Any, rule: Rule, value: Any, class_id: str) -> Any:
    label, key, words = _(rule.title), f"rule-{class_id}-{rule.key}", choice_words(rule.key)
    if isinstance(rule.default, bool):
        return place.toggle(label, value=value, key=key)
    if isinstance(rule.default, int):
        return place.number_input(
            label, rule.least, rule.most, value, key=key, help=_("Usual: {n}").format(n=rule.default)
        )
    if isinstance(rule.default, str):
        return place.selectbox(
            label, rule.choices, rule.choices.index(value), format_func=lambda code: words[code], key=key
        )
    if isinstance(value, frozenset):
        chosen = place.multiselect(
            label, rule.choices, [code for code in rule.choices if code in value], format_func=words.get, key=key
        )
        return [code for code in rule.choices if code in chosen]
    return place.multiselect(label, rule.choices, list(value), format_func=words.get, key=key)


def _own_step(desk: Desk, chosen: ClassSummary, track: Track) -> None:
    with (
        st.popover(_("Add a step of your own"), icon=":material/add:"),
        st.form(f"own-{chosen.class_id}-{track.key}", border=False, clear_on_submit=True),
    ):
        title = st.text_input(_("Title"), max_chars=60)
        done = st.text_input(_("Done when"), max_chars=300)
        column = st.text_input(
            _("Header of a column that proves it"),
            max_chars=120,
            help=_(
                "In a planning sheet or roster: a date, a yes or any text counts. Leave it empty to record by hand."
            ),
        )
        if st.form_submit_button(_("Add step"), type="primary"):
            store(
                lambda: add_step(
                    desk.database, chosen.class_id, track.key, title, desk.author, now(), done_when=done, column=column
                )
            )
