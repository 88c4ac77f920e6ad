"""How people type pay: a number becomes one of the many texts that mean it."""

from random import Random

from making.model import Pay

DECLINED = {
    "USD": ("Confidential", "Prefer not to say", "declined to say"),
    "GBP": ("Prefer not to say", "Confidential"),
    "CNY": ("面议", "保密", "回避"),
}
UNREADABLE = {"USD": ("120", "not enough", "depends"), "GBP": ("not enough",), "CNY": ("同行平均水平", "120")}
SIGN = {"USD": "$", "GBP": "£"}


def _money(value: float) -> str:
    return f"{value:,.0f}"


def _thousands(value: float) -> str:
    return f"{value / 1000:g}"


def western_amount(draw: Random, value: int, currency: str) -> Pay:
    """A yearly figure in dollars or pounds; pounds always carry their sign or code."""
    sign = SIGN[currency]
    shapes: list[tuple[str | int, str | None]] = [
        (f"{sign}{_money(value)}", None),
        (f"{sign}{_thousands(value)}k", None),
        (f"{sign}{_money(value)} per year", None),
        (f"{currency} {_money(value)}", None),
        (value, f'"{sign}"#,##0'),
        (f"{sign}{_money(value)} + 10% bonus", None),
    ]
    if currency == "USD":
        shapes += [(value, None), (value, None), (value, None), (_money(value), None), (_money(value), None)]
        shapes += [(f"{_thousands(value)}k a year", None), (f"~{_money(value)}", None), (f"{_money(value)}ish", None)]
    text, number_format = draw.choice(shapes)
    return Pay("amount", text, value, value, currency, "year", None, number_format)


def western_range(draw: Random, low: int, high: int, currency: str) -> Pay:
    """A yearly span."""
    sign = SIGN[currency]
    shapes = [
        f"{sign}{_money(low)} - {_thousands(high)}k",
        f"{sign}{_thousands(low)}K-{sign}{_thousands(high)}K",
        f"{sign}{_money(low)} to {sign}{_money(high)}",
        f"{sign}{_thousands(low)}-{_thousands(high)}k",
        f"{_thousands(low)}k-{_thousands(high)}k {currency}",
    ]
    if currency == "USD":
        shapes += [f"{_thousands(low)}-{_thousands(high)}k", f"between {_money(low)} and {_money(high)}"]
    return Pay("range", draw.choice(shapes), low, high, currency, "year")


def western_pay(draw: Random, low: int, high: int, currency: str) -> Pay:
    """Draw a reading first, then a shape for it; ``low`` and ``high`` are whole thousands a year."""
    chance = draw.random()
    if chance < 0.50:
        return western_amount(draw, draw.randrange(low, high + 1, 500), currency)
    if chance < 0.80:
        start = draw.randrange(low, high - 3000, 1000)
        return western_range(draw, start, start + draw.choice((4000, 6000, 8000, 10000)), currency)
    if chance < 0.90:
        return western_odd(draw, draw.randrange(low, high, 1000), currency)
    if chance < 0.96:
        return Pay("declined", draw.choice(DECLINED[currency]))
    return Pay("missing", draw.choice(("N/A", "-", "None")))


def western_odd(draw: Random, value: int, currency: str) -> Pay:
    """An open end, or pay by the hour; ``value`` is what it comes to in a year."""
    sign = SIGN[currency]
    shape = draw.choice(("at_least", "at_least", "at_most", "hour"))
    if shape == "at_least":
        text = draw.choice((f"{sign}{_thousands(value)}k+", f"at least {sign}{_money(value)}"))
        return Pay("at_least", text, value, None, currency, "year")
    if shape == "at_most":
        return Pay("at_most", f"up to {sign}{_thousands(value)}k", None, value, currency, "year")
    rate = round(value / 2080 * 2) / 2
    return Pay(
        "amount", draw.choice((f"{sign}{rate:.2f}/hr", f"{sign}{rate:.2f} per hour")), rate, rate, currency, "hour"
    )


def chinese_amount(draw: Random, value: int) -> Pay:
    """A monthly figure in yuan, or the same said per year."""
    thousands = _thousands(value)
    shapes: list[tuple[str | int, float | None, str]] = [
        (value, None, "month"),
        (value, None, "month"),
        (f"{thousands}k", None, "month"),
        (f"{thousands}K/月", None, "month"),
        (f"{value}元/月", None, "month"),
        (f"月薪{value}", None, "month"),
        (f"{thousands}k左右", None, "month"),
        (f"{thousands}K·13薪", 13.0, "month"),
    ]
    text, months, period = draw.choice(shapes)
    return Pay("amount", text, value, value, "CNY", period, months)


def chinese_range(draw: Random, low: int, high: int) -> Pay:
    """A monthly span, or a yearly one in 万."""
    first, last = _thousands(low), _thousands(high)
    shapes: list[tuple[str, float | None]] = [
        (f"{first}-{last}k/月", None),
        (f"{first}-{last}k", None),
        (f"{first}K-{last}K", None),
        (f"{low}-{high}", None),
        (f"{first}-{last}K·14薪", 14.0),
        (f"{first}千-{last}千" if high < 10000 else f"{low / 10000:g}-{high / 10000:g}万/月", None),
    ]
    text, months = draw.choice(shapes)
    return Pay("range", text, low, high, "CNY", "month", months)


def chinese_yearly(draw: Random, low: int, high: int) -> Pay:
    """A yearly span in 万; ``low`` and ``high`` are yuan a month and are said as full tens of thousands a year."""
    start, end = round(low * 12 / 10000), round(high * 12 / 10000) + 1
    if draw.random() < 0.4:
        return Pay("amount", f"{start}万/年", start * 10000, start * 10000, "CNY", "year")
    return Pay("range", f"{start}-{end}万/年", start * 10000, end * 10000, "CNY", "year")


def chinese_pay(draw: Random, low: int, high: int) -> Pay:
    """Draw a reading first, then a shape for it; ``low`` and ``high`` are yuan a month."""
    chance = draw.random()
    start = draw.randrange(low, high, 500)
    if chance < 0.40:
        return chinese_amount(draw, start)
    if chance < 0.75:
        return chinese_range(draw, start, start + draw.choice((1000, 2000, 3000)))
    if chance < 0.85:
        return chinese_yearly(draw, start, start + 2000)
    if chance < 0.90:
        text = draw.choice((f"{_thousands(start)}K以上", f"{_thousands(start)}k起"))
        return Pay("at_least", text, start, None, "CNY", "month")
    if chance < 0.96:
        return Pay("declined", draw.choice(DECLINED["CNY"]))
    return Pay("missing", draw.choice(("无", "-", "暂无")))


def chinese_two_posts(draw: Random, entry: tuple[int, int], later: int) -> tuple[str, Pay, Pay]:
    """Two posts in one cell: the text, the entry pay and the experienced pay it states."""
    low, high = entry
    span = f"{_thousands(low)}-{_thousands(high)}k"
    text = draw.choice(
        (
            f"初级{span}，中级{_thousands(later)}k左右",
            f"初级{span}，高级{_thousands(later)}k",
            f"初级：{span}；中级：{_thousands(later)}k",
        )
    )
    return (
        text,
        Pay("range", text, low, high, "CNY", "month"),
        Pay("amount", text, later, later, "CNY", "month"),
    )
