"""One student on one printed page: steps, people met, rounds. Advisor view: it has names and says so."""

from datetime import date
from pathlib import Path
from typing import Any

from careerdash.domain.tracks import TRACKS
from careerdash.domain.vocabulary import LEVELS, QUESTION_COUNT
from careerdash.insights.progress import Cell, StudentProgress
from careerdash.insights.student_rounds import Round, aspect_word, pay_sentence
from careerdash.insights.students import Meeting, StudentPage
from careerdash.insights.words import day, level_word
from careerdash.reports.figures import clipped
from careerdash.reports.typesetting import families, typeset
from careerdash.wording import _, n_

_TEMPLATE = Path(__file__).with_name("student_sheet.typ")
_LETTERS = {"done": "D", "in_progress": "P", "not_started": "–", "waived": "E"}
_MARKS = {True: "✓", False: "!", None: "–"}
# What fits on one page.
_MOST_PEOPLE = 12
_MOST_ROUNDS = 3
_LONGEST = 160


def sheet_pdf(page: StudentPage, as_of: date, made_on: date) -> bytes:
    """Return the sheet of a student as a PDF; the same answer of the same days gives the same bytes."""
    made = typeset(_TEMPLATE, "sheet", _document(page, as_of, made_on), as_of, format="pdf", pdf_standards=["ua-1"])
    if not isinstance(made, bytes):
        raise TypeError(type(made))
    return made


def _document(page: StudentPage, as_of: date, made_on: date) -> dict[str, Any]:
    facts = [page.class_name, page.student_id or "", *(f"{label}: {value}" for label, value in page.facts)]
    return {
        "name": page.student_name or page.student_id or _("Student without a name"),
        "label": _("Advisor view: names shown. Not to be passed on."),
        "facts": " · ".join(fact for fact in facts if fact),
        "sentence": page.sentence,
        "made": _("As of {as_of}. Made on {made_on}.").format(as_of=day(as_of), made_on=day(made_on)),
        "fonts": families(),
        "footnotes": [],
        "tracks": [_track(key, progress, dict(page.titles)) for key, progress in page.tracks],
        "people_title": _("People"),
        "people": _people(page.meetings),
        "more": _more(len(page.meetings)),
        "rounds": [_round(entry) for entry in page.rounds[-_MOST_ROUNDS:]],
        "legend": _("D done, P in progress, – not started, E excused, * set by hand; ✓ kept, ! missed, – not noted"),
    }


def _track(key: str, progress: StudentProgress, titles: dict[str, str]) -> dict[str, Any]:
    track = next(one for one in TRACKS if one.key == key)
    return {
        "title": _(track.title),
        "steps": [[_letter(cell), titles.get(cell.step, cell.step), cell.sentence] for cell in progress.cells],
    }


def _letter(cell: Cell) -> str:
    return _LETTERS[cell.status.value] + ("!" if cell.overdue else "") + ("*" if cell.overridden else "")


def _people(meetings: tuple[Meeting, ...]) -> dict[str, list[Any]]:
    labels = {check.key: check.label for meeting in meetings for check in meeting.checks}
    head = [_("Date"), _("Person"), _("Position"), _("Field"), _("Level"), *labels.values()]
    rows = []
    for meeting in meetings[:_MOST_PEOPLE]:
        kept = {check.key: _MARKS[check.kept] for check in meeting.checks}
        who = meeting.professional_name or meeting.organisation or _("Not named")
        rows.append(
            [
                day(meeting.date) if meeting.date else _("listed"),
                clipped(who, 40),
                clipped(meeting.occupation or "", 40),
                clipped(meeting.field, 30),
                level_word(meeting.level or ""),
                *(kept.get(key, "") for key in labels),
            ]
        )
    return {"head": head, "rows": rows}


def _more(count: int) -> str:
    rest = count - _MOST_PEOPLE
    return n_("{n} more is not on this page.", "{n} more are not on this page.", rest) if rest > 0 else ""


def _round(entry: Round) -> dict[str, Any]:
    counts = dict(entry.levels)
    levels = [f"{counts[level]} {level_word(level)}" for level in LEVELS if counts[level]]
    if counts[""]:
        levels.append(_("{n} of unknown level").format(n=counts[""]))
    fits = {
        "suitable": _("suitable"),
        "not_suitable": _("not suitable"),
        "out_of_touch": _("the picture was out of touch"),
        "undecided": _("undecided"),
    }
    return {
        "title": _("Round {n}: {field}").format(n=entry.number, field=entry.field),
        "answered": [number in entry.answered for number in range(1, QUESTION_COUNT + 1)],
        "lines": [
            f"{label}: {clipped(text, _LONGEST)}"
            for label, text in (
                (_("Levels"), ", ".join(levels)),
                (_("Outline"), _("{n} of 24 questions answered").format(n=len(entry.answered))),
                (_("Before"), entry.prior_view),
                (_("Found"), entry.reality),
                (_("From 1 to 5, before and after"), ", ".join(_aspects(entry))),
                (_("Pay"), pay_sentence(entry.pay) if entry.pay else ""),
                (_("Decision"), fits.get(entry.fit or "", "")),
                (_("Plan"), entry.plan),
            )
            if text
        ],
    }


def _aspects(entry: Round) -> list[str]:
    def score(value: float | None) -> str:
        return "–" if value is None else f"{value:.1f}"

    return [f"{aspect_word(one.key)} {score(one.before)} → {score(one.after)}" for one in entry.aspects]
