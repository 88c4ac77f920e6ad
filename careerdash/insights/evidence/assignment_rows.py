"""The pieces of evidence of the five steps of the interview assignment."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from careerdash.domain.vocabulary import Entity
from careerdash.insights.evidence.pieces import DatedBy, Evidence, Facts, Row, day_in_log, own_day, texts
from careerdash.insights.evidence.sources import SourceCell
from careerdash.insights.student_rounds import answered_questions
from careerdash.insights.words import day, field_word
from careerdash.wording import _, n_

_PERSON = ("professional_name", "occupation", "organisation", "contact", "level", "years_experience")
_RELATIVE = "relative"


def assignment_rows(facts: Facts, step: str) -> list[Evidence]:
    """Return what speaks for a step of the assignment; ``step`` is a key of its definition."""
    return list(_STEPS[step](facts, facts.rows("interviews")))


def _know_yourself(facts: Facts, interviews: Sequence[Row]) -> Iterator[Evidence]:
    student = facts.rows("student")[0]
    known = student["stated_on"] is None or student["stated_on"] <= facts.today
    for field, words in (("holland_code", _("Holland code")), ("work_values", _("Work values"))):
        if student[field] is not None and known:
            cells = facts.cells.of(Entity.STUDENT, facts.student, (field,))
            yield Evidence(words, texts(cells) or student[field], student["stated_on"], DatedBy.IMPORT, True, "", cells)
    stated = _of_roster(facts, student, "self_assessment", _("Self-assessment"))
    if stated is not None:
        yield stated
    told = [
        one
        for one in interviews
        if _counts(facts, one) and (_in_time(facts, one, "self_assessment") or one["skill_self_rating"] is not None)
    ]
    if told:
        fields = ("self_assessment", "skill_self_rating")
        cells = _cells_of(facts, told, fields)
        when, by = min((day_in_log(one, one["self_assessment_on"]) for one in told), key=_oldest)
        yield Evidence(_("Own ratings or a self-assessment in the logs"), texts(cells), when, by, True, "", cells)
    for row in facts.session.rows("step_rows.planning", {**facts.params, "step": "self_assessment"}):
        # as in the rule: a row without a status counts when it holds a text or a date
        done = row["status"] == "done" or (row["status"] is None and (row["text"] or row["date"]))
        cells = facts.cells.of(Entity.PLANNING, row["planning_id"], ("self_assessment_step", "step", "status", "text"))
        when, by = own_day(row["date"], row["stated_on"])
        note = "" if done else _("not finished")
        yield Evidence(_("Self-assessment in career planning"), texts(cells), when, by, bool(done), note, cells)
    yield from (_paper(row, _("Self-assessment received"), counts=True) for row in _papers(facts, "self_assessment"))


def _find(facts: Facts, interviews: Sequence[Row]) -> Iterator[Evidence]:
    people: dict[str, list[Row]] = {}
    for one in interviews:
        people.setdefault(f"{one['field_key']} {one['person']}", []).append(one)
    for met in people.values():
        named = next((one["professional_name"] for one in met if one["professional_name"]), None)
        lacking = [
            words
            for field, words in (
                ("professional_name", _("name")), ("occupation", _("position")), ("contact", _("contact")),
            )
            if not any(one[field] for one in met)
        ]  # fmt: skip
        note = _not_counted(facts, met[0]) or (_("lacks {facts}").format(facts=", ".join(lacking)) if lacking else "")
        cells = tuple(dict.fromkeys(_cells_of(facts, met, _PERSON)))
        when, by = min((day_in_log(one) for one in met), key=_oldest)
        yield Evidence(named or _("Not named"), texts(cells), when, by, not note, note, cells)


def _outline(facts: Facts, interviews: Sequence[Row]) -> Iterator[Evidence]:
    student = facts.rows("student")[0]
    handed = [piece for piece in (_of_roster(facts, student, "outline_received", _("Outline received")),) if piece]
    for one in interviews:
        if _in_round(facts, one) and _in_time(facts, one, "outline_received"):
            cells = facts.cells.of(Entity.INTERVIEW, one["interview_id"], ("outline_received",))
            when, by = day_in_log(one, one["outline_received_on"])
            handed.append(Evidence(_("Outline received"), texts(cells), when, by, True, "", cells))
    handed += [
        _paper(row, _("Outline received"), counts=_of_this_round(facts, row)) for row in _papers(facts, "outline")
    ]
    yield from _once(handed)
    people: dict[str, list[Row]] = {}
    for one in interviews:
        if one["answered_bits"]:
            people.setdefault(f"{one['field_key']} {one['person']}", []).append(one)
    for met in people.values():
        bits = 0
        for one in met:
            bits |= one["answered_bits"]
        numbers = answered_questions(bits)
        fields = tuple(f"q{number}" for number in numbers)
        cells = _cells_of(facts, met, fields)
        when, by = min((day_in_log(one) for one in met), key=_oldest)
        who = met[0]["professional_name"] or met[0]["organisation"] or _("Not named")
        said = n_("{n} question answered by {who}", "{n} questions answered by {who}", len(numbers), who=who)
        note = _not_counted(facts, met[0])
        yield Evidence(said, ", ".join(str(number) for number in numbers), when, by, not note, note, cells)


def _hold(facts: Facts, interviews: Sequence[Row]) -> Iterator[Evidence]:
    for one in interviews:
        coming = one["day"] is not None and one["day"] > facts.today
        if not one["held"] and not coming:
            continue
        note = _not_counted(facts, one)
        if coming and not note:
            note = _("an appointment: counts once it was held")
        fields = ("interview_date", "professional_name", "organisation", "method", "place")
        cells = facts.cells.of(Entity.INTERVIEW, one["interview_id"], fields)
        who = one["professional_name"] or one["organisation"] or _("a person not named")
        # an appointment is known since its import
        when, by = own_day(None if coming else one["day"], one["stated_on"])
        yield Evidence(_("Interview with {name}").format(name=who), texts(cells), when, by, not note, note, cells)


def _analyse(facts: Facts, interviews: Sequence[Row]) -> Iterator[Evidence]:
    ours = [one for one in interviews if _in_round(facts, one)]
    student = facts.rows("student")[0]
    pictures = [one for one in ours if one["prior_view"] is not None or one["reality"] is not None]
    if pictures:
        both = any(one["prior_view"] for one in pictures) and any(one["reality"] for one in pictures)
        cells = _cells_of(facts, pictures, ("prior_view", "reality"))
        when, by = max((day_in_log(one) for one in pictures), key=_oldest)
        note = "" if both else _("only one of the two is told")
        yield Evidence(_("Picture before and after"), texts(cells), when, by, both, note, cells)
    decided = [one for one in ours if one["fit"] is not None]
    if decided:
        last = max(decided, key=lambda one: (one["fit"] != "undecided", one["day"] or date.min))
        cells = facts.cells.of(Entity.INTERVIEW, last["interview_id"], ("fit",))
        when, by = day_in_log(last)
        open_end = last["fit"] == "undecided"
        note = _("undecided is no decision yet") if open_end else ""
        yield Evidence(_("Decision whether it fits"), texts(cells), when, by, not open_end, note, cells)
    yield from _once(_reports(facts, ours, student))
    yield from _once(_plans(facts, ours, student))


def _reports(facts: Facts, ours: Sequence[Row], student: Row) -> list[Evidence]:
    stated = _of_roster(facts, student, "summary_report", _("Summary report"))
    found = [stated] if stated else []
    for one in ours:
        if _in_time(facts, one, "summary_report"):
            cells = facts.cells.of(Entity.INTERVIEW, one["interview_id"], ("summary_report",))
            when, by = day_in_log(one, one["summary_report_on"])
            found.append(Evidence(_("Summary report"), texts(cells), when, by, True, "", cells))
    return found + [
        _paper(row, _("Summary report received"), counts=bool(facts.row["reported"]) and _of_this_round(facts, row))
        for row in _papers(facts, "summary_report")
    ]


def _plans(facts: Facts, ours: Sequence[Row], student: Row) -> list[Evidence]:
    found = []
    known = student["stated_on"] is None or student["stated_on"] <= facts.today
    if student["cultivation_plan"] is not None and known:
        cells = facts.cells.of(Entity.STUDENT, facts.student, ("cultivation_plan",))
        words = _("Self-cultivation plan")
        found.append(Evidence(words, texts(cells), student["stated_on"], DatedBy.IMPORT, True, "", cells))
    for one in ours:
        if one["plan"] is not None:
            cells = facts.cells.of(Entity.INTERVIEW, one["interview_id"], ("plan",))
            when, by = day_in_log(one)
            found.append(Evidence(_("Self-cultivation plan"), texts(cells), when, by, True, "", cells))
    return found + [
        _paper(
            row, _("Self-cultivation plan received"), counts=bool(facts.row["planned"]) and _of_this_round(facts, row)
        )
        for row in _papers(facts, "cultivation_plan")
    ]


_STEPS: Mapping[str, Callable[[Facts, Sequence[Row]], Iterator[Evidence]]] = {
    "know_yourself": _know_yourself,
    "find_professionals": _find,
    "draft_outline": _outline,
    "hold_interviews": _hold,
    "analyse_results": _analyse,
}


def _once(pieces: Sequence[Evidence]) -> Iterator[Evidence]:
    """Several of one kind are one part of the step: the oldest counts, the others say so."""
    counting = min((piece for piece in pieces if piece.counts), key=lambda one: one.day or date.min, default=None)
    for piece in pieces:
        again = piece.counts and piece is not counting
        yield _without(piece, _("said before")) if again else piece


def _without(piece: Evidence, note: str) -> Evidence:
    return Evidence(piece.what, piece.text, piece.day, piece.dated_by, False, note, piece.cells, piece.author)


def _of_roster(facts: Facts, student: Row, field: str, words: str) -> Evidence | None:
    """Return what a roster says was handed in, where it counts by the day asked for."""
    when, by = own_day(student[f"{field}_on"], student["stated_on"])
    if not student[field] or (when is not None and when > facts.today):
        return None
    cells = facts.cells.of(Entity.STUDENT, facts.student, (field,))
    return Evidence(words, texts(cells), when, by, True, "", cells)


def _in_time(facts: Facts, interview: Row, field: str) -> bool:
    on = interview[f"{field}_on"]
    return bool(interview[field]) and (on is None or on <= facts.today)


def _papers(facts: Facts, paper: str) -> list[Row]:
    return [row for row in facts.rows("papers") if row["paper"] == paper]


def _paper(row: Row, words: str, *, counts: bool) -> Evidence:
    note = "" if counts else _("belongs to another round")
    on = _("received on {date}").format(date=day(row["received_on"]))
    text = _("for {field}, {on}").format(field=row["field"], on=on) if row["field"] else on
    return Evidence(words, text, row["received_on"], DatedBy.OWN, counts, note, (), row["author"])


def _of_this_round(facts: Facts, paper: Row) -> bool:
    return paper["field_key"] is None or facts.row["field_key"] in {None, paper["field_key"]}


def _counts(facts: Facts, interview: Row) -> bool:
    return facts.rules.relatives_allowed or interview["relationship"] != _RELATIVE


def _in_round(facts: Facts, interview: Row) -> bool:
    return _counts(facts, interview) and bool(interview["field_key"] == facts.row["field_key"])


def _not_counted(facts: Facts, interview: Row) -> str:
    if not _counts(facts, interview):
        return _("a relative: this class does not count relatives")
    if interview["field_key"] != facts.row["field_key"]:
        return _("in another field: {field}").format(field=field_word(interview["field"]))
    return ""


def _cells_of(facts: Facts, interviews: Sequence[Row], fields: tuple[str, ...]) -> tuple[SourceCell, ...]:
    return tuple(cell for one in interviews for cell in facts.cells.of(Entity.INTERVIEW, one["interview_id"], fields))


def _oldest(dated: tuple[date | None, DatedBy]) -> date:
    return dated[0] or date.min
