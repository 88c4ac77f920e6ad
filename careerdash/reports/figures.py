"""How numbers and dates are written in sentences and beside charts."""

from datetime import date

from careerdash.privacy.sharing import Mark, mark_sign
from careerdash.wording import _, n_

_SHORTEST_LABEL = 4
_LARGE = 100


def amount(value: float) -> str:
    """Return an amount with thousands separators and no decimals."""
    return f"{value:,.0f}"


def figure(value: float) -> str:
    """Return a figure of any unit: small ones with a decimal where they have one, amounts without."""
    return amount(value) if value >= _LARGE or value == int(value) else f"{value:.1f}"


def pay(value: float, currency: str) -> str:
    """Return yearly pay with its currency: ``96,000 CNY a year``."""
    return _("{amount} {currency} a year").format(amount=amount(value), currency=currency)


def day(value: date) -> str:
    """Return a date as it reads the same everywhere: ``15 April 2025`` in English."""
    return f"{value.day} {value:%B %Y}"


def people(count: int) -> str:
    """Return "14 professionals"."""
    return n_("{n} professional", "{n} professionals", count)


def shown(value: float | str | None) -> float | str | Mark:
    """Return a value that may be missing because it is held back as a cell."""
    return Mark.SUPPRESSED if value is None else value


def clipped(text: str, longest: int) -> str:
    """Return a label that fits beside a bar or into a heading; the whole text stays in the table."""
    text = " ".join(text.split())
    return text if len(text) <= max(longest, _SHORTEST_LABEL) else text[: longest - 1].rstrip() + "…"


def listed(parts: list[str]) -> str:
    """Return "a, b and c"."""
    return parts[0] if len(parts) == 1 else _("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])


def sign(cell: object) -> str:
    """Return a cell as text where no number format applies."""
    if isinstance(cell, Mark):
        return mark_sign(cell)
    return "" if cell is None else str(cell)
