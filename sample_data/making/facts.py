"""Counts the planted facts from the model, without reading a single cell."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from statistics import fmean, median, quantiles
from typing import Any

from making.classes import PLANNING_STEPS
from making.model import AS_OF, Interview, Pay, SampleClass, Student
from making.referrals import CALL_NAMES
from making.sheets import INTERVIEW_HEADERS
from making.workbooks import log_order

OUTLINE_ANSWERS = 10
PEOPLE = 3
STEPS = 5
SOON = timedelta(days=7)


def facts_of(sample: SampleClass) -> dict[str, Any]:
    """Return everything that is planted in one class."""
    held = [row for row in sample.interviews if row.state == "held"]
    active = [student for student in sample.students if student.status == "active"]
    done = {student.number: _steps(sample, student) for student in active}
    return {
        "name": sample.name,
        "students": len(sample.students),
        "active_students": len(active),
        "interviews": len(sample.interviews),
        "held_interviews": len(held),
        "appointments": sum(row.state == "appointment" for row in sample.interviews),
        "professionals": len({_record(row) for row in sample.interviews}),
        "held_rows": [reason for reason, _row in sample.planted_held],
        "students_without_log": sorted(s.number for s in active if not _rows(sample, s)),
        "namesakes": _namesakes(sample),
        "late_thank_yous": len([row for row in held if _thanked_late(row)]),
        "not_thanked": sum(row.thanked is False for row in held),
        "short_interviews": sum(row.minutes is not None and row.minutes < 15 for row in held),
        "long_interviews": sum(row.minutes is not None and row.minutes > 60 for row in held),
        "fits": dict(sorted(Counter(row.fit for row in held if row.fit).items())),
        "levels": dict(sorted(Counter(row.professional.level for row in sample.interviews).items())),
        "methods": dict(sorted(Counter(row.method for row in held).items())),
        "satisfaction": _satisfaction(held),
        "skills": _skills(held),
        "lifts": _lifts(held),
        "pay_readings": _readings(held),
        "entry_pay": _pay(held, "entry"),
        "experienced_pay": _pay(held, "experienced"),
        "steps_done": {
            step: sorted(number for number, steps in done.items() if step in steps)
            for step in ("know_yourself", "find_professionals", "draft_outline", "hold_interviews", "analyse_results")
        },
        "behind": _behind(sample, active),
        "attention": _attention(sample, active),
        "collected": _collected(sample, active),
        **_prior_picture(sample, held),
        **_other_tracks(sample),
    }


def _prior_picture(sample: SampleClass, held: list[Interview]) -> dict[str, Any]:
    """What only a log tells that asks for the picture before, and for who led to whom."""
    if "guessed" not in INTERVIEW_HEADERS[sample.key].values():
        return {}
    return {"expectations": _expectations(held), "guesses": _guesses(held), "referrals": _referrals(held)}


def _expectations(held: list[Interview]) -> dict[str, dict[str, Any]]:
    """Ratings before and after per aspect: first averaged per student, then over the students."""
    found: dict[str, dict[str, Any]] = {}
    for position, aspect in enumerate(("workload", "prospects")):
        told: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for row in held:
            if row.before and row.after:
                told[row.student.number].append((row.before[position], row.after[position]))
        if told:
            before, after = (
                round(fmean(fmean(pair[side] for pair in pairs) for pairs in told.values()), 4) for side in (0, 1)
            )
            found[aspect] = {"students": len(told), "before": before, "after": after}
    return found


def _guesses(held: list[Interview]) -> dict[str, dict[str, Any]]:
    """Pay the students guessed beside the entry pay the same interview told, per field."""
    pairs: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for row in held:
        heard = _stated(row, "entry")
        if row.guessed and row.guessed.midpoint and heard and heard.midpoint and heard.currency == row.guessed.currency:
            pairs[row.field].append((row.guessed.midpoint, heard.midpoint))
    return {
        field: {
            "n": len(told),
            "guessed": median(guess for guess, _heard in told),
            "heard": median(heard for _guess, heard in told),
        }
        for field, told in sorted(pairs.items())
    }


def _referrals(held: list[Interview]) -> dict[str, Any]:
    """Interviews by wave (1 = not led to by another one), and the names students still have to call."""
    met = {(row.student.number, row.professional.name): row for row in held}

    def wave(row: Interview) -> int:
        leader = met.get((row.student.number, row.referred_by))
        return 1 + wave(leader) if leader else 1

    waves = Counter(wave(row) for row in held)
    names = {row.professional.name for row in held}
    open_names = sorted(
        (row.student.number, name)
        for row in held
        if (name := row.referral.split(",")[0].split("（")[0]) and name in CALL_NAMES and name not in names
    )
    return {
        "led_to": sum(bool(row.referred_by) for row in held),
        "waves": {str(number): waves[number] for number in sorted(waves)},
        "unused": [f"{number} {name}" for number, name in open_names],
    }


def _rows(sample: SampleClass, student: Student) -> list[Interview]:
    return [row for row in sample.interviews if row.student is student]


def _record(row: Interview) -> tuple[str, str]:
    """Surname-only people are never one person across students."""
    person = row.professional
    return (person.name, row.student.number if person.surname_only else person.organisation)


def _namesakes(sample: SampleClass) -> list[str]:
    names = Counter(student.name for student in sample.students)
    return sorted(student.number for student in sample.students if names[student.name] > 1)


def _thanked_late(row: Interview) -> bool:
    return row.day is not None and row.thanked_on is not None and row.thanked_on - row.day > timedelta(days=1)


def _satisfaction(held: list[Interview]) -> dict[str, Any]:
    people = {row.professional.name: row.professional.satisfaction for row in held if row.professional.satisfaction}
    rows = [row.professional.satisfaction for row in held if row.professional.satisfaction]
    return {
        "people": {str(score): list(people.values()).count(score) for score in range(1, 6)},
        "rows": {str(score): rows.count(score) for score in range(1, 6)},
    }


def _skills(held: list[Interview]) -> dict[str, int]:
    people: dict[str, set[str]] = defaultdict(set)
    for row in held:
        for skill in row.professional.skills:
            people[skill].add(row.professional.name)
    counts = {skill: len(names) for skill, names in people.items()}
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _lifts(held: list[Interview]) -> dict[str, dict[str, Any]]:
    """The skill each field asks for most beyond the others: shares of people, each in the field met last."""
    told = [row for row in held if row.professional.skills]
    home = {row.professional.name: row.field for row in sorted(told, key=lambda row: row.day or date.min)}
    named = {(skill, row.professional.name) for row in told for skill in row.professional.skills}
    found: dict[str, dict[str, Any]] = {}
    for field in sorted(set(home.values())):
        here = {name for name, at in home.items() if at == field}
        gaps = {
            skill: (
                sum((skill, name) in named for name in here),
                sum((skill, name) in named for name in home if name not in here),
            )
            for skill, _name in named
        }
        elsewhere = len(home) - len(here)
        skill, (inside, outside) = max(
            gaps.items(), key=lambda gap: (gap[1][0] / len(here) - gap[1][1] / elsewhere, gap[0])
        )
        found[field] = {
            "people": len(here),
            "skill": skill,
            "n": inside,
            "share": round(inside / len(here), 4),
            "others": round(outside / elsewhere, 4),
        }
    return found


def _readings(held: list[Interview]) -> dict[str, dict[str, int]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in held:
        for post, pay in row.pay.items():
            # two posts in one cell: the cell itself is the envelope
            counts[post][pay.reading] += 1
    return {post: dict(sorted(count.items())) for post, count in sorted(counts.items())}


def _stated(row: Interview, post: str) -> Pay | None:
    """Pay of a post: its own cell, else what the professional earns where the level is that of the post."""
    if post in row.pay:
        return row.pay[post]
    of_the_post = (row.professional.level == "entry") == (post == "entry")
    return row.pay.get("own") if of_the_post else None


def _pay(held: list[Interview], post: str) -> dict[str, dict[str, Any]]:
    """Yearly midpoints per field: one value per professional, the latest."""
    latest: dict[tuple[str, tuple[str, str]], float] = {}
    for row in sorted(held, key=lambda row: row.day or AS_OF):
        pay = _stated(row, post)
        if pay is not None and pay.midpoint is not None:
            latest[row.field, _record(row)] = pay.midpoint
    values: dict[str, list[float]] = defaultdict(list)
    for (field, _person), value in latest.items():
        values[field].append(value)
    return {field: _quartiles(numbers) for field, numbers in sorted(values.items())}


def _quartiles(numbers: list[float]) -> dict[str, Any]:
    if len(numbers) == 1:
        return {"n": 1, "q1": numbers[0], "median": numbers[0], "q3": numbers[0]}
    q1, median, q3 = (round(value, 2) for value in quantiles(numbers, n=4, method="inclusive"))
    return {"n": len(numbers), "q1": q1, "median": median, "q3": q3}


def _fields(sample: SampleClass, student: Student) -> dict[str, list[Interview]]:
    found: dict[str, list[Interview]] = defaultdict(list)
    for row in _rows(sample, student):
        found[row.field].append(row)
    return found


def _mixed(rows: list[Interview]) -> bool:
    levels = {row.professional.level for row in rows if row.professional.contact}
    return "entry" in levels and bool(levels & {"mid", "senior"})


def _steps(sample: SampleClass, student: Student) -> set[str]:
    """The steps of the interview assignment this student has done in any one field."""
    done: set[str] = set()
    rated = any(row.own_ratings for row in _rows(sample, student))
    if student.holland or student.self_assessment or rated or _plans_self_assessment(sample, student):
        done.add("know_yourself")
    if student.outline:
        done.add("draft_outline")
    for rows in _fields(sample, student).values():
        held = [row for row in rows if row.state == "held"]
        if sum(bool(row.professional.contact) for row in rows) >= PEOPLE and _mixed(rows):
            done.add("find_professionals")
        if len(held) >= PEOPLE:
            done.add("hold_interviews")
        if len({number for row in held for number in row.answers}) >= OUTLINE_ANSWERS:
            done.add("draft_outline")
        if student.summary and any(row.fit and row.fit != "undecided" and row.plan for row in held):
            done.add("analyse_results")
    return done


def _plans_self_assessment(sample: SampleClass, student: Student) -> bool:
    return any(e.student is student and e.step == "self_assessment" and e.status == "done" for e in sample.planning)


def _behind(sample: SampleClass, active: list[Student]) -> dict[str, str]:
    """Active students whose interviews were due and are not held, with the reason."""
    found: dict[str, str] = {}
    for student in active:
        if "hold_interviews" in _steps(sample, student):
            continue
        most = max((sum(r.state == "held" for r in rows) for rows in _fields(sample, student).values()), default=0)
        found[student.number] = f"{most} of {PEOPLE} interviews held, due {sample.due['hold_interviews'].isoformat()}"
    return found


def _attention(sample: SampleClass, active: list[Student]) -> dict[str, list[str]]:
    """Who has to be looked at, by the reason; one student may stand under several."""
    found: dict[str, list[str]] = defaultdict(list)
    for student in active:
        rows = _rows(sample, student)
        if any(row.state == "appointment" and row.day and AS_OF <= row.day <= AS_OF + SOON for row in rows):
            found["appointment_soon"].append(student.number)
        if any(r.student is student and not r.prepared and AS_OF <= r.day <= AS_OF + SOON for r in sample.rounds):
            found["job_interview_unprepared"].append(student.number)
        if student.story == "all_senior":
            found["no_newcomer"].append(student.number)
        if student.story == "out_of_touch":
            found["out_of_touch"].append(student.number)
        if any(row.day and AS_OF - SOON <= row.day <= AS_OF and row.thanked is False for row in rows):
            found["thank_you_late"].append(student.number)
        if "hold_interviews" not in _steps(sample, student):
            found["overdue_interviews"].append(student.number)
        if not rows:
            found["no_log"].append(student.number)
        if len(_steps(sample, student)) < STEPS and not _heard_since(sample, student):
            found["silent"].append(student.number)
    return {reason: sorted(numbers) for reason, numbers in sorted(found.items())}


def _heard_since(sample: SampleClass, student: Student) -> bool:
    """Whether anything of a student is dated after the last collection but one; undated rows come with the file."""
    past = sorted(day for day in sample.collections if day < AS_OF)
    wave = past[-2] if len(past) > 1 else sample.term_start
    days = [row.day or AS_OF for row in _rows(sample, student)]
    days += [entry.day or AS_OF for entry in sample.planning if entry.student is student]
    days += [entry.day for entry in sample.rounds if entry.student is student]
    return any(wave < day <= AS_OF for day in days)


def _collected(sample: SampleClass, active: list[Student]) -> dict[str, int]:
    """How many active students handed something in for each collection that is open by now.

    Something counts from seven days before a collection to seven days before the next; the file itself comes now.
    """
    opens = {day: day - SOON for day in sample.collections}
    found = {}
    for day, following in zip(opens, [*list(opens)[1:], None], strict=True):
        if opens[day] > AS_OF:
            continue
        until = opens[following] if following else date.max
        found[day.isoformat()] = sum(
            any(opens[day] <= one < until and one <= AS_OF for one in _days_of(sample, student)) for student in active
        )
    return found


def _days_of(sample: SampleClass, student: Student) -> list[date]:
    days = [row.day for row in _rows(sample, student) if row.day]
    days += [entry.day for entry in sample.planning if entry.student is student and entry.day]
    days += [entry.day for entry in sample.rounds if entry.student is student]
    # every row of the log, of planning and of the rounds came with a file that was read today
    others = any(entry.student is student for entry in (*sample.planning, *sample.rounds))
    return [*days, AS_OF] if _rows(sample, student) or others else days


def _other_tracks(sample: SampleClass) -> dict[str, Any]:
    if not sample.planning:
        return {}
    done = Counter(entry.step for entry in sample.planning if entry.status == "done")
    applications = {(r.student.number, r.employer, r.post) for r in sample.rounds}
    return {
        "planning_done": {step: done[step] for step in PLANNING_STEPS},
        "planning_rows": len(sample.planning),
        "job_rounds": len(sample.rounds),
        "job_applications": len(applications),
        "job_results": dict(sorted(Counter(r.result for r in sample.rounds).items())),
        "job_offers": sum(bool(r.offer) for r in sample.rounds),
        "job_funnel": dict(sorted(Counter(r.round for r in sample.rounds).items())),
    }


def rows_read(sample: SampleClass) -> dict[str, int]:
    """Data rows per kind of sheet, planted rows included."""
    counts = {"roster": len(sample.students), "interviews": len(log_order(sample)) + len(sample.planted_held)}
    if sample.planning:
        counts |= {"planning": len(sample.planning), "job_interviews": len(sample.rounds)}
    return counts
