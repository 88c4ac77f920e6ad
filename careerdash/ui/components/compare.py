"""Two scopes chosen and shown side by side."""

from collections.abc import Mapping

import streamlit as st

from careerdash.domain.filters import Filters
from careerdash.insights.classes import Choices, Classes
from careerdash.insights.compare import Comparison, Side, figure_words
from careerdash.privacy.scope import Scope
from careerdash.ui.address import keep, start_with
from careerdash.ui.components.tables import counts
from careerdash.ui.components.text import plain
from careerdash.wording import _

_SENTENCES = 4
_EVERY = ""
_ALL = "all"


def choose_side(position: int, allowed: Scope, known: Classes, offered: Choices) -> Side:
    """Draw the choice of one side: a class or a year, and a field; ``position`` 0 is left, 1 is right."""
    scopes = {
        _ALL: (_("All classes"), allowed),
        **{one.class_name: (one.class_name, Scope(allowed.classes & {one.class_id})) for one in known.classes},
        **{
            f"year {year}": (
                _("Classes of {year}").format(year=year),
                Scope(allowed.classes & {one.class_id for one in known.classes if one.year == year}),
            )
            for year in known.years
        },
    }
    keys = list(scopes)
    fields = {_EVERY: _("Every field"), **{choice.key: choice.label for choice in offered.field}}
    side = ("left", "right")[position]
    with st.container(border=True):
        key = start_with(side, [keys[min(position + 1, len(keys) - 1)], *keys])
        chosen = st.selectbox(
            _("Left side") if position == 0 else _("Right side"),
            keys,
            format_func=lambda key: scopes[key][0],
            key=key,
        )
        keep(side, [chosen])
        field = _choose_field(side, fields) if offered.field else _EVERY
    name, scope = scopes[chosen]
    return Side(f"{name}, {fields[field]}" if field else name, scope, Filters(field=(field,) if field else ()))


def _choose_field(side: str, fields: Mapping[str, str]) -> str:
    """Draw the choice of a field; with names hidden there is none to choose, and this is not drawn."""
    key = start_with(f"{side}_field", list(fields))
    field = st.selectbox(_("Field"), list(fields), format_func=lambda code: fields[code], key=key)
    keep(f"{side}_field", [field] if field else [])
    return field


def told(comparison: Comparison) -> None:
    """Say the largest differences, and why pay is not among them."""
    if comparison.apart:
        st.caption(plain(comparison.apart))
    for sentence in comparison.sentences[1 : 1 + _SENTENCES]:
        st.markdown(f"- {plain(sentence)}")


def side_by_side(comparison: Comparison) -> None:
    """List every figure of both sides with the number of people behind it."""
    st.dataframe(
        {
            _("Figure"): [measure.label for measure in comparison.measures],
            comparison.left: [figure_words(measure.left, measure.unit) for measure in comparison.measures],
            "n": [measure.left_n for measure in comparison.measures],
            comparison.right + "\u200b": [figure_words(measure.right, measure.unit) for measure in comparison.measures],
            "n\u200b": [measure.right_n for measure in comparison.measures],
        },
        hide_index=True,
        height="content",
        column_config={
            _("Figure"): st.column_config.TextColumn(width=300),
            comparison.left: st.column_config.TextColumn(comparison.left, alignment="right"),
            comparison.right + "\u200b": st.column_config.TextColumn(comparison.right, alignment="right"),
            **counts("n", "n\u200b"),
        },
        placeholder="",
        alt=_("Both sides, figure by figure"),
    )
