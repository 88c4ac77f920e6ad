"""How far applications come, how long they wait, what preparation brings, and what is offered."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from careerdash.domain.filters import NO_FILTERS, Filters
from careerdash.domain.tracks import DEFAULT_THRESHOLDS, Thresholds
from careerdash.domain.vocabulary import View
from careerdash.insights.basis import Basis
from careerdash.insights.job_words import round_words
from careerdash.privacy.presets import SharingRule, rule_for
from careerdash.privacy.scope import Scope
from careerdash.privacy.sharing import Spread, shared_spread
from careerdash.privacy.subtraction import gives_away
from careerdash.store.database import Database
from careerdash.wording import _, n_

_QUARTILES_FROM = 10
_OFFER = "offer"


class _Released:
    """The groups of students whose size the share view has told; a further one is refused where it gives a few away.

    A median or percentage over enough students may stand without its n where the n would give a few away.
    """

    def __init__(self, rule: SharingRule) -> None:
        self._rule = rule
        self._groups: list[frozenset[str]] = []

    def admit(self, who: Sequence[str]) -> int | None:
        """Return the size of the group, or None where it must be held back."""
        group = frozenset(who)
        if self._rule.hides and group:
            if not self._rule.may_show(len(group)) or gives_away(self._few([*self._groups, group]), self._rule):
                return None
            self._groups.append(group)
        return len(group)

    def _few(self, groups: Sequence[frozenset[str]]) -> list[frozenset[str]]:
        """Return the groups with as many students of each kind as the rule asks for: more of them hide no better."""
        kinds: dict[str, int] = defaultdict(int)
        for number, group in enumerate(groups):
            for student in group:
                kinds[student] |= 1 << number
        kept: dict[int, list[str]] = defaultdict(list)
        for student, kind in kinds.items():
            if len(kept[kind]) < self._rule.people:
                kept[kind].append(student)
        wanted = frozenset(student for students in kept.values() for student in students)
        return [group & wanted for group in groups]


@dataclass(frozen=True, slots=True)
class Stage:
    """One kind of round. ``reached`` counts applications, in share view distinct students; None where held back.

    ``core`` rounds lie on the way of every application, so that what is missing from one to the next dropped out;
    the others are taken by some. ``passed``, ``failed`` and ``withdrawn`` are None in share view.
    """

    key: str
    label: str
    core: bool
    reached: int | None
    passed: int | None = None
    failed: int | None = None
    withdrawn: int | None = None


@dataclass(frozen=True, slots=True)
class Wait:
    """Days from one round to the next, over ``n`` pairs of rounds (share view: None below five students)."""

    before: str
    after: str
    n: int | None
    median: float | None
    longest: int | None


@dataclass(frozen=True, slots=True)
class Unanswered:
    """An application whose last round has no result after ``days`` days."""

    student_key: str
    student_name: str
    class_name: str
    employer: str
    post: str
    last_round: str
    since: date
    days: int


@dataclass(frozen=True, slots=True)
class Readiness:
    """Rounds with a result where the student had prepared (True), had not (False), or nothing was noted (None).

    ``share`` is the percentage passed; in share view ``rounds`` and ``passed`` are None and ``people`` counts students.
    """

    prepared: bool | None
    rounds: int | None
    passed: int | None
    people: int | None
    share: int | None


@dataclass(frozen=True, slots=True)
class Offers:
    """Offers in one currency: yearly midpoints of ``people`` students; ``others`` have no readable amount."""

    currency: str
    offers: int | None
    people: int | None
    median: float | None
    q1: float | None
    q3: float | None
    others: int | None


@dataclass(frozen=True, slots=True)
class Application:
    """One application of one student, with the last round held and the next one."""

    student_key: str
    student_name: str
    class_name: str
    employer: str
    post: str
    rounds: int
    state: str
    last_round: str
    last_date: date | None
    next_date: date | None
    prepared: bool | None
    salary_text: str


@dataclass(frozen=True, slots=True)
class JobInterviews:
    """Everything about the job interviews of a scope; ``hidden`` is true in share view, where no list is given.

    ``applications`` and ``students`` count what the funnel starts from (share view: students in both, or None).
    """

    hidden: bool
    applications: int | None
    students: int | None
    stages: tuple[Stage, ...]
    waits: tuple[Wait, ...]
    waiting: int | None
    waiting_days: float | None
    unanswered: tuple[Unanswered, ...]
    preparation: tuple[Readiness, ...]
    offers: tuple[Offers, ...]
    listed: tuple[Application, ...]
    total: int | None
    sentence: str
    basis: Basis


def job_interviews(
    *,
    database: Database,
    scope: Scope,
    view: View,
    filters: Filters = NO_FILTERS,
    today: date,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
    limit: int = 300,
) -> JobInterviews:
    """Answer what became of the applications of a scope; filters speak of interviews with professionals and do nothing.

    A class's own order of rounds comes before that of ``thresholds``. ``limit`` bounds the lists, never the counts.
    """
    del filters
    rule, hidden = rule_for(view), view is View.SHARE
    params = {
        **scope.parameters(), "today": today, "round_order": list(thresholds.round_order), "limit": limit,
    }  # fmt: skip
    with database.read() as session:
        session.register("round_rows", session.table("job_interviews.rounds", params))
        session.register("application_rows", session.table("job_interviews.gathered", params))
        totals = session.rows("job_interviews.totals", params)[0]
        released = _Released(rule)
        students = released.admit(totals["who"])
        rows = session.rows("job_interviews.funnel", params) if students else []
        stages = _shared_stages(totals, rows, released) if hidden else _stages(totals, rows)
        preparation = _preparation(session.rows("job_interviews.preparation", params), rule, released)
        waits = tuple(_wait(row, rule, released) for row in session.rows("job_interviews.waits", params))
        offers = tuple(_offers(row, rule, released) for row in session.rows("job_interviews.offers", params))
        waiting = session.rows("job_interviews.waiting", params)[0]
        waiting_people = released.admit(waiting["who"])
        unanswered = [] if hidden else session.rows("job_interviews.unanswered", params)
        listed = [] if hidden else session.rows("job_interviews.applications", params)
    return JobInterviews(
        hidden=hidden,
        applications=students if hidden else totals["applications"],
        students=students,
        stages=stages,
        waits=waits,
        waiting=waiting_people if hidden else waiting["applications"],
        waiting_days=waiting["median"] if waiting_people else None,
        unanswered=tuple(_unanswered(row) for row in unanswered),
        preparation=preparation,
        offers=offers,
        listed=tuple(_application(row) for row in listed),
        total=None if hidden else (listed[0]["total"] if listed else 0),
        sentence=_sentence(totals, stages, hidden=hidden, shown=students is not None),
        basis=_basis(students),
    )


def _stages(totals: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> tuple[Stage, ...]:
    found = [
        Stage(
            row["stage"], round_words(row["round"], row["label"]), row["core"], row["reached"], row["passed"],
            row["failed"], row["withdrawn"],
        )
        for row in rows
    ]  # fmt: skip
    return (*found, Stage(_OFFER, _("Offer"), core=True, reached=totals["offers"])) if found else ()


def _shared_stages(
    totals: Mapping[str, Any], rows: Sequence[Mapping[str, Any]], released: _Released
) -> tuple[Stage, ...]:
    """Return the stages counted in students, those on every way first, the larger ones before the smaller."""
    told = [(row["stage"], round_words(row["round"], row["label"]), row["core"], row["who"]) for row in rows]
    if told:
        told.append((_OFFER, _("Offer"), True, totals["offered_to"]))
    shown = {
        key: released.admit(who)
        for key, _label, _core, who in sorted(told, key=lambda stage: (not stage[2], -len(stage[3]), stage[0]))
    }
    return tuple(Stage(key, label, core, shown[key]) for key, label, core, _who in told)


def _wait(row: Mapping[str, Any], rule: SharingRule, released: _Released) -> Wait:
    people = released.admit(row["who"])
    told = len(row["who"]) >= max(rule.median_from, rule.people)
    return Wait(
        before=round_words(row["before_round"], row["before_text"]),
        after=round_words(row["round"], row["label"]),
        n=people if rule.hides else row["n"],
        median=row["median"] if told else None,
        longest=None if rule.hides else row["longest"],
    )


def _unanswered(row: Mapping[str, Any]) -> Unanswered:
    return Unanswered(
        student_key=row["student_key"],
        student_name=row["student_name"] or row["student_id"] or "",
        class_name=row["class_name"],
        employer=row["employer"] or "",
        post=row["post"] or "",
        last_round=round_words(row["last_round"], row["last_round"]),
        since=row["last_date"],
        days=row["days"],
    )


def _preparation(rows: Sequence[Mapping[str, Any]], rule: SharingRule, released: _Released) -> tuple[Readiness, ...]:
    """Return prepared, unprepared and unknown, in this order; a percentage needs enough students on both sides."""
    by_answer = {row["prepared"]: row for row in rows}
    found = []
    for answer in (True, False, None):
        row = by_answer.get(answer)
        if row is None:
            continue
        people = released.admit(row["who"])
        share = int(100 * row["passed"] / row["rounds"] + 0.5)
        if rule.hides:
            sides = (len(row["who_passed"]), len(row["who_failed"]))
            safe = rule.may_show_percent(len(row["who"])) and all(not side or rule.may_show(side) for side in sides)
            found.append(Readiness(answer, None, None, people, share if safe else None))
        else:
            found.append(Readiness(answer, row["rounds"], row["passed"], people, share))
    return tuple(found)


def _offers(row: Mapping[str, Any], rule: SharingRule, released: _Released) -> Offers:
    q1, median, q3 = row["quartiles"] or (None, None, None)
    people = released.admit(row["who"])
    if rule.hides:
        # how many offers had no amount would tell how many had one
        spread = shared_spread(Spread(len(row["who"]), median=median, q1=q1, q3=q3), rule)
        return Offers(row["currency"], people, people, spread.median, spread.q1, spread.q3, None)
    enough = row["amounts"] >= _QUARTILES_FROM
    return Offers(
        row["currency"], row["offers"], people, median, q1 if enough else None, q3 if enough else None,
        row["offers"] - row["amounts"],
    )  # fmt: skip


def _application(row: Mapping[str, Any]) -> Application:
    return Application(
        student_key=row["student_key"],
        student_name=row["student_name"] or row["student_id"] or "",
        class_name=row["class_name"],
        employer=row["employer"] or "",
        post=row["post"] or "",
        rounds=row["held_rounds"],
        state=_state(row),
        last_round=round_words(row["last_round"], row["last_round"]),
        last_date=row["last_date"],
        next_date=row["next_date"],
        prepared=row["prepared"],
        salary_text=row["salary_text"] or "",
    )


def _state(row: Mapping[str, Any]) -> str:
    """Return ``offer``, ``failed``, ``withdrawn``, ``appointment``, ``waiting``, ``passed`` or ``""``."""
    if row["offered"]:
        return _OFFER
    for ended in ("failed", "withdrawn"):
        if row[ended]:
            return ended
    return "appointment" if row["next_date"] is not None else str(row["last_result"] or "")


def _sentence(totals: Mapping[str, Any], stages: Sequence[Stage], *, hidden: bool, shown: bool) -> str:
    if not totals["applications"]:
        return _("No application is recorded yet.")
    if not shown:
        return _("Too few students to show figures to others.")
    core = [stage for stage in stages if stage.core and stage.key != _OFFER and stage.reached is not None]
    last = core[-1] if core else None
    offer = next((stage.reached for stage in stages if stage.key == _OFFER), None)
    if hidden:
        said = n_("{n} student applied", "{n} students applied", totals["students"])
    else:
        said = _("{applications} by {students}").format(
            applications=n_("{n} application", "{n} applications", totals["applications"]),
            students=n_("{n} student", "{n} students", totals["students"]),
        )
    if last is not None and last.reached:
        said += ": " + _("{n} came as far as “{round}”").format(n=f"{last.reached:,}", round=last.label)
    if offer is not None:
        said += _(" and {offers}").format(
            offers=n_("{n} has an offer", "{n} have an offer", offer)
            if hidden
            else n_("{n} led to an offer", "{n} led to an offer", offer)
        )
    return said + "."


def _basis(students: int | None) -> Basis:
    return Basis(
        definition=_(
            "An application is a student, an employer and a post. A round on the way counts for every application "
            "that had it or came further; rounds only some take stand apart and are no drop-out."
        ),
        rule=_(
            "Rounds up to the day asked for. Waiting times are the days between dated rounds of one application. "
            "Passed shares are of rounds passed or failed; offered pay is the yearly middle of what was stated."
        ),
        n=students,
        unit="students",
    )
