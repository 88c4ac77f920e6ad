"""Who led to whom, from left to right: one branch per interview, one column per wave."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from careerdash.charts.chart import Chart, figure, inert, marked, shortened
from careerdash.charts.palette import GREY_LIGHT, SERIES
from careerdash.wording import _, n_

_ROW = 34
_CHROME = 70


@dataclass(frozen=True, slots=True)
class Contact:
    """One interview: ``led_by`` is the key of the one that led to it, empty for a first contact."""

    key: str
    led_by: str
    name: str
    student: str


def referral_tree(contacts: Sequence[Contact]) -> Chart:
    """Draw contacts that led to others, each branch on its own line.

    Args:
        contacts: At most about 60, first contacts included; people who name each other in a circle are drawn once.
    """
    places = _places(contacts)
    drawn = [contact for contact in contacts if contact.key in places]
    lines_x: list[float | None] = []
    lines_y: list[float | None] = []
    for contact in drawn:
        if contact.led_by in places:
            (from_wave, from_row), (wave, row) = places[contact.led_by], places[contact.key]
            lines_x += [from_wave, from_wave + 0.5, wave, None]
            lines_y += [from_row, row, row, None]
    waves = max((wave for wave, _row in places.values()), default=1)
    rows = max((row for _wave, row in places.values()), default=0) + 1
    branches = {
        "type": "scatter",
        "mode": "lines",
        "x": lines_x,
        "y": lines_y,
        "line": {"color": GREY_LIGHT, "width": 2},
        "hoverinfo": "skip",
    }
    marks = {
        "type": "scatter",
        "mode": "markers+text",
        "x": [places[contact.key][0] for contact in drawn],
        "y": [places[contact.key][1] for contact in drawn],
        "marker": {"size": 11, "color": [SERIES[(places[contact.key][0] - 1) % len(SERIES)] for contact in drawn]},
        "text": [inert(shortened(contact.name)) for contact in drawn],
        "textposition": "top right",
        "hovertext": [f"<b>{inert(contact.name)}</b><br>{inert(contact.student)}" for contact in drawn],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
        **marked([contact.key for contact in drawn]),
    }
    return figure(
        [branches, marks],
        n_("{n} contact in {waves} waves.", "{n} contacts in {waves} waves.", len(drawn), waves=waves),
        height=_CHROME + _ROW * rows,
        xaxis={
            "tickmode": "array",
            "tickvals": list(range(1, waves + 1)),
            "ticktext": [_("Wave {n}").format(n=wave) for wave in range(1, waves + 1)],
            "range": [0.9, waves + 0.9],
            "side": "top",
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
        },
        yaxis={"visible": False, "range": [rows - 0.4, -0.6], "fixedrange": True},
    )


def _places(contacts: Sequence[Contact]) -> Mapping[str, tuple[int, int]]:
    """Return (wave, line) of every contact; the first follower stays on the line of who led to it."""
    followers: dict[str, list[str]] = defaultdict(list)
    known = {contact.key for contact in contacts}
    for contact in contacts:
        followers[contact.led_by if contact.led_by in known else ""].append(contact.key)
    found: dict[str, tuple[int, int]] = {}
    free = iter(range(len(contacts)))

    def walk(key: str, wave: int, line: int) -> Iterator[None]:
        found[key] = (wave, line)
        for position, follower in enumerate(followers[key]):
            yield from walk(follower, wave + 1, line if position == 0 else next(free))

    for first in followers[""]:
        for _step in walk(first, 1, next(free)):
            pass
    return found
