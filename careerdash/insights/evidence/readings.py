"""How was this read? The text of a cell, its reading in words, what was assumed, and the rule."""

import json
from dataclasses import dataclass

from careerdash.domain.fields import fields_of
from careerdash.domain.spellings import SpellingKind
from careerdash.domain.vocabulary import SheetKind, View
from careerdash.insights.evidence.reading_words import Cell, Told, loaded, tell
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from careerdash.values.named_things import key_of_name
from careerdash.values.skills import read_skills
from careerdash.workbooks.cells import PERCENT

# Fields whose names an advisor may merge, by the kind of the decision.
_MERGED = {
    "organisation": SpellingKind.ORGANISATION,
    "occupation": SpellingKind.OCCUPATION,
    "industry": SpellingKind.INDUSTRY,
    "field": SpellingKind.FIELD,
    "target_field": SpellingKind.FIELD,
}


# Facts of an interview whose typed text is kept beside the reading, so that identical texts can be found.
CORRECTED = frozenset({
    "salary", "salary_entry", "salary_experienced", "salary_guessed", "interview_date", "satisfaction", "level",
    "method", "relationship", "years_experience", "fit", "permission", "skills",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class HowRead:
    """How one cell was read as one field; ``merged`` are (spelling, what an advisor decided it means).

    ``corrects`` is the field a correction of identical texts is stated for, None where a fact takes none.
    """

    field: str
    label: str
    reads: str
    text: str
    told: Told
    corrects: str | None
    merged: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Identical:
    """What a correction of a text would reach: interviews that state it, and how the new text would be read."""

    interviews: tuple[str, ...]
    told: Told


def how_read(*, database: Database, scope: Scope, view: View, raw_id: int, column: int) -> tuple[HowRead, ...]:
    """Answer how a cell was read, once per field its column was mapped to; nothing in share view or outside the scope.

    ``column`` counts from 0 = A.
    """
    if view is View.SHARE:
        return ()
    rows = database.rows("readings.cell", {**scope.parameters(), "raw_id": raw_id, "column": column})
    if not rows or not rows[0]["text"]:
        return ()
    row = rows[0]
    mapped = json.loads(row["mapping"]).get(str(column))
    fields = [mapped] if isinstance(mapped, str) else list(mapped or ())
    known = fields_of(SheetKind(row["kind"]))
    decisions = loaded(json.loads(row["decisions"]))
    shown = _shown(row["text"], row["letter"])
    return tuple(
        HowRead(
            field=field,
            label=known[field].label,
            reads=known[field].reads,
            text=shown,
            told=tell(known[field].reads, Cell(field, shown, row["letter"], decisions)),
            corrects=corrected_field(field, row["kind"]),
            merged=_merged(database, field, shown),
        )
        for field in fields
        if field in known
    )


def identical(
    *, database: Database, scope: Scope, view: View, raw_id: int, column: int, field: str, typed: str, text: str
) -> Identical:
    """Answer which interviews in scope state exactly the text of a cell, and how another text would be read there.

    ``field`` is the one a correction is stated for; the new text is read under the decisions of the cell's sheet.
    """
    if view is View.SHARE:
        return Identical((), Told("", ""))
    found = database.rows("readings.same_text", {**scope.parameters(), "field": field, "text": typed})
    rows = database.rows("readings.cell", {**scope.parameters(), "raw_id": raw_id, "column": column})
    decisions = loaded(json.loads(rows[0]["decisions"])) if rows else {}
    told = tell(fields_of(SheetKind.INTERVIEWS)[field].reads, Cell(field, text.strip(), "s", decisions))
    return Identical(tuple(row["interview_id"] for row in found), told)


def corrected_field(field: str, kind: str) -> str | None:
    """Return the field of an interview under which a correction of identical texts is stated, None for other facts."""
    if kind != SheetKind.INTERVIEWS:
        return None
    # the pay question stands in for a missing salary
    stated = "salary" if field == "q20" else field
    return stated if stated in CORRECTED else None


def _shown(text: str, letter: str) -> str:
    """A number formatted as a percentage is read as Excel shows it: 0.8 as 80%."""
    return f"{float(text) * 100:g}%" if letter == PERCENT else text.strip()


def column_index(letters: str) -> int:
    """Return the number of a column counted from 0: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _merged(database: Database, field: str, text: str) -> tuple[tuple[str, str], ...]:
    if field == "skills":
        typed = {skill.key: skill.name for skill in read_skills(text.strip())}
        kind = SpellingKind.SKILL
    elif field in _MERGED:
        kind = _MERGED[field]
        typed = {key_of_name(kind, text): text.strip()}
    else:
        return ()
    rows = database.rows("readings.respelled", {"kind": kind.value, "keys": list(typed)})
    return tuple((typed[row["text_key"]], row["target_name"]) for row in rows)
