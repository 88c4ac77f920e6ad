"""Steps a class added to a track, judged from what was recorded by hand and from the column of a sheet."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from careerdash.domain.folding import fold_header
from careerdash.domain.vocabulary import Status
from careerdash.insights.asked import Asked, OwnStep
from careerdash.insights.words import day
from careerdash.store.database import Session
from careerdash.values.planning import read_status
from careerdash.values.yes_no import read_yes_no
from careerdash.wording import _


@dataclass(frozen=True, slots=True)
class OwnState:
    """How far one student is with an added step, how many entries prove it, the sentence, and the day it states."""

    status: Status
    rows: int
    sentence: str
    on: date | None = None


Own = Mapping[tuple[str, str], OwnState]
_ORDER = (Status.NOT_STARTED, Status.IN_PROGRESS, Status.DONE)


def own_states(session: Session, asked: Asked, track: str, student_key: str, today: date) -> Own:
    """Return the state of each added step by (student, step); who has none has not started."""
    steps = [own for own in asked.own if own.track == track]
    if not steps:
        return {}
    classes = {"classes": sorted({own.class_id for own in steps})}
    params = {**classes, "track": track, "student": student_key, "today": today}
    states: dict[tuple[str, str], OwnState] = {}
    for row in session.rows("progress.recorded", params):
        status = Status(row["status"])
        states[row["student_key"], row["step"]] = OwnState(status, row["rows"], _said(status, row["day"]))
    for key, found in _from_columns(session, steps, params, today):
        known = states.get(key)
        if known is None or (known.status in _ORDER and _ORDER.index(found.status) > _ORDER.index(known.status)):
            states[key] = found
    return states


def _from_columns(
    session: Session, steps: Sequence[OwnStep], params: Mapping[str, object], today: date
) -> Iterator[tuple[tuple[str, str], OwnState]]:
    wanted: dict[str, list[OwnStep]] = defaultdict(list)
    for own in steps:
        if own.column_key:
            wanted[own.column_key].append(own)
    if not wanted:
        return
    for sheet in session.rows("progress.sheets_of_classes", params):
        for position, header in enumerate(sheet["headers"], start=1):
            for own in wanted.get(fold_header(header or ""), ()):
                where = {**params, "sheet_id": sheet["sheet_id"], "position": position, "classes": [own.class_id]}
                for cell in session.rows("progress.cells_of_column", where):
                    state = state_of_cell(cell["text"], cell["imported_on"], today)
                    if state is not None:
                        yield (cell["student_key"], own.step.key), state


def state_of_cell(text: str, imported_on: date, today: date) -> OwnState | None:
    """A no says nothing was done; a date, a yes or any other text says it was, from that day or the import on."""
    said = read_yes_no(text, today=today)
    if said.reading == "missing" or said.value is False:
        return None
    status = read_status(text, today)
    if status is Status.NOT_STARTED:
        return None
    since = said.date or imported_on
    if since > today:
        return None
    status = status or Status.DONE
    return OwnState(status, 1, _said(status, said.date), said.date)


def _said(status: Status, on: date | None) -> str:
    if status is Status.DONE:
        return _("Done on {date}").format(date=day(on)) if on else _("Done")
    return {
        Status.IN_PROGRESS: _("Begun, not finished"),
        Status.NOT_STARTED: _("Nothing recorded yet"),
        Status.WAIVED: _("Excused"),
    }[status]
