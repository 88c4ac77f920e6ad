"""What a report is made of, whatever file it becomes: sections with a sentence, a table and a chart.

Everything in these values may be printed as it is: scope and suppression happened before.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from careerdash.domain.vocabulary import View
from careerdash.privacy.sharing import Mark, SharingRule

Cell = str | float | int | date | Mark | None


class Kind(StrEnum):
    """How the values of a column are written.

    ``PERCENT`` holds whole percents, ``MONEY`` an amount a year, ``FIGURE`` figures of several units, named in the row.
    """

    TEXT = "text"
    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    SCORE = "score"
    DAY = "day"
    LETTER = "letter"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    title: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a report; every row has one cell per column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Tone(StrEnum):
    """What a series means, so that every writer gives it the same colour."""

    MAIN = "main"
    HIGH = "high"
    MIDDLE = "middle"
    LOW = "low"
    JOINED = "joined"


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a bar chart: a value per category; None draws nothing."""

    title: str
    values: tuple[float | None, ...]
    tone: Tone = Tone.MAIN


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars from top to bottom; several series are stacked. ``kind`` is the unit of the axis.

    ``limit`` is the end of the axis where it is known (5 for scores, 100 for percents).
    """

    title: str
    alt: str
    axis: str
    kind: Kind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    limit: float | None = None


@dataclass(frozen=True, slots=True)
class QuartileBar:
    """The middle half of one group with its median; without quartiles only the median is drawn."""

    label: str
    q1: float | None
    median: float
    q3: float | None


@dataclass(frozen=True, slots=True)
class QuartileChart:
    """Horizontal bars from the first to the third quartile, divided at the median."""

    title: str
    alt: str
    axis: str
    bars: tuple[QuartileBar, ...]


Chart = BarChart | QuartileChart


@dataclass(frozen=True, slots=True)
class Section:
    """One question of the report: ``key`` names it, ``sentence`` answers it, ``note`` says how it was counted."""

    key: str
    title: str
    sentence: str
    table: Table | None = None
    charts: tuple[Chart, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class ClassReport:
    """One report, scoped and suppressed: what any writer may put on paper.

    ``label`` stands on every page: whether names are shown. ``key_figures`` are (what, value) ready to print.
    """

    title: str
    classes: tuple[str, ...]
    period: str
    as_of: date
    made_on: date
    view: View
    rule: SharingRule
    label: str
    sentences: tuple[str, ...]
    key_figures: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    footnotes: tuple[str, ...]

    def section(self, key: str) -> Section | None:
        """Return the section of that key, if the report has it."""
        return next((section for section in self.sections if section.key == key), None)
