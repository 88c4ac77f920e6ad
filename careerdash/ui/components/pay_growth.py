"""Pay by years of experience on the page."""

import streamlit as st

from careerdash.charts.quartiles import Spread, SpreadGroup, quartile_chart
from careerdash.insights.evidence.behind import Mark
from careerdash.insights.pay_growth import pay_growth
from careerdash.ui.components.basis import explain
from careerdash.ui.components.drawing import draw_marked
from careerdash.ui.components.pay import how_to_read
from careerdash.ui.components.tables import counts
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
    marks = {band.key: Mark(band.label, "own_pay", answer.currency, group="years", key=band.key) for band in drawn}
    unit = _("{currency} a year, before bonuses").format(currency=answer.currency)
    draw_marked(desk, quartile_chart(groups, (_("Own pay"),), unit), "growth", answer.basis, marks)
    st.caption(how_to_read(desk.view, series=1))
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
            column_config=counts("n", _("Q1"), _("Median"), _("Q3")),
            placeholder="–",
            alt=_("Pay by years of experience"),
        )
    explain(desk, answer.basis, "growth", having="salary")
