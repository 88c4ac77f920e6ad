"""The pieces of evidence of career planning, of job interviews, and of steps a class added."""

from collections.abc import Iterator
from datetime import date

from careerdash.domain.folding import fold_header
from careerdash.domain.vocabulary import Entity, Status
from careerdash.insights.evidence.pieces import DatedBy, Evidence, Facts, Row, own_day, texts
from careerdash.insights.job_words import round_words
from careerdash.insights.own_steps import state_of_cell
from careerdash.wording import _

_NAMED_STEP = ("step", "status", "date", "text")
_ITEMS = {"goals": "goal_{item}", "action_plan": "action_{item}"}


def planning_rows(facts: Facts, step: str) -> list[Evidence]:
    """Return the planning rows of one step; a goal or a measure is one piece each."""
    return list(_planned(facts, step))


def _planned(facts: Facts, step: str) -> Iterator[Evidence]:
    for row in facts.rows("planning"):
        column = "self_assessment_step" if step == "self_assessment" else step
        if row["item"] and step in _ITEMS:
            column = _ITEMS[step].format(item=row["item"])
        cells = facts.cells.of(Entity.PLANNING, row["planning_id"], (column, *_NAMED_STEP))
        # a row with a column per step speaks of all of them: only the cells of this one belong here
        cells = tuple(cell for cell in cells if cell.field == column) or cells
        when, by = own_day(row["date"], row["stated_on"])
        said = row["status"] != Status.NOT_STARTED and any((row["status"], row["text"], row["date"]))
        note = "" if said else _("says it is not begun")
        yield Evidence(_item_words(step, row["item"]), texts(cells), when, by, bool(said), note, cells, _by(cells))


def _by(cells: tuple[object, ...]) -> str | None:
    return None if cells else _("the app")


def _item_words(step: str, item: str) -> str:
    words = {
        "short": _("Short-term goal"), "medium": _("Medium-term goal"), "long": _("Long-term goal"),
        "life": _("Life goal"), "work": _("Measure at work"), "training": _("Training"),
        "education": _("Education"), "rotation": _("Rotation"),
    }  # fmt: skip
    plain = {
        "ambition": _("Ambition"), "self_assessment": _("Self-assessment"), "opportunities": _("Opportunities"),
        "career_choice": _("Career choice"), "career_path": _("Career path"), "goals": _("Goals"),
        "action_plan": _("Action plan"), "review": _("Review"),
    }  # fmt: skip
    return words.get(item) or plain.get(step, step)


def job_rows(facts: Facts, step: str) -> list[Evidence]:
    """Return the rounds that speak for preparation, the rounds or an offer."""
    rows = facts.rows("job_interviews")
    if step == "rounds":
        return [_round(facts, row) for row in rows]
    applications: dict[str, list[Row]] = {}
    for row in rows:
        applications.setdefault(row["application"], []).append(row)
    found = _prepared if step == "preparation" else _offered
    return [piece for same in applications.values() for piece in found(facts, same)]


def _where(row: Row) -> str:
    return " · ".join(part for part in (row["employer"], row["post"]) if part) or _("An application")


def _round(facts: Facts, row: Row) -> Evidence:
    fields = ("employer", "round", "date", "interviewer", "result")
    cells = facts.cells.of(Entity.JOB_INTERVIEW, row["job_interview_id"], fields)
    # a round ahead is known since its import
    ahead = row["date"] is not None and row["date"] > facts.today
    when, by = own_day(None if ahead else row["date"], row["stated_on"])
    what = f"{_where(row)}: {round_words(row['round'], row['round_text'])}"
    note = "" if row["held"] else _("not held yet")
    return Evidence(what, texts(cells), when, by, bool(row["held"]), note, cells)


def _prepared(facts: Facts, rows: list[Row]) -> Iterator[Evidence]:
    """One piece for each application: prepared once is prepared."""
    told = [row for row in rows if row["prepared"] is not None]
    ready = [row for row in told if row["prepared"]]
    chosen = ready or told
    if not chosen:
        cells = facts.cells.of(Entity.JOB_INTERVIEW, rows[0]["job_interview_id"], ("employer", "post"))
        yield Evidence(_where(rows[0]), "", *_first_day(rows), False, _("nothing is noted of preparation"), cells)
        return
    cells = tuple(
        cell for row in chosen for cell in facts.cells.of(Entity.JOB_INTERVIEW, row["job_interview_id"], ("prepared",))
    )
    note = "" if ready else _("noted as not prepared")
    yield Evidence(_where(rows[0]), texts(cells), *_first_day(chosen), bool(ready), note, cells)


def _offered(facts: Facts, rows: list[Row]) -> Iterator[Evidence]:
    told = [row for row in rows if row["offer"] is not None]
    offered = [row for row in told if row["offer"]]
    for row in (offered or told)[:1]:
        cells = facts.cells.of(Entity.JOB_INTERVIEW, row["job_interview_id"], ("offer", "offered_salary"))
        note = "" if offered else _("no offer")
        yield Evidence(_where(row), texts(cells), *own_day(row["date"], row["stated_on"]), bool(offered), note, cells)
    held = [row for row in rows if row["held"]]
    if held and not told and all(row["result"] in {None, "waiting", "passed"} for row in held):
        row = held[-1]
        cells = facts.cells.of(Entity.JOB_INTERVIEW, row["job_interview_id"], ("employer", "round", "date", "result"))
        note = _("waits for a result")
        yield Evidence(_where(row), texts(cells), *own_day(row["date"], row["stated_on"]), False, note, cells)


def _first_day(rows: list[Row]) -> tuple[date | None, DatedBy]:
    days = [own_day(row["date"], row["stated_on"]) for row in rows]
    return min(days, key=lambda dated: dated[0] or date.min)


def own_rows(facts: Facts, column_key: str) -> list[Evidence]:
    """Return what was recorded of a step the class added, and the column that speaks of it; the newest entry counts."""
    recorded = facts.rows("recorded")
    words = {
        Status.DONE: _("Recorded as done"), Status.IN_PROGRESS: _("Recorded as begun"),
        Status.NOT_STARTED: _("Recorded as not started"), Status.WAIVED: _("Recorded as excused"),
    }  # fmt: skip
    found = [
        Evidence(words[Status(row["status"])], row["text"] or "", row["recorded_on"], DatedBy.OWN, True, "", (),
                 row["author"])
        for row in recorded
    ]  # fmt: skip
    if not column_key:
        return found
    for cell, imported_on in facts.cells.under(column_key, fold_header):
        state = state_of_cell(cell.text, imported_on, facts.today)
        if state is not None:
            on, by = (state.on, DatedBy.OWN) if state.on else (imported_on, DatedBy.IMPORT)
            found.append(Evidence(cell.header, cell.text, on, by, not recorded, "", (cell,)))
    return found
