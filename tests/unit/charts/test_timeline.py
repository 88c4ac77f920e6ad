"""The timeline of one student: a mark for each dated interview, on the line of its field."""

from datetime import date

from careerdash.charts.timeline import Moment, timeline_chart

MOMENTS = (
    Moment(date(2026, 3, 2), "Law", "Wu <b>", "E", coming=False),
    Moment(date(2026, 3, 9), "Care", "Li", "?", coming=False),
    Moment(date(2026, 6, 1), "Law", "Xu", "S", coming=True),
)


def test_held_interviews_and_appointments_are_told_apart():
    chart = timeline_chart(MOMENTS, [(date(2026, 5, 8), "Hold interviews")])
    held, coming = chart.spec["data"]
    assert (held["text"], held["y"], held["marker"]["symbol"]) == (["E", "?"], [0, 1], "circle")
    assert (coming["x"], coming["y"], coming["marker"]["symbol"]) == (["2026-06-01"], [0], "circle-open")
    assert held["customdata"][0] == "Wu &lt;b&gt;"
    assert chart.spec["layout"]["yaxis"]["ticktext"] == ["Law", "Care"]
    assert [note["text"] for note in chart.spec["layout"]["annotations"]] == ["Hold interviews"]
    assert chart.alt == "Interviews along the term: 2 interviews held in 2 fields."


def test_without_due_dates_there_are_no_lines():
    layout = timeline_chart(MOMENTS[:1], []).spec["layout"]
    assert layout["shapes"] == layout["annotations"] == []
