"""The app finds in the workbooks what the script planted there. The facts were counted without reading a cell."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest

from careerdash.domain.filters import Filters
from careerdash.domain.vocabulary import Status, View
from careerdash.insights.attention import attention, fired_rules
from careerdash.insights.expectations import expectations
from careerdash.insights.progress import progress, tracks_on
from careerdash.insights.received import collections
from careerdash.insights.referrals import referrals
from careerdash.insights.salary import salary
from careerdash.insights.satisfaction import satisfaction
from careerdash.insights.skills import skills
from careerdash.values.skills import canonical_skill
from tests.sample.conftest import AS_OF, CLASSES, Imported

CURRENCIES = {"data": "USD", "marketing": "CNY", "care": "GBP"}
POSTS = {"own": "salary", "entry": "salary_entry", "experienced": "salary_experienced"}
FILES = {
    "data": ("class_2025_data.xlsx", "late_2025_data.xlsx"),
    "marketing": ("class_2301_marketing_zh.xlsx", "late_2301_marketing_zh.xlsx"),
    "care": ("roster_2025_care.xlsx", "class_2025_care.xlsx", "late_2025_care.xlsx"),
}
Facts = dict[str, Any]


def asked(imported: Imported, fact: Facts) -> dict[str, Any]:
    return {
        "database": imported.database,
        "scope": imported.scope(fact["name"]),
        "view": View.ADVISOR,
        "today": AS_OF,
    }


@pytest.mark.parametrize("file", [file for files in FILES.values() for file in files])
def test_every_row_is_accounted_for(file: str, imported: Imported) -> None:
    counts = imported.receipts[file].counts
    assert counts.rows_read == counts.new + counts.changed + counts.same + counts.held
    assert counts.changed == counts.same == 0


@pytest.mark.parametrize("key", CLASSES)
def test_rows_are_read_by_kind(key: str, imported: Imported, facts: Facts) -> None:
    read: Counter[str] = Counter()
    for file in FILES[key]:
        for found in imported.receipts[file].files:
            for sheet in found.sheets:
                read[sheet.kind.value] += sheet.counts.rows_read
    assert dict(read) == facts[key]["rows_read"]


@pytest.mark.parametrize("key", CLASSES)
def test_only_the_planted_rows_are_held(key: str, imported: Imported, facts: Facts) -> None:
    held = sum(imported.receipts[file].counts.held for file in FILES[key])
    assert held == len(facts[key]["held_rows"])


@pytest.mark.parametrize("file", [file for files in FILES.values() for file in files])
def test_the_same_file_again_changes_nothing(file: str, imported: Imported) -> None:
    before = imported.receipts[file].counts
    again = imported.plan_again(file).counts
    assert (again.new, again.changed, again.held) == (0, 0, before.held)
    assert again.same == before.new


@pytest.mark.parametrize("key", CLASSES)
def test_students_and_interviews(key: str, imported: Imported, facts: Facts) -> None:
    fact = facts[key]
    students = imported.rows("students", fact["name"])
    interviews = imported.rows("interviews", fact["name"])
    assert len(students) == fact["students"]
    assert len(interviews) == fact["interviews"]
    assert sum(row["held"] for row in interviews) == fact["held_interviews"]
    assert (
        sum(bool(row["interview_date"] and row["interview_date"] > AS_OF) for row in interviews)
        == (fact["appointments"])
    )
    assert len({row["professional_id"] for row in interviews}) == fact["professionals"]
    silent = {row["student_id"] for row in students if row["status"] == "active"} - {
        row["student_id"] for row in interviews
    }
    assert sorted(silent) == fact["students_without_log"]
    names = Counter(row["student_name"] for row in students)
    assert sorted(row["student_id"] for row in students if names[row["student_name"]] > 1) == fact["namesakes"]


@pytest.mark.parametrize("key", CLASSES)
def test_what_was_typed_about_the_interview(key: str, imported: Imported, facts: Facts) -> None:
    fact = facts[key]
    rows = imported.rows("interviews", fact["name"])
    held = [row for row in rows if row["held"]]
    assert Counter(row["fit"] for row in held if row["fit"]) == fact["fits"]
    assert Counter(row["level"] for row in rows) == fact["levels"]
    assert Counter(row["method"] for row in held) == fact["methods"]
    late = [r for r in held if r["thanked_on"] and r["thanked_on"] - r["interview_date"] > timedelta(days=1)]
    assert len(late) == fact["late_thank_yous"]
    minutes = [row["duration_minutes"] for row in held if row["duration_minutes"] is not None]
    assert sum(value < 15 for value in minutes) == fact["short_interviews"]
    assert sum(value > 60 for value in minutes) == fact["long_interviews"]


@pytest.mark.parametrize("key", CLASSES)
@pytest.mark.parametrize("post", sorted(POSTS))
def test_how_pay_was_read(key: str, post: str, imported: Imported, facts: Facts) -> None:
    readings = facts[key]["pay_readings"].get(post, {})
    rows = [row for row in imported.rows("interviews", facts[key]["name"]) if row["held"]]
    typed = Counter(row[f"{POSTS[post]}_reading"] for row in rows if row[f"{POSTS[post]}_text"])
    assert {name: count for name, count in typed.items() if name} == readings


@pytest.mark.parametrize("key", CLASSES)
@pytest.mark.parametrize("post", ["entry", "experienced"])
def test_quartiles_of_pay_by_field(key: str, post: str, imported: Imported, facts: Facts) -> None:
    answer = salary(**asked(imported, facts[key]), filters=Filters(currency=CURRENCIES[key]), group="field")
    found = {group.label: getattr(group, post) for group in answer.groups}
    for field, planted in facts[key][f"{post}_pay"].items():
        pay = found[field]
        assert pay.n == planted["n"], field
        assert pay.median == pytest.approx(planted["median"]), field
        if pay.q1 is not None:
            assert (pay.q1, pay.q3) == pytest.approx((planted["q1"], planted["q3"])), field
        if pay.n < 10:
            assert pay.q1 is None, field


@pytest.mark.parametrize("key", CLASSES)
def test_skills_by_number_of_people(key: str, imported: Imported, facts: Facts) -> None:
    answer = skills(**asked(imported, facts[key]), limit=100)
    found = {skill.key: skill.n for skill in answer.skills} | {skill.key: skill.n for skill in answer.unknown}
    assert found == {canonical_skill(name).key: count for name, count in facts[key]["skills"].items()}


@pytest.mark.parametrize("key", CLASSES)
def test_satisfaction_by_number_of_people(key: str, imported: Imported, facts: Facts) -> None:
    planted = facts[key]["satisfaction"]["people"]
    answer = satisfaction(**asked(imported, facts[key]), group="field")
    assert list(answer.overall.counts) == [planted[str(score)] for score in range(1, 6)]


@pytest.mark.parametrize("key", CLASSES)
def test_steps_done(key: str, imported: Imported, facts: Facts) -> None:
    answer = progress(**asked(imported, facts[key]))
    done: dict[str, set[str | None]] = {}
    listed = {student.student_id for student in answer.students}
    for student in answer.students:
        for cell in student.cells:
            if cell.status is Status.DONE:
                done.setdefault(cell.step, set()).add(student.student_id)
    for step, numbers in facts[key]["steps_done"].items():
        assert done.get(step, set()) == set(numbers) & listed, step


@pytest.mark.parametrize("key", CLASSES)
def test_who_is_behind(key: str, imported: Imported, facts: Facts) -> None:
    answer = progress(**asked(imported, facts[key]))
    overdue = {
        student.student_id
        for student in answer.students
        for cell in student.cells
        if cell.step == "hold_interviews" and cell.overdue
    }
    assert overdue == set(facts[key]["behind"])


@pytest.mark.parametrize("key", CLASSES)
def test_who_needs_the_advisor(key: str, imported: Imported, facts: Facts) -> None:
    answer = attention(**asked(imported, facts[key]))
    named = {row.student_id for row in answer.students}
    # no log at all is a reason to be overdue and silent, not a rule of its own
    reasons = {reason: set(numbers) for reason, numbers in facts[key]["attention"].items() if reason != "no_log"}
    lines = {line.rule for line in answer.classes if line.class_name == facts[key]["name"]}
    for rule, reason in (("overdue", "overdue_interviews"), ("silent", "silent")):
        if rule in lines:
            # a rule that fires for more than a third of the class is one line for all of them
            assert len(reasons.pop(reason)) > facts[key]["active_students"] / 3
    planted = set().union(*reasons.values())
    assert planted <= named


@pytest.mark.parametrize("key", CLASSES)
def test_of_whom_nothing_came_with_the_last_collection(key: str, imported: Imported, facts: Facts) -> None:
    fired = dict(fired_rules(**asked(imported, facts[key])).students)
    numbers = {row.student_key: row.student_id for row in progress(**asked(imported, facts[key])).students}
    assert {numbers[student] for student in fired["silent"]} == set(facts[key]["attention"]["silent"])


@pytest.mark.parametrize("key", CLASSES)
def test_what_came_in_for_each_collection(key: str, imported: Imported, facts: Facts) -> None:
    found = collections(**asked(imported, facts[key]))
    planted = facts[key]["collected"]
    assert {entry.collected_on.isoformat(): entry.received_count for entry in found.collections} == planted


def test_the_third_track(imported: Imported, facts: Facts) -> None:
    fact = facts["marketing"]
    rounds = imported.rows("job_interviews", fact["name"])
    assert len(rounds) == fact["job_rounds"]
    assert Counter(row["round"] for row in rounds) == fact["job_funnel"]
    assert Counter(row["result"] for row in rounds) == fact["job_results"]
    assert len({(row["student_id"], row["employer"], row["post"]) for row in rounds}) == fact["job_applications"]
    assert sum(bool(row["offer"]) for row in rounds) == fact["job_offers"]


def test_the_second_track(imported: Imported, facts: Facts) -> None:
    answer = progress(**asked(imported, facts["marketing"]), track="planning")
    done = Counter(cell.step for student in answer.students for cell in student.cells if cell.status is Status.DONE)
    planted = facts["marketing"]["planning_done"]
    # a review expires after 180 days and the last step is counted by date; the others only grow
    assert {step: done[step] for step in planted if step != "review"} == {
        step: count for step, count in planted.items() if step != "review"
    }


def test_only_one_class_uses_all_tracks(imported: Imported, facts: Facts) -> None:
    used = {
        key: {track.key for track in tracks_on(database=imported.database, scope=imported.scope(facts[key]["name"]))}
        for key in CLASSES
    }
    assert used["marketing"] == {"assignment", "planning", "job_interviews"}
    assert used["data"] == used["care"] == {"assignment"}


@pytest.mark.parametrize("key", ["data", "marketing"])
def test_picture_before_and_after(key: str, imported: Imported, facts: Facts) -> None:
    answer = expectations(**asked(imported, facts[key]))
    found = {gap.aspect: (gap.students, gap.before, gap.after) for gap in answer.aspects}
    assert found == {
        aspect: (fact["students"], pytest.approx(fact["before"], abs=1e-3), pytest.approx(fact["after"], abs=1e-3))
        for aspect, fact in facts[key]["expectations"].items()
    }


@pytest.mark.parametrize("key", ["data", "marketing"])
def test_guessed_and_heard_pay(key: str, imported: Imported, facts: Facts) -> None:
    answer = expectations(**asked(imported, facts[key]))
    found = {guess.field: (guess.guessed, guess.heard) for guess in answer.guesses}
    assert found == {field: (fact["guessed"], fact["heard"]) for field, fact in facts[key]["guesses"].items()}


@pytest.mark.parametrize("key", ["data", "marketing"])
def test_who_led_to_whom(key: str, imported: Imported, facts: Facts) -> None:
    answer = referrals(**asked(imported, facts[key]))
    planted = facts[key]["referrals"]
    assert len(answer.leads) == planted["led_to"]
    assert {str(wave): count for wave, count in answer.waves} == planted["waves"]
    numbers = {student.student_key: student.student_id for student in progress(**asked(imported, facts[key])).students}
    names = [line.split(maxsplit=1)[1] for line in planted["unused"]]
    todo = {f"{numbers.get(row.student_key)} {name}" for row in answer.unused for name in names if name in row.text}
    assert todo == {line for line in planted["unused"] if line.split()[0] in numbers.values()}


@pytest.mark.parametrize("key", ["data", "marketing"])
def test_who_needs_a_next_round_is_who_attention_names(key: str, imported: Imported, facts: Facts) -> None:
    due = expectations(**asked(imported, facts[key])).next_rounds
    numbers = {student.student_key: student.student_id for student in progress(**asked(imported, facts[key])).students}
    wrong = {numbers[line.student_key] for line in due if line.fit == "out_of_touch"}
    assert wrong == set(facts[key]["attention"]["out_of_touch"])


@pytest.mark.parametrize("key", CLASSES)
def test_decisions_by_field_add_up_to_those_planted(key: str, imported: Imported, facts: Facts) -> None:
    pictures = expectations(**asked(imported, facts[key])).fields
    decided: Counter[str] = Counter()
    for picture in pictures:
        decided.update({fit: count for fit, count in picture.fits.items() if count})
    assert decided == facts[key]["fits"]
