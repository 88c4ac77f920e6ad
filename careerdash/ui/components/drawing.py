"""Charts on the page."""

import streamlit as st

from careerdash.charts.chart import Chart

_CONFIG = {"displayModeBar": False, "responsive": True}


def draw(chart: Chart, key: str) -> None:
    """Draw a chart with its description for screen readers; ``key`` is unique on the page."""
    st.plotly_chart(dict(chart.spec), alt=chart.alt, key=key, config=_CONFIG)
