"""What is decided once per sheet before its values are read, and stored with the import.

Date order, satisfaction scale and salary defaults come from the user where given, else from all values of
the column. The decisions are kept with the sheet, so that its rows can be read again in the same way.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

import pyarrow as pa

from careerdash.domain.fields import fields_of
from careerdash.domain.vocabulary import SheetKind
from careerdash.imports.model import ImportSettings
from careerdash.imports.sheets.percent_cells import as_shown
from careerdash.values.dates import decide_order
from careerdash.values.salary import guess_defaults
from careerdash.values.scales import detect_scale
from careerdash.values.terms import Term, loaded_term, stored_term

# A sheet that was never imported before.
NOTHING_DECIDED: Mapping[str, Any] = {}
_DATED = frozenset({"date", "received"})
_HOURS = re.compile(r"hour|\bhrs?\b|小时|小時", re.IGNORECASE)
_PAID = frozenset({"salary"})


def decide(
    kind: SheetKind,
    mapping: Mapping[int, str],
    headers: Sequence[str | None],
    cells: Sequence[pa.Array],
    settings: ImportSettings,
    term: Term | int | None,
    today: date,
    kinds: pa.Array | None = None,
) -> tuple[dict[str, Any], dict[str, str], dict[str, str]]:
    """Return the decisions for a sheet, the sentence for each that says why, and those that deserve a question.

    ``kinds`` holds the letters of the cells of each row, where the sheet has them: a score formatted as a percentage
    shows its scale.
    """
    known = fields_of(kind)
    orders: dict[str, str | None] = {}
    salaries: dict[str, dict[str, Any]] = {}
    evidence: dict[str, str] = {}
    uncertain: dict[str, str] = {}
    decisions: dict[str, Any] = {"date_order": orders, "salary": salaries, "today": today, "year": term}
    for index, field in mapping.items():
        reads = known[field].reads
        if reads == "duration":
            decisions["hours"] = {field: bool(_HOURS.search(headers[index] or ""))}
        if not (reads in _DATED or reads in _PAID or reads == "satisfaction" or field == "q20"):
            continue
        column = cells[index] if kinds is None else as_shown(cells[index], kinds, index)
        texts = [text for text in column.unique().to_pylist() if text and text.strip()]
        header = headers[index] or ""
        if reads in _DATED:
            proof = decide_order(texts)
            orders[field] = proof.order.value if proof.order else settings.date_order
            evidence[field] = proof.sentence
        elif reads == "satisfaction":
            guess = detect_scale(header, texts)
            decisions["satisfaction_scale"] = settings.satisfaction_scale or guess.scale
            evidence[field] = guess.evidence
            if not guess.certain and settings.satisfaction_scale is None:
                uncertain[field] = guess.evidence
        else:
            money = guess_defaults(header, texts)
            chosen = asdict(money.defaults)
            if settings.currency:
                chosen["currency"] = settings.currency
            if settings.salary_period:
                chosen["period"] = settings.salary_period
            salaries[field] = chosen
            evidence[field] = money.evidence
    return decisions, evidence, uncertain


def as_before(
    decisions: dict[str, Any], uncertain: dict[str, str], settings: ImportSettings, earlier: Mapping[str, Any]
) -> None:
    """Keep what was decided before about the pay and the scale of the same columns, unless the user says otherwise.

    A file sent again, or one cell of it corrected, must not make every other cell read differently.
    """
    if not settings.currency and not settings.salary_period:
        known = earlier.get("salary", {})
        decisions["salary"] = {field: known.get(field, chosen) for field, chosen in decisions["salary"].items()}
    if "satisfaction_scale" in decisions and not settings.satisfaction_scale and earlier.get("satisfaction_scale"):
        decisions["satisfaction_scale"] = earlier["satisfaction_scale"]
        uncertain.pop("satisfaction", None)


def stored_decisions(decisions: Mapping[str, Any]) -> dict[str, Any]:
    """Return the decisions as they are written to the database (dates as ISO text)."""
    return {**decisions, "today": decisions["today"].isoformat(), "year": stored_term(decisions.get("year"))}


def loaded_decisions(stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return the decisions as the readers take them."""
    return {**stored, "today": date.fromisoformat(stored["today"]), "year": loaded_term(stored.get("year"))}
