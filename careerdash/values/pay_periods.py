"""Pay periods: the words for them, how an amount becomes yearly, and which amounts are plausible."""

# Full time in the sense of the U.S. Office of Personnel Management: 2,080 hours, 260 days and 52 weeks a year.
UNITS_PER_YEAR = {"hour": 2080.0, "day": 260.0, "week": 52.0, "month": 12.0, "year": 1.0}

UNIT_WORDS: dict[str, str] = {
    **dict.fromkeys(("hour", "hr", "h", "hours", "hrs", "小时", "钟头", "时", "시간"), "hour"),
    **dict.fromkeys(("stunde", "heure", "hora"), "hour"),
    **dict.fromkeys(("day", "d", "days", "tag", "jour", "天", "日"), "day"),
    **dict.fromkeys(("week", "wk", "w", "woche", "semaine", "周", "星期", "礼拜"), "week"),
    **dict.fromkeys(("month", "mo", "mth", "mon", "m", "月", "个月", "months", "monat", "mois", "mes", "mês"), "month"),
    **dict.fromkeys(("year", "yr", "y", "annum", "a", "年", "years", "yrs", "jahr", "année", "an", "año"), "year"),
}


def yearly(amount: float | None, period: str | None, months: float | None) -> float | None:
    """Return the amount per year, rounded to cents; None when amount or period is not known.

    ``months`` replaces the twelve of a monthly amount (13薪 = 13) and changes no other period.
    """
    if amount is None or period is None:
        return None
    units = months if period == "month" and months else UNITS_PER_YEAR[period]
    return round(amount * units, 2)
