"""How a typed text was read, in words: for the mapping table of the plan."""

from collections.abc import Mapping
from typing import Any

from careerdash.domain.fields import fields_of
from careerdash.domain.vocabulary import SheetKind
from careerdash.imports.records.readers import salary_defaults
from careerdash.imports.sheets.staging import StagedSheet
from careerdash.values.dates import DateOrder, read_date
from careerdash.values.salary import read_salary, render
from careerdash.values.scales import read_satisfaction
from careerdash.values.skills import read_skills
from careerdash.values.yes_no import read_yes_no
from careerdash.wording import _


def preview(sheet: StagedSheet, field: str, text: str) -> str:
    """Return the reading of one text of a staged column in plain words; '' where the text is kept as it is."""
    return read_in_words(sheet.kind, sheet.decisions, field, text)


def read_in_words(kind: SheetKind, decisions: Mapping[str, Any], field: str, text: str) -> str:
    """Return how a text is read as a field under the decisions of its sheet; '' where it is kept as it is."""
    reads = fields_of(kind)[field].reads
    if reads == "salary":
        return render(read_salary(text, salary_defaults(decisions, field)))
    if reads == "date":
        order = decisions["date_order"].get(field)
        found = read_date(text, DateOrder(order) if order else None, decisions.get("year"))
        return found.date.isoformat() if found.date else _("not read")
    if reads == "satisfaction":
        score = read_satisfaction(text, decisions["satisfaction_scale"])
        return _("{value:g} of 5").format(value=score.value) if score.value is not None else _("not read")
    if reads == "skills":
        return "; ".join(skill.name for skill in read_skills(text))
    if reads in {"yes_no", "received"}:
        answer = read_yes_no(text)
        return {True: _("yes"), False: _("no"), None: _("as typed")}[answer.value]
    return ""
