"""The three classes, put together from students, talks, planning and job applications."""

import tomllib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from making.model import AS_OF, Interview, Pay, PlanningStep, Professional, Round, SampleClass, Student
from making.people import make_students
from making.referrals import plant_own_ratings, plant_referrals
from making.stories import STORIES
from making.talks import Talks, plant_recent, say

SEED = 20260520
BANKS = Path(__file__).parent
PLANNING_STEPS = (
    "ambition",
    "self_assessment",
    "opportunities",
    "career_choice",
    "career_path",
    "goals",
    "action_plan",
    "review",
)
SURNAME_ONLY = ("王女士", "李总", "陈老师", "王女士")


def load_bank(language: str, fields: tuple[str, ...]) -> dict[str, Any]:
    """Return the words of one language with the fields one class looks at."""
    name = {"en": "english.toml", "zh": "chinese.toml"}[language]
    bank = tomllib.loads((BANKS / name).read_text(encoding="utf-8"))
    return bank | {"class_fields": fields}


def make_classes() -> list[SampleClass]:
    """Return the three classes, the same at every call."""
    data = SampleClass(
        "data",
        "Data and Design 2025",
        "en",
        "USD",
        date(2025, 9, 1),
        date(2026, 6, 19),
        {"hold_interviews": date(2026, 5, 8), "analyse_results": date(2026, 6, 5)},
        {
            date(2025, 11, 28): "Outlines and first interviews",
            date(2026, 3, 27): "Second interviews",
            date(2026, 5, 8): "All interviews",
            date(2026, 6, 5): "Summary reports",
        },
    )
    marketing = SampleClass(
        "marketing",
        "市场营销2301班",
        "zh",
        "CNY",
        date(2025, 9, 8),
        date(2026, 6, 26),
        {"hold_interviews": date(2026, 5, 10), "analyse_results": date(2026, 6, 10)},
        {
            date(2025, 11, 14): "访谈提纲和第一次访谈",
            date(2026, 4, 3): "第二次访谈",
            date(2026, 5, 10): "全部访谈",
            date(2026, 6, 10): "总结报告",
        },
    )
    care = SampleClass(
        "care",
        "Education and Care 2025",
        "en",
        "GBP",
        date(2025, 9, 15),
        date(2026, 6, 26),
        {"hold_interviews": date(2026, 5, 1), "analyse_results": date(2026, 6, 8)},
        {
            date(2026, 3, 20): "First interviews",
            date(2026, 5, 1): "All interviews",
            date(2026, 6, 8): "Summary reports",
        },
    )
    fill(data, ("Data analysis", "Software engineering", "UX design"))
    fill(marketing, ("市场营销", "人力资源", "新媒体运营"))
    fill(care, ("Primary teaching", "Nursing", "Social work"))
    _plan_careers(marketing)
    _apply_for_jobs(marketing)
    _plant(data, marketing, care)
    for sample in (data, marketing):
        plant_referrals(SEED, sample)
    plant_own_ratings(SEED, data)
    return [data, marketing, care]


def fill(sample: SampleClass, fields: tuple[str, ...]) -> None:
    """Give a class its students, what they handed in, and their interviews."""
    draw = Random(f"{SEED} {sample.key}")
    bank = load_bank(sample.language, fields)
    sample.students = make_students(draw, sample, bank)
    talks = Talks(draw, sample, bank)
    for student in sample.students:
        _hand_in(draw, sample, student, bank)
        sample.interviews += talks.of(student)
    _hide_contacts(draw, sample)


def _hand_in(draw: Random, sample: SampleClass, student: Student, bank: dict[str, Any]) -> None:
    story = STORIES[student.story]
    thorough = story.rich_answers and bool(story.levels)
    if thorough or draw.random() < 0.6:
        student.holland = draw.choice(bank["holland_codes"])
    student.self_assessment = True if thorough and draw.random() < 0.5 else None
    if thorough and draw.random() < 0.6:
        student.outline = True
    elif not thorough:
        student.outline = False if draw.random() < 0.5 else None
    student.summary = True if story.summary else (False if draw.random() < 0.5 else None)
    if story.summary:
        student.summary_on = sample.due["hold_interviews"] + timedelta(days=draw.randrange(-4, 9))


def _hide_contacts(draw: Random, sample: SampleClass) -> None:
    """Some students with few interviews never asked for a contact."""
    thin = {"two_held", "one_held", "appointment", "later_appointment"}
    seen: dict[int, set[str]] = {}
    for row in sample.interviews:
        seen.setdefault(id(row.professional), set()).add(row.student.story)
    for row in sample.interviews:
        if seen[id(row.professional)] <= thin and draw.random() < 0.2:
            row.professional.contact = ""


def _plan_careers(sample: SampleClass) -> None:
    draw = Random(f"{SEED} planning")
    bank = load_bank("zh", ())
    texts = bank["texts"]
    banks = {
        "ambition": texts["ambition"],
        "self_assessment": texts["assessment"],
        "opportunities": texts["opportunities"],
        "career_choice": texts["choices"],
        "career_path": texts["paths"],
        "goals": texts["short_goals"],
        "action_plan": texts["actions"],
        "review": texts["reviews"],
    }
    for student in sample.students:
        if student.status != "active" or student.story == "silent":
            continue
        reached = draw.choice((2, 3, 4, 5, 6, 7, 8, 8, 8))
        day = date(2025, 11, 10) + timedelta(days=draw.randrange(20))
        words = bank["fields"][student.field]
        person = next(row.professional for row in sample.interviews if row.student is student)
        for position, step in enumerate(PLANNING_STEPS):
            if position > reached:
                break
            done = position < reached
            day += timedelta(days=draw.randrange(5, 25))
            text = say(draw, draw.choice(banks[step]), words, bank, person) if done else ""
            entry = PlanningStep(student, step, "done" if done else "in_progress", day if done else None, text)
            if step == "goals" and done:
                entry.text = ""
                entry.goals = {"short": draw.choice(texts["short_goals"]), "medium": draw.choice(texts["medium_goals"])}
                if draw.random() < 0.5:
                    entry.goals["long"] = draw.choice(texts["long_goals"])
            sample.planning.append(entry)


def _apply_for_jobs(sample: SampleClass) -> None:
    draw = Random(f"{SEED} jobs")
    bank = load_bank("zh", ())
    applicants = [student for student in sample.students if student.story in {"finished", "not_suitable", "no_report"}]
    for student in applicants[:16]:
        words = bank["fields"][student.field]
        for employer in draw.sample(words["organisations"], draw.choice((1, 1, 2))):
            _application(draw, sample, student, employer, draw.choice(words["entry"]))
    # one application has a round two days ahead that nobody prepared for
    student = applicants[16]
    words = bank["fields"][student.field]
    employer, post = words["organisations"][0], words["entry"][0]
    sample.rounds.append(Round(student, employer, post, "hr", date(2026, 5, 12), "韦经理", "passed", True))
    sample.rounds.append(
        Round(student, employer, post, "technical", AS_OF + timedelta(days=2), "主管", "waiting", False)
    )


def _application(draw: Random, sample: SampleClass, student: Student, employer: str, post: str) -> None:
    rounds = ["hr", "technical", "boss"] if draw.random() < 0.7 else ["written_test", "hr", "technical", "boss"]
    day = date(2026, 3, 16) + timedelta(days=draw.randrange(25))
    prepared = draw.random() < 0.7
    for name in rounds:
        passed = draw.random() < (0.8 if prepared else 0.5)
        result = "passed" if passed else draw.choice(("failed", "failed", "withdrawn"))
        entry = Round(
            student, employer, post, name, day, draw.choice(("韦经理", "主管", "人事", "老板")), result, prepared
        )
        sample.rounds.append(entry)
        if not passed:
            return
        day += timedelta(days=draw.randrange(4, 9))
    entry.offer = True
    value = draw.randrange(5500, 8500, 500)
    entry.offered = Pay("amount", f"{value}元/月", value, value, "CNY", "month")


def _plant(data: SampleClass, marketing: SampleClass, care: SampleClass) -> None:
    finished = [student for student in data.students if student.story == "finished"]
    plant_recent(data.interviews, finished[4:6])
    _raise_pay(data)
    _surnames_only(marketing)
    data.planted_held.append(("two students of this name, no number", _unknown_row(data, name=finished[2].name)))
    stranger = {"number": marketing.students[4].number, "name": "欧阳问雪"}
    marketing.planted_held.append(("the number of another student", _unknown_row(marketing, **stranger)))
    care.planted_held.append(("neither number nor name", _unknown_row(care)))


def _unknown_row(sample: SampleClass, number: str = "", name: str = "") -> Interview:
    """A full interview row whose student nobody can tell."""
    pattern = next(row for row in sample.interviews if row.state == "held")
    ghost = Student(number, name, "", pattern.field)
    person = replace(
        pattern.professional, name={"en": "Ottoline Sablewick", "zh": "郁不言"}[sample.language], contact=""
    )
    return replace(pattern, student=ghost, professional=person, day=date(2026, 4, 22), thanked_on=None, notes_on=None)


def _raise_pay(sample: SampleClass) -> None:
    """Somebody asked twice states more the second time: the later figure counts."""
    first: dict[int, Interview] = {}
    for row in sorted((row for row in sample.interviews if row.day), key=lambda row: row.day or AS_OF):
        earlier = first.setdefault(id(row.professional), row)
        entry = row.pay.get("entry")
        later = earlier.day is not None and row.day is not None and earlier.day < row.day
        if later and entry is not None and entry.reading == "amount" and entry.period == "year" and entry.low:
            value = entry.low + 4000
            row.pay = row.pay | {"entry": Pay("amount", f"${value:,.0f}", value, value, "USD", "year")}
            row.remark = "pay went up since she was first asked"
            return


def _surnames_only(sample: SampleClass) -> None:
    """Four people gave a surname only; two of them the same one, to different students."""
    met: dict[int, list[Interview]] = {}
    for row in sample.interviews:
        if row.state == "held":
            met.setdefault(id(row.professional), []).append(row)
    once = [rows[0] for rows in met.values() if len(rows) == 1 and rows[0].student.story == "finished"]
    chosen = [once[position] for position in (1, 6, 11, 16)]
    for row, name in zip(chosen, SURNAME_ONLY, strict=True):
        person: Professional = row.professional
        person.name, person.surname_only = name, True
    last = chosen[-1]
    last.professional.skills, last.professional.satisfaction = (), None
    last.pay = {"own": Pay("declined", "面议")}
