"""A salary in words: the canonical text of a reading and the sentence for each assumption."""

from careerdash.domain.vocabulary import Reading
from careerdash.values.salary_record import Salary
from careerdash.values.salary_suggestions import number_text
from careerdash.wording import _

_ARTICLES = {"hour": "an hour", "day": "a day", "week": "a week", "month": "a month", "year": "a year"}
_SILENT = {Reading.DECLINED: "declined", Reading.MISSING: "N/A", Reading.UNREADABLE: "unreadable"}


def render(salary: Salary) -> str:
    """Return the canonical text of a reading, such as ``8,000-10,000 CNY a month``.

    Read again with the same defaults it gives the same figures, currency, period and months. It is the language of
    the data, not of the screen, and therefore not translated.
    """
    if salary.low is None and salary.high is None:
        return _SILENT.get(salary.reading, "unreadable")
    if salary.low is None:
        amount = "up to " + number_text(salary.high or 0)
    elif salary.high is None:
        amount = "at least " + number_text(salary.low)
    elif salary.low == salary.high:
        amount = number_text(salary.low)
    else:
        amount = f"{number_text(salary.low)}-{number_text(salary.high)}"
    words = [amount, salary.currency, _ARTICLES.get(salary.period or "")]
    usual = 12.0 if salary.period == "month" else None
    if salary.months is not None and salary.months != usual:
        words.append(f"({salary.months:g} months)")
    return " ".join(word for word in words if word)


def explain_assumption(code: str, salary: Salary) -> str:
    """Return the sentence an advisor reads for one code of ``salary.assumptions``."""
    period = _ARTICLES.get(salary.period or "", "")
    return SENTENCES.get(code, lambda: code)().format(
        currency=salary.currency or "", period=period, months=f"{salary.months or 12:g}"
    )


SENTENCES = {
    "currency_default": lambda: _("No currency is given: {currency}, the import's default."),
    "currency_from_format": lambda: _("The cell is formatted as {currency}."),
    "currency_unknown": lambda: _("No currency is given and the import has no default."),
    "sign_shared": lambda: _("Several currencies use this sign: read as {currency}."),
    "period_default": lambda: _("No period is given: {period}, the import's default."),
    "period_unknown": lambda: _("No period is given and the import has no default."),
    "approximate": lambda: _("The figure is stated as approximate."),
    "shared_suffix": lambda: _("The unit stands once and is meant for both ends."),
    "shared_thousands": lambda: _("The lower end is read in thousands like the upper one."),
    "reversed_range": lambda: _("The higher end is typed first; the ends are put in order."),
    "open_range": lambda: _("The text says it may be more than the upper end."),
    "dot_thousands": lambda: _("The dot is read as a thousands mark."),
    "comma_decimal": lambda: _("The comma is read as a decimal mark."),
    "dot_decimal": lambda: _("The dot is read as a decimal mark."),
    "scale_default": lambda: _("The number is multiplied by the unit the column header states."),
    "months_mean_month": lambda: _("{months} salaries a year are stated: the figure is per month."),
    "months_range": lambda: _("Several numbers of salaries a year are stated; the lowest is used."),
    "includes_extra": lambda: _("The figure includes more than base pay."),
    "net_pay": lambda: _("The figure is pay after tax, as stated."),
    "trial_pay": lambda: _("The figure is pay on probation or during an internship."),
    "other_figure": lambda: _("Another figure in the text is kept as a remark."),
    "other_hours": lambda: _("Other hours a week are stated; the yearly figure takes 40."),
    "part_time": lambda: _("Part-time work is mentioned; the yearly figure is for full time."),
    "unusual_amount": lambda: _("The amount is unusual for {period}."),
    "words_ignored": lambda: _("Some words beside the figure were not understood."),
    "two_posts": lambda: _("Two posts are given; the range covers both."),
    "one_post": lambda: _("Two posts are named, but only one has a figure."),
}
