from dataclasses import replace
from datetime import date

import pytest

from careerdash.insights.salary import Pay, PayGroup
from careerdash.insights.satisfaction import SatisfactionGroup
from careerdash.insights.skills import SkillCount
from careerdash.privacy.sharing import HESA, OPEN, PUBLIC_10, STANDARD_5, Mark
from careerdash.reports.class_report import compose
from careerdash.reports.sections.bands import banded, detail

AS_OF, TODAY = date(2025, 4, 15), date(2025, 4, 16)
NO_PAY = Pay(0, None, None, None)
HIDDEN_PAY = Pay(None, None, None, None)


def report(answers, rule=STANDARD_5):
    return compose(answers, rule, as_of=AS_OF, today=TODAY)


def column(section, title):
    titles = [one.title for one in section.table.columns]
    return {row[0]: row[titles.index(title)] for row in section.table.rows}


def test_report_opens_with_sentences_made_from_the_numbers(answers):
    found = report(answers)
    assert found.sentences == (
        "38 students held about 105 interviews with about 90 professionals up to 15 April 2025.",
        "Interview assignment: 4 of 38 students finished the last step, “Analyse results”; it was due on 1 April 2025.",
        "Median entry pay heard in Data analysis: 96,000 CNY a year (n = 14 professionals).",
        "Professionals most often name SQL (30), Communication (26) and Excel (22).",
        "Satisfaction is highest in 教育 teaching: 4.2 of 5 on average (n = 12 professionals).",
    )
    assert (found.title, found.period) == ("Class report: Class 1", "20 February 2025 to 10 July 2025")
    assert found.label == "Names hidden - groups of at least 5 people"
    assert "at least 5 different people" in found.footnotes[0]


def test_progress_of_a_class_counts_even_when_one_student_is_left(answers):
    steps = column(report(answers).section("progress-assignment"), "Finished")
    assert steps["Know yourself"] == 37


def test_one_excused_student_cannot_be_told_from_those_who_finished(answers):
    excused = replace(
        answers.progress[0], steps=tuple(replace(step, of=37, waived=1) for step in answers.progress[0].steps)
    )
    found = report(replace(answers, progress=(excused,), overview=replace(answers.overview, students=39)))
    assert column(found.section("progress-assignment"), "Finished")["Draft outline"] == 23
    assert set(column(found.section("progress-assignment"), "Students").values()) == {38}
    assert dict(found.key_figures)["Students"] == "38"


def test_progress_of_a_handful_is_not_described(answers):
    few = replace(answers.progress[0], steps=tuple(replace(step, of=4, done=2) for step in answers.progress[0].steps))
    section = report(replace(answers, progress=(few,))).section("progress-assignment")
    assert section.table is None
    assert "fewer than 5 students" in section.sentence


def test_share_view_shows_only_who_finished(answers):
    titles = [one.title for one in report(answers).section("progress-assignment").table.columns]
    assert titles == ["Step", "Finished", "Students", "Finished, %", "Due"]


def test_salary_shows_marks_where_quartiles_are_held_back(answers):
    section = report(answers).section("salary")
    assert column(section, "Entry: median")["教育 teaching"] == 72_000
    assert column(section, "Entry: lower quartile")["教育 teaching"] is Mark.SUPPRESSED
    assert column(section, "Experienced: median")["教育 teaching"] is Mark.SUPPRESSED
    bars = {bar.label: bar for bar in section.charts[0].bars}
    assert bars["教育 teaching, entry: 72,000 (n = 6)"].q1 is None


def test_raw_answers_are_suppressed_again(answers):
    """Even if a question answered too much, the report holds it back."""
    careless = PayGroup("d", "Law", Pay(3, 80_000, 90_123, 99_000, (90_123,)), Pay(7, 1, 212_345, 2))
    found = report(replace(answers, salary=replace(answers.salary, groups=(*answers.salary.groups, careless))))
    law = next(row for row in found.section("salary").table.rows if row[0] == "Law")
    assert law[1:] == (*[Mark.SUPPRESSED] * 4, 7, Mark.SUPPRESSED, 210_000, Mark.SUPPRESSED)


@pytest.mark.parametrize(("overall", "shown"), [(31, True), (33, False), (35, False), (36, True), (16, False)])
def test_line_over_all_fields_leaves_no_few_people(answers, overall, shown):
    salary = replace(answers.salary, overall=PayGroup("", "All fields", Pay(overall, 1, 95_000, 3), HIDDEN_PAY))
    rows = [row[0] for row in report(replace(answers, salary=salary)).section("salary").table.rows]
    assert ("All fields" in rows) is shown


def test_all_declined_gives_a_sentence_instead_of_a_table(answers):
    nothing = PayGroup("", "All fields", NO_PAY, NO_PAY)
    section = report(replace(answers, salary=replace(answers.salary, groups=(), overall=nothing))).section("salary")
    assert section.table is None
    assert section.sentence == "Pay is not shown: fewer than 5 professionals told theirs, or fewer could be worked out."


def test_skills_show_people_without_a_total_that_tells_who_did_not_name_them(answers):
    section = report(answers).section("skills")
    assert [one.title for one in section.table.columns] == ["Skill", "Competency", "Professionals"]
    assert column(section, "Professionals")["Patience"] == 10
    rare = SkillCount("law", "Law", None, None, True, 4, 9, 0.1)
    found = report(replace(answers, skills=replace(answers.skills, skills=(*answers.skills.skills, rare))))
    assert "Law" not in column(found.section("skills"), "Professionals")


@pytest.mark.parametrize(("professionals", "said"), [(91, "about 90"), (32, "about 30"), (33, "about 35"), (4, "*")])
def test_number_of_professionals_is_rounded_so_that_no_part_tells_what_it_leaves_out(answers, professionals, said):
    found = report(replace(answers, overview=replace(answers.overview, professionals=professionals)))
    assert dict(found.key_figures)["Professionals interviewed"] == said


def bands(group, rule=STANDARD_5):
    """What is shown of one field: satisfied, neutral, dissatisfied, neutral or dissatisfied."""
    line = banded(group, detail(group, rule), rule)
    return line.satisfied, line.neutral, line.dissatisfied, line.others


def test_satisfaction_shows_as_many_bands_as_hold_enough_people():
    field = SatisfactionGroup("a", "A", 30, 3.9, (), (0, 0.2, 0.2, 0.4, 0.2), satisfied=0.6)
    assert bands(field) == (60, 20, 20, None)
    assert bands(replace(field, shares=(), satisfied=0.7)) == (70, None, None, 30)
    assert bands(replace(field, n=12, shares=(), satisfied=0.75)) == (None, None, None, None)
    assert bands(replace(field, n=12, shares=(), satisfied=1.0)) == (100, None, None, 0)
    careless = replace(field, n=12, shares=(0, 0.08, 0.17, 0.33, 0.42), satisfied=0.75)
    assert bands(careless) == (None, None, None, None)
    assert bands(careless, OPEN) == (75, 17, 8, None)


def test_line_over_all_fields_has_no_more_bands_than_its_coarsest_field(answers):
    row = next(row for row in report(answers).section("satisfaction").table.rows if row[0] == "All fields")
    assert row[3:] == (Mark.SUPPRESSED,) * 4


def test_public_and_hesa_rules_hold_back_more(answers):
    public = report(answers, PUBLIC_10)
    assert "教育 teaching" not in column(public.section("salary"), "Entry: n")
    assert column(public.section("salary"), "Entry: lower quartile")["Data analysis"] is Mark.SUPPRESSED
    assert public.label == "Names hidden - groups of at least 10 people"
    hesa = report(answers, HESA)
    assert column(hesa.section("progress-assignment"), "Finished")["Know yourself"] == 35
    assert column(hesa.section("salary"), "Entry: n")["Data analysis"] == 15
    assert dict(hesa.key_figures)["Students"] == "40"


def test_empty_class_is_still_a_report(answers):
    nobody = replace(
        answers.progress[0], steps=tuple(replace(step, of=0, done=0) for step in answers.progress[0].steps), total=0
    )
    empty = replace(
        answers,
        classes=replace(answers.classes, classes=(), years=()),
        overview=replace(answers.overview, students=0, interviews=0, professionals=0, headlines=()),
        progress=(nobody,),
        salary=replace(answers.salary, groups=(), overall=PayGroup("", "All fields", NO_PAY, NO_PAY)),
        skills=replace(answers.skills, skills=(), people=0),
        satisfaction=replace(answers.satisfaction, groups=(), overall=SatisfactionGroup("", "All", 0, None, (), ())),
    )
    found = report(empty, OPEN)
    assert found.sentences == ("Up to 15 April 2025 nothing can be reported: too few students, or none yet.",)
    assert [section.table for section in found.sections] == [None] * 4
    assert all(section.sentence for section in found.sections)


def test_share_view_never_takes_over_a_line_per_person(answers, advisor_answers):
    assert {"matrix-assignment", "attention", "interviews"} <= {
        one.key for one in report(advisor_answers, OPEN).sections
    }
    leaked = report(advisor_answers, STANDARD_5)
    assert {one.key for one in leaked.sections} == {one.key for one in report(answers).sections}
    assert "Ada" not in repr(leaked)
