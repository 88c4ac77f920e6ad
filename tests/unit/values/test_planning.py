"""Planning steps and their state."""

from datetime import date

import pytest

from careerdash.domain.tracks import PLANNING
from careerdash.domain.vocabulary import Status
from careerdash.values.planning import read_status, read_step

STEPS = [
    ("1. Ambition", "ambition"),
    ("志向", "ambition"),
    ("确立志向", "ambition"),
    ("Self-assessment", "self_assessment"),
    ("2、自我评估", "self_assessment"),
    ("第三步", "opportunities"),
    ("Step 4", "career_choice"),
    ("职业选择", "career_choice"),
    ("5. 职业路线", "career_path"),
    ("career path", "career_path"),
    ("Set career goals", "goals"),
    ("6 目标", "goals"),
    ("行动计划", "action_plan"),
    ("8. Assessment and feedback", "review"),
    ("评估与反馈", "review"),
    ("步骤一", "ambition"),
    ("Step 1: Determine ambition", "ambition"),
    ("第一步：确立志向", "ambition"),
    ("（3）机会评估", "opportunities"),
    ("7", "action_plan"),
    ("9", None),
    ("goals (short/medium)", "goals"),
    ("foo", None),
    ("三、评估职业机会", "opportunities"),
    ("Action Plan", "action_plan"),
    ("feedback", "review"),
    ("阶段二", "self_assessment"),
    ("一", "ambition"),
    ("八 评估与反馈", "review"),
    ("第8步 反馈", "review"),
]
STATUSES = [
    ("Done", "done"),
    ("已完成", "done"),
    ("yes", "done"),
    ("✓", "done"),
    ("完成", "done"),
    ("100%", "done"),
    ("50%", "in_progress"),
    ("0%", "not_started"),
    ("In progress", "in_progress"),
    ("进行中", "in_progress"),
    ("部分完成", "in_progress"),
    ("not started", "not_started"),
    ("未开始", "not_started"),
    ("未完成", "not_started"),
    ("no", "not_started"),
    ("waived", "waived"),
    ("excused", "waived"),
    ("免", "waived"),
    ("免修", "waived"),
    ("豁免", "waived"),
    ("2024-03-05", "done"),
    ("3月5日", "done"),
    ("NA", None),
    ("-", None),
    ("待完成", "not_started"),
    ("已完成一半", "in_progress"),
    ("Completed on 3/5", "done"),
    ("done 2024-03-01", "done"),
    ("已提交", "done"),
    ("partly done", "in_progress"),
    ("n", "not_started"),
    ("foo", None),
    ("已完成（见附件）", "done"),
    ("未完成，需补交", "not_started"),
    ("120%", None),
    ("基本完成", "in_progress"),
    ("WIP", "in_progress"),
    ("half", "in_progress"),
    ("还没开始", "not_started"),
    ("not yet", "not_started"),
]


@pytest.mark.parametrize(("text", "expected"), STEPS)
def test_read_step(text, expected):
    assert read_step(text) == expected


def test_every_step_is_read_by_its_key_title_and_number():
    for number, step in enumerate(PLANNING.steps, start=1):
        assert {read_step(text) for text in (step.key, step.title, str(number), f"{number}. {step.title}")} == {
            step.key
        }


@pytest.mark.parametrize(("text", "expected"), STATUSES)
def test_read_status(text, expected):
    assert read_status(text) == (Status(expected) if expected else None)


def test_a_date_in_the_future_is_not_done():
    assert read_status("2024-06-01", date(2024, 5, 1)) is Status.NOT_STARTED
    assert read_status("2024-04-01", date(2024, 5, 1)) is Status.DONE
