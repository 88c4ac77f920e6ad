"""A salary as it was understood: the parts that are stored, and the yearly figures that follow from them."""

from dataclasses import dataclass

from careerdash.domain.vocabulary import Reading
from careerdash.values.pay_periods import yearly

# Codes in ``Salary.assumptions`` that deserve a second look by the advisor: the figure stands, with a warning.
WARNING_ASSUMPTIONS = frozenset(
    {
        "comma_decimal",
        "currency_unknown",
        "period_unknown",
        "includes_extra",
        "other_figure",
        "other_hours",
        "part_time",
        "reversed_range",
        "unusual_amount",
        "words_ignored",
    },
)


@dataclass(frozen=True, slots=True)
class SalaryDefaults:
    """What an import takes for granted where a text does not say it.

    ``scale`` multiplies bare numbers where the header states a unit: 10,000 under ``年薪（万元）``.
    """

    currency: str | None = None
    period: str | None = None
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class SalaryGuess:
    """The defaults proposed for a column, and the sentence that says why."""

    defaults: SalaryDefaults
    evidence: str


@dataclass(frozen=True, slots=True)
class Salary:
    """One typed salary and its reading.

    ``low`` and ``high`` are in ``currency`` per ``period``; an open end is None. ``months`` is the number of monthly
    salaries paid in a year: 12 for a monthly figure that says nothing else, None for other periods unless stated.
    ``assumptions`` are short codes (see ``explain_assumption``), ``suggestions`` texts that read cleanly, given for a
    doubtful text. ``extra`` is the part about bonus, commission or stock, kept apart from base pay.
    """

    text: str
    reading: Reading
    low: float | None = None
    high: float | None = None
    currency: str | None = None
    period: str | None = None
    months: float | None = None
    assumptions: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    extra: str | None = None

    @property
    def yearly_low(self) -> float | None:
        """Lower end per year in ``currency``; None when open or the period is not known."""
        return yearly(self.low, self.period, self.months)

    @property
    def yearly_high(self) -> float | None:
        """Upper end per year in ``currency``; None when open or the period is not known."""
        return yearly(self.high, self.period, self.months)

    @property
    def doubtful(self) -> bool:
        """Whether the text holds a figure that only a person can decide about."""
        return self.reading is Reading.UNREADABLE and bool(self.suggestions)
