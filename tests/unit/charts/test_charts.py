import json
from datetime import date

import plotly.graph_objects as go
import pytest

from careerdash.charts.burnup import burnup_chart
from careerdash.charts.chart import Chart, label_with_n, listed
from careerdash.charts.diverging import AgreementGroup, diverging_chart
from careerdash.charts.palette import AGREEMENT, SERIES
from careerdash.charts.quartiles import Spread, SpreadGroup, quartile_chart
from careerdash.charts.ranking import RankedBar, ranking_chart
from careerdash.charts.steps import StepCount, steps_chart

PAY = quartile_chart(
    [
        SpreadGroup("Data analysis", (Spread(12, 60_000, 55_000, 70_000), Spread(11, 98_000, 90_000, 105_000))),
        SpreadGroup("教育", (Spread(3, 42_000, None, None, (40_000, 42_000, 45_000)), None)),
    ],
    ("Entry", "Experienced"),
    "USD a year",
)
SKILLS = ranking_chart([RankedBar("SQL", 31, 0.5), RankedBar("Empathy", 11, 0.18)], "People (n = 62)", 62)
SCORES = diverging_chart([AgreementGroup("Data analysis", (0.1, 0.1, 0.2, 0.4, 0.2), 20)])
STEPS = steps_chart([StepCount("Know yourself", 20, 4, 2, 2)])
WEEKS = burnup_chart([date(2026, 3, 2), date(2026, 3, 9)], [4, 10], [0, 12], 30)
ALL = {"pay": PAY, "skills": SKILLS, "scores": SCORES, "steps": STEPS, "weeks": WEEKS}


@pytest.mark.parametrize("chart", ALL.values(), ids=ALL.keys())
def test_every_chart_is_a_valid_figure_in_plain_json(chart: Chart):
    go.Figure(**chart.spec)
    json.dumps(chart.spec)


@pytest.mark.parametrize("chart", ALL.values(), ids=ALL.keys())
def test_every_chart_says_what_it_shows_without_markup(chart: Chart):
    assert chart.alt.endswith(".")
    assert "<" not in chart.alt


@pytest.mark.parametrize("chart", ALL.values(), ids=ALL.keys())
def test_every_chart_states_its_n(chart: Chart):
    assert "n = " in json.dumps(chart.spec)


@pytest.mark.parametrize("chart", ALL.values(), ids=ALL.keys())
def test_text_colours_are_left_to_the_theme(chart: Chart):
    assert "font" not in chart.spec["layout"]


def test_quartile_bar_reaches_from_lower_to_upper_quartile():
    bar = next(trace for trace in PAY.spec["data"] if trace["type"] == "bar" and trace["name"] == "Entry")
    assert bar["base"] == [55_000]
    assert bar["x"] == [15_000]


def test_groups_with_quartiles_send_no_single_pay():
    sent = [x for trace in PAY.spec["data"] if trace["type"] == "scatter" for x in trace["x"]]
    assert sorted(sent) == [40_000, 42_000, 42_000, 45_000, 60_000, 98_000]


def test_median_tells_its_group_and_n_on_hover():
    entry = [trace for trace in PAY.spec["data"] if trace.get("text") and trace["name"] == "Entry"]
    assert "Data analysis" in entry[0]["text"][0]
    assert "n = 12" in entry[0]["text"][0]


def test_neutral_answers_stand_around_zero():
    starts = [trace["base"][0] for trace in SCORES.spec["data"]]
    assert starts == pytest.approx([-30, -20, -10, 10, 50])


def test_labels_from_workbooks_cannot_carry_markup():
    label = label_with_n('<a href="javascript:alert(1)">x</a>', 7)
    assert "<a" not in label
    assert "n = 7" in label


def test_two_series_show_both_numbers_of_people():
    assert "n = 12 · 11" in label_with_n("Data", 12, 11)


def test_states_are_told_by_letter_as_well_as_by_shade():
    assert [trace["text"][0] for trace in STEPS.spec["data"]] == ["D 20", "P 4", "E 2", "– 2"]


def test_burnup_draws_the_plan_of_the_due_dates_where_there_is_one():
    assert WEEKS.spec["data"][1]["y"] == [0, 12]
    assert len(burnup_chart([date(2026, 3, 2)], [4], [0], 30).spec["data"]) == 1


def test_colours_are_all_different():
    assert len(set(SERIES)) == len(SERIES)
    assert len(set(AGREEMENT)) == 5


def test_names_are_listed_as_a_phrase():
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(["a"]) == "a"
