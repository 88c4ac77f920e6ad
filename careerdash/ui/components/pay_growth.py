"""Pay by years of experience on the page."""

import streamlit as st

from careerdash.charts.quartiles import Spread, SpreadGroup, quartile_chart
from careerdash.insights.evidence.sources import Mark
from careerdash.insights.pay_growth import pay_growth
from careerdash.ui.components.basis import explain
from careerdash.ui.components.drawing import draw_marked
from careerdash.ui.components.text import plain
from careerdash.ui.frame import Desk
from careerdash.wording import _


def growth(desk: Desk, currency: str) -> None:
    """Draw what professionals earn after so many years, in the currency given, a year."""
    answer = desk.ask(pay_growth, currency=currency)
    st.markdown(plain(answer.sentence))
    drawn = [band for band in answer.bands if band.pay.median is not None or band.pay.dots]
    if not drawn:
        st.info(_("No band of years has enough people to draw."))
        return
    groups = [
        SpreadGroup(
            band.label,
            (Spread(band.pay.n or 0, band.pay.median, band.pay.q1, band.pay.q3, band.pay.dots),),
            () if answer.hidden else (band.key,),
        )
        for band in drawn
    ]
    marks = {band.key: Mark(band.label, "own_pay", group="years", key=band.key) for band in drawn}
    unit = _("{currency} a year, before bonuses").format(currency=answer.currency)
    draw_marked(desk, quartile_chart(groups, (_("Own pay"),), unit), "growth", answer.basis, marks)
    with st.expander(_("As a table")):
        st.dataframe(
            {
                _("Years of experience"): [band.label for band in answer.bands],
                "n": [band.pay.n for band in answer.bands],
                _("Q1"): [band.pay.q1 for band in answer.bands],
                _("Median"): [band.pay.median for band in answer.bands],
                _("Q3"): [band.pay.q3 for band in answer.bands],
            },
            hide_index=True,
            column_config={
                name: st.column_config.NumberColumn(format="%,.0f") for name in (_("Q1"), _("Median"), _("Q3"))
            },
            alt=_("Pay by years of experience"),
        )
    explain(desk, answer.basis, "growth", having="own_pay")
