"""What an advisor records of a student's career planning in a talk: goals, path, measures, reviews.

An entry is a raw row like one of a planning sheet, in a batch of its own under the advisor's name: it is evidence
for the steps, stands in the history, and is taken back there. It outranks files, so that sending an old sheet again
does not undo what was agreed since.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import pyarrow as pa

from careerdash.domain.fields import fields_of
from careerdash.domain.vocabulary import Entity, Outcome, SheetKind
from careerdash.errors import WrongUse
from careerdash.imports.commit import insert_batch, store_keys
from careerdash.imports.fixes.stated_rows import StatedRow, StatedSheet, store_links, store_sheets
from careerdash.imports.identity.identifiers import Issuer
from careerdash.imports.model import Counts, ImportSettings
from careerdash.imports.plan import RAW_ID_BITS
from careerdash.imports.records.derive import derive, planning_parts
from careerdash.imports.records.observe import SheetRows, observe
from careerdash.imports.sheets.decisions import decide
from careerdash.store.database import Database, Session
from careerdash.wording import _

KIND = "entry"
FILE_NAME = "Recorded in the app"
# The parts of a plan that can be recorded, in the order of the eight steps: fields of a planning sheet.
PARTS = (
    "ambition", "self_assessment_step", "opportunities", "career_choice", "career_path",
    "goal_short", "goal_medium", "goal_long", "goal_life",
    "action_work", "action_training", "action_education", "action_rotation", "review",
)  # fmt: skip
_COLUMNS = ("step", "date", "text")
LONGEST_TEXT = 2_000


@dataclass(frozen=True, slots=True)
class PlanningEntry:
    """One part of a plan (a name of ``PARTS``), what was said, and on which day."""

    part: str
    text: str
    on: date


def record_planning(
    database: Database,
    student_key: str,
    entries: Sequence[PlanningEntry],
    author: str,
    now: datetime,
    today: date,
    note: str = "",
) -> int:
    """Store entries about one student as one batch and return its number (to take it back).

    A part stated before is replaced by the newer text; a review of another day stands beside the earlier ones.

    Raises:
        WrongUse: nothing to store, an unknown part, a day after ``today``, no text where one is needed, too long a
            text, one part twice, or a student who is not stored.
    """
    _check(entries, today)
    with database.write() as session:
        if not session.value("planning.is_student", {"student": student_key}):
            raise WrongUse(_("This student is not stored any more: an import may have been taken back meanwhile."))
        batch = int(session.value("history.next_batch"))
        raw_ids = pa.array([(batch << RAW_ID_BITS) + row for row in range(len(entries))], pa.int64())
        insert_batch(session, batch, KIND, author, now, Counts(new=len(entries)), note=note.strip() or None)
        sheet = _store_sheet(session, batch, entries, raw_ids, today)
        issuer = Issuer(session)
        records = _link(session, student_key, sheet, issuer)
        derive(session, {Entity.STUDENT: pa.array([student_key]), Entity.PLANNING: records}, issuer)
        store_keys(session, issuer)
    return batch


def _check(entries: Sequence[PlanningEntry], today: date) -> None:
    if not entries:
        raise WrongUse(_("Write down at least one thing: a goal, a path, a measure or a review."))
    if not {entry.part for entry in entries} <= set(PARTS) or len({entry.part for entry in entries}) < len(entries):
        raise WrongUse(_("Each part of the plan can be recorded once at a time."))
    if any(entry.on > today for entry in entries):
        raise WrongUse(_("The day lies ahead: record what was said or done up to today."))
    if any(not entry.text.strip() and entry.part != "review" for entry in entries):
        raise WrongUse(_("Write a few words for each part; only a review may stand with its day alone."))
    if any(len(entry.text) > LONGEST_TEXT for entry in entries):
        raise WrongUse(_("A text may have up to {n} characters.").format(n=f"{LONGEST_TEXT:,}"))


def _store_sheet(
    session: Session, batch: int, entries: Sequence[PlanningEntry], raw_ids: pa.Array, today: date
) -> SheetRows:
    """Store the entries as the rows of one sheet, and return that sheet as the readers take it."""
    fields = fields_of(SheetKind.PLANNING)
    headers = [fields[name].label for name in _COLUMNS]
    rows = [[fields[entry.part].label, entry.on.isoformat(), entry.text.strip() or None] for entry in entries]
    columns = [pa.array(column, pa.string()) for column in zip(*rows, strict=True)]
    kinds = ["".join("." if cell is None else "s" for cell in row) for row in rows]
    mapping = dict(enumerate(_COLUMNS))
    decisions, _evidence, _uncertain = decide(
        SheetKind.PLANNING, mapping, headers, columns, ImportSettings(date_order="ymd"), None, today
    )
    stated = [
        StatedRow(raw_id, number, cells, letters, Outcome.NEW)
        for number, (raw_id, cells, letters) in enumerate(zip(raw_ids.to_pylist(), rows, kinds, strict=True), start=1)
    ]
    sheet = StatedSheet(FILE_NAME, FILE_NAME, SheetKind.PLANNING, None, headers, {**mapping}, decisions, stated)
    store_sheets(session, batch, [sheet])
    return SheetRows(SheetKind.PLANNING, mapping, decisions, raw_ids, pa.array(kinds, pa.string()), columns)


def _link(session: Session, student_key: str, sheet: SheetRows, issuer: Issuer) -> pa.Array:
    """Link each row with its student and its step, under the identities a sheet would have; return the steps."""
    observed = observe(sheet).records
    if observed is None:
        raise WrongUse(_("Each part of the plan can be recorded once at a time."))
    students = pa.table({"raw_id": observed["raw_id"], "student_key": [student_key] * len(observed)})
    session.register("staged_planning", observed.append_column("part", planning_parts(observed)))
    session.register("staged_links", students)
    named = session.rows("identity.planning_rows")
    stored = {row["key"]: row["record_id"] for row in session.rows("identity.stored_planning")}
    ids = stored | dict(issuer.ids_for(Entity.PLANNING, [row["key"] for row in named if row["key"] not in stored]))
    links = [(row["raw_id"], Entity.PLANNING.value, ids[row["key"]], row["part"]) for row in named]
    links += [(row["raw_id"], Entity.STUDENT.value, student_key, "") for row in named]
    store_links(session, links)
    return pa.array([ids[row["key"]] for row in named], pa.string())
