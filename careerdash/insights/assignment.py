"""The sentences of the interview assignment: why a step stands where it does, and what to do next."""

from collections.abc import Mapping
from typing import Any

from careerdash.domain.tracks import Thresholds
from careerdash.insights.words import asked_of, day, field_word, is_open, level_word, nothing_left
from careerdash.wording import _, n_

Row = Mapping[str, Any]


def explain(row: Row, rules: Thresholds) -> dict[str, tuple[int, str]]:
    """Return per step how many pieces of evidence prove it and the sentence that says why.

    ``row`` is a row of the statement ``progress.assignment``.
    """
    return {
        "know_yourself": (row["assessments"], _know_yourself(row)),
        "find_professionals": (row["complete"], find_professionals(row, rules)),
        "draft_outline": (row["logs"] + row["outlined"], _draft_outline(row, rules)),
        "hold_interviews": (row["held"], hold_interviews(row, rules)),
        "analyse_results": (row["parts"], _analyse_results(row)),
    }


def next_action(row: Row, rules: Thresholds) -> str:
    """Return the first thing the student has to do, in one sentence."""
    if row["student_status"] == "excused":
        return _("Excused: nothing to do.")
    field = field_word(row["field"])
    if is_open(row, "know_yourself"):
        return _("Record a self-assessment, such as a Holland code or own skill ratings.")
    if is_open(row, "find_professionals"):
        return _find_next(row, rules, field)
    if is_open(row, "draft_outline"):
        return _("Hand in an interview outline.")
    if is_open(row, "hold_interviews"):
        missing = max(asked_of(row, "interviews_held", rules) - row["held"], 1)
        more = n_("Hold {n} more interview", "Hold {n} more interviews", missing)
        return _("{more} in {field}.").format(more=more, field=field)
    if is_open(row, "analyse_results") and (missing := missing_parts(row)):
        return _("Hand in {papers}.").format(papers=_joined(missing))
    if needs_next_field(row):
        return _(
            "Start another round in a new field: {field} turned out quite different from the picture before."
        ).format(field=field)
    return nothing_left()


def next_short(row: Row, rules: Thresholds) -> str:
    """Return the next action in a few words, for a column of many students; the field stands beside it."""
    if row["student_status"] == "excused":
        return _("Excused")
    if is_open(row, "know_yourself"):
        return _("Record a self-assessment")
    if is_open(row, "find_professionals"):
        return _find_short(row, rules)
    if is_open(row, "draft_outline"):
        return _("Hand in an outline")
    if is_open(row, "hold_interviews"):
        missing = max(asked_of(row, "interviews_held", rules) - row["held"], 1)
        return n_("Hold {n} more interview", "Hold {n} more interviews", missing)
    if is_open(row, "analyse_results") and missing_parts(row):
        parts = (
            (row["compared"], _("before and after")), (row["fit"], _("fit")), (row["reported"], _("report")),
            (row["planned"], _("plan")),
        )  # fmt: skip
        return _("Hand in {papers}").format(papers=", ".join(words for present, words in parts if not present))
    return _("Start a round in a new field") if needs_next_field(row) else nothing_left()


def needs_next_field(row: Row) -> bool:
    """Say whether the picture was seriously wrong and no other field has been opened."""
    return bool(row["fit"] == "out_of_touch" and row["round"] == row["rounds"])


def missing_level(row: Row, rules: Thresholds) -> str | None:
    """Return ``newcomer`` or ``experienced`` where enough people are listed and all their levels are known."""
    if row["complete"] < asked_of(row, "people_listed", rules) or row["unknown_levels"] > 0:
        return None
    if not row["newcomers"]:
        return "newcomer"
    return None if row["mids"] + row["seniors"] else "experienced"


def missing_parts(row: Row) -> list[str]:
    """Return which of the four parts of the analysis are missing, in words."""
    parts = (
        (row["compared"], _("the picture before and after")),
        (row["fit"], _("the decision whether it fits")),
        (row["reported"], _("the summary report")),
        (row["planned"], _("the self-cultivation plan")),
    )
    return [words for present, words in parts if not present]


def find_professionals(row: Row, rules: Thresholds) -> str:
    """Return how many people are listed and of which levels."""
    field = field_word(row["field"])
    if not row["named"]:
        return _("No professional listed yet in {field}").format(field=field)
    if row["complete"] >= asked_of(row, "people_listed", rules):
        parts = [_("{have} professionals in {field}").format(have=row["complete"], field=field)]
    else:
        parts = [
            _("{have} of {needed} professionals in {field}").format(
                have=row["complete"], needed=asked_of(row, "people_listed", rules), field=field
            )
        ]
    if incomplete := row["named"] - row["complete"]:
        parts.append(n_("{n} more lacks a position or contact", "{n} more lack a position or contact", incomplete))
    if row["complete"]:
        parts.append(level_mix(row))
    return "; ".join(parts)


def level_mix(row: Row) -> str:
    """Return what is known of the levels of the people listed."""
    newcomers, experienced, unknown = row["newcomers"], row["mids"] + row["seniors"], row["unknown_levels"]
    if newcomers and experienced:
        return _("newcomers and experienced people are among them")
    if unknown:
        return n_(
            "the level of {n} of them is not known yet: ask for it",
            "the levels of {n} of them are not known yet: ask for them",
            unknown,
        )
    if row["complete"] == 1:
        level = "entry" if newcomers else "mid" if row["mids"] else "senior"
        return _("the only one is of {level} level").format(level=level_word(level))
    if newcomers:
        return _("all of them are newcomers")
    if row["mids"] and row["seniors"]:
        return _("none of them is a newcomer")
    return _("all of them are {level}").format(level=level_word("mid" if row["mids"] else "senior"))


def hold_interviews(row: Row, rules: Thresholds) -> str:
    """Return how many interviews were held, and the next appointment."""
    field = field_word(row["field"])
    if row["held"] >= asked_of(row, "interviews_held", rules):
        said = _("{held} interviews held in {field}").format(held=row["held"], field=field)
    else:
        said = _("{held} of {needed} interviews held in {field}").format(
            held=row["held"], needed=asked_of(row, "interviews_held", rules), field=field
        )
    if row["next_appointment"] is not None:
        said += _("; next appointment on {date}").format(date=day(row["next_appointment"]))
    return said


def _find_next(row: Row, rules: Thresholds, field: str) -> str:
    missing = asked_of(row, "people_listed", rules) - row["complete"]
    if missing > 0:
        # who is named already lacks a position or a contact only
        to_complete = min(row["named"] - row["complete"], missing)
        to_list = missing - to_complete
        adding = n_(
            "Add the position or contact of {n} person listed in {field}",
            "Add the position or contact of {n} people listed in {field}",
            to_complete, field=field,
        )  # fmt: skip
        if not to_list:
            return adding + "."
        more = n_("List {n} more professional", "List {n} more professionals", to_list)
        said = _("{more} in {field} with name, position and contact").format(more=more, field=field)
        if row["complete"] and not row["newcomers"] and not row["unknown_levels"]:
            said = _("{said}, a newcomer among them").format(said=said)
        if to_complete:
            said += _(", and add the position or contact of {n} more").format(n=to_complete)
        return said + "."
    if row["newcomers"]:
        return _("Find someone of mid or senior level in {field}.").format(field=field)
    return _("Find a newcomer in {field}.").format(field=field)


def _find_short(row: Row, rules: Thresholds) -> str:
    missing = asked_of(row, "people_listed", rules) - row["complete"]
    to_complete = min(row["named"] - row["complete"], missing)
    if missing > to_complete:
        return n_("List {n} more professional", "List {n} more professionals", missing - to_complete)
    if missing > 0:
        return n_("Complete {n} person listed", "Complete {n} people listed", to_complete)
    return _("Find someone experienced") if row["newcomers"] else _("Find a newcomer")


def _know_yourself(row: Row) -> str:
    if row["holland_code"]:
        return _("Holland code {code} recorded").format(code=row["holland_code"])
    if row["assessment_received"]:
        if row["self_assessment_on"] is None:
            return _("Self-assessment received")
        return _("Self-assessment received on {date}").format(date=day(row["self_assessment_on"]))
    if row["has_work_values"]:
        return _("Work values recorded")
    if row["assessments"]:
        return _("Own ratings or a self-assessment recorded")
    return _("No self-assessment recorded yet")


def _draft_outline(row: Row, rules: Thresholds) -> str:
    if row["outlined"]:
        if row["outline_received_on"] is None:
            return _("Outline received")
        return _("Outline received on {date}").format(date=day(row["outline_received_on"]))
    if not row["answered"]:
        return _("No outline yet, and no outline question answered")
    return _("{answered} of the 24 outline questions answered; {needed} are enough").format(
        answered=row["answered"], needed=asked_of(row, "questions_answered", rules)
    )


def _analyse_results(row: Row) -> str:
    missing = missing_parts(row)
    if not missing and row["next_round_required"]:
        return _("All four parts are there, but the field was out of touch: another round in a new field is required")
    if not missing:
        return _("Picture before and after, fit, summary report and plan are all there")
    if not row["parts"]:
        return _("Nothing of the analysis handed in yet")
    return _("{have} of 4 parts; still missing {papers}").format(have=row["parts"], papers=_joined(missing))


def _joined(words: list[str]) -> str:
    if len(words) == 1:
        return words[0]
    return _("{first} and {last}").format(first=", ".join(words[:-1]), last=words[-1])
