"""A report as plain printable data: every cell a text, every bar a part of its axis. Shared by PDF and slides."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10

from careerdash.reports.figures import amount, day, figure, sign
from careerdash.reports.values import BarChart, Cell, Kind, QuartileChart
from careerdash.wording import _

_NICE = (1.0, 2.0, 2.5, 5.0, 10.0)
_MOST_TICKS = 6


def cell_text(kind: Kind, value: Cell) -> str:
    """Return a cell as printed: thousands separators, "58 %", ISO dates, the sign of a mark."""
    if isinstance(value, str) or value is None:
        return sign(value)
    if isinstance(value, date):
        return value.isoformat()
    if kind is Kind.PERCENT:
        return _("{n} %").format(n=f"{value:.0f}")
    if kind is Kind.FIGURE:
        return figure(value)
    return f"{value:.1f}" if kind is Kind.SCORE else amount(value)


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale from 0 to ``end`` in equal steps."""

    end: float
    step: float

    def part(self, value: float) -> float:
        """Return where a value lies, between 0 and 1."""
        return min(1.0, max(0.0, value / self.end))

    def ticks(self) -> Iterator[float]:
        """Return the marks of the scale but the last: each labels the step that starts there."""
        for number in range(round(self.end / self.step)):
            yield number * self.step


def axis_for(values: Sequence[float], limit: float | None = None) -> Axis:
    """Return a scale that holds all values and whose steps are round numbers."""
    largest = limit or max([*values, 0.0]) or 1.0
    rough = largest / (_MOST_TICKS - 1)
    unit = 10.0 ** floor(log10(rough))
    step = next(nice * unit for nice in _NICE if nice * unit >= rough * 0.999)
    return Axis(end=step * max(1, ceil(largest / step - 1e-9)), step=step)


def chart_axis(chart: BarChart | QuartileChart) -> Axis:
    """Return the scale of a chart; stacked bars need room for their sum."""
    if isinstance(chart, QuartileChart):
        return axis_for([bar.q3 or bar.median for bar in chart.bars])
    sums = (sum(one.values[index] or 0 for one in chart.series) for index in range(len(chart.categories)))
    return axis_for(list(sums), chart.limit)


def facts(period: str, as_of: date, made_on: date) -> str:
    """Return the line under a report's title."""
    return _("Period: {period}. As of {as_of}. Made on {made_on}.").format(
        period=period, as_of=day(as_of), made_on=day(made_on)
    )
