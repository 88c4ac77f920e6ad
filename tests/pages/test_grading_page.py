"""Grading on the page: criteria, marks as drafts and finished, the next student, and the roster with points."""

import csv
import io

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import OpenPage
from tests.pages.test_pages import everything_shown, headline

DATA = "Data and Design 2025"


@pytest.fixture
def graded(sample_app: OpenPage) -> AppTest:
    """The page of a class that has the suggested criteria, at its first student."""
    app = sample_app("grading", part="criteria", **{"class": DATA})
    app.button(key="criteria-suggest").click().run()
    assert not app.exception
    return sample_app("grading", **{"class": DATA})


def keyed(app: AppTest, kind: str, name: str) -> list:
    return [element for element in app.get(kind) if name in (element.key or "")]


def test_a_class_without_criteria_says_where_to_start(sample_app: OpenPage):
    app = sample_app("grading", **{"class": DATA})
    assert headline(app) == "State what you give points for, then read log by log."
    assert "no criteria yet" in app.info[0].value


def test_counted_marks_stand_there_before_anything_is_saved(graded: AppTest):
    assert headline(graded) == "0 of 34 logs are graded."
    points = [element.value for element in keyed(graded, "number_input", "-points-")]
    assert points == [10.0, 15.0, 10.0, 20.0, 15.0, 20.0, 10.0]
    assert any("Linus Ravensdale" in text.value for text in graded.markdown)


def test_a_mark_brings_its_points_and_a_draft_keeps_them(graded: AppTest):
    keyed(graded, "selectbox", "-mark-")[0].select_index(1).run()
    assert keyed(graded, "number_input", "-points-")[0].value == 7.5
    graded.button(key="grade-draft").click().run()
    assert not graded.exception
    assert headline(graded) == "0 of 34 logs are graded; 1 is a draft."
    assert keyed(graded, "number_input", "-points-")[0].value == 7.5


def test_finishing_goes_on_to_the_next_student(graded: AppTest):
    first = graded.selectbox(key="chosen-student").value
    graded.button(key="grade-finish").click().run()
    assert not graded.exception
    assert headline(graded) == "1 of 34 logs are graded."
    assert graded.selectbox(key="chosen-student").value != first


def test_leaving_a_student_keeps_what_was_changed_as_a_draft(graded: AppTest):
    first = graded.selectbox(key="chosen-student").value
    graded.button(key="grade-arrow_forward").click().run()
    assert headline(graded) == "0 of 34 logs are graded."
    graded.button(key="grade-arrow_back").click().run()
    assert graded.selectbox(key="chosen-student").value == first
    keyed(graded, "text_area", "-comment")[0].set_value("看得很仔细 **gut**").run()
    graded.button(key="grade-arrow_forward").click().run()
    assert headline(graded) == "0 of 34 logs are graded; 1 is a draft."
    graded.button(key="grade-arrow_back").click().run()
    assert keyed(graded, "text_area", "-comment")[0].value == "看得很仔细 **gut**"


def test_a_criterion_without_points_is_not_finished(graded: AppTest):
    keyed(graded, "number_input", "-points-")[0].set_value(None).run()
    graded.button(key="grade-finish").click().run()
    assert "have no points yet" in graded.warning[0].value
    assert headline(graded) == "0 of 34 logs are graded."


def test_names_hidden_show_no_mark_and_no_log(graded: AppTest, sample_app: OpenPage):
    graded.button(key="grade-finish").click().run()
    app = sample_app("grading", view="share", **{"class": DATA})
    assert not app.exception
    shown = everything_shown(app)
    for text in ("Ullmannson", "Ravensdale", "D2025001", "graded", "Courtesy"):
        assert text not in shown


@pytest.mark.parametrize("part", ["list", "criteria", "export"])
def test_every_part_works(graded: AppTest, sample_app: OpenPage, part: str):
    del graded
    app = sample_app("grading", part=part, **{"class": DATA})
    assert not app.exception
    assert not app.error


def test_points_come_into_the_roster_of_the_learning_system(graded: AppTest, sample_app: OpenPage):
    graded.button(key="grade-finish").click().run()
    app = sample_app("grading", part="export", **{"class": DATA})
    roster = "Name,SIS User ID\r\nNobody,X1\r\nUllmannson,D2025001\r\n"
    app.file_uploader[0].upload("gradebook.csv", roster.encode()).run()
    assert not app.exception
    assert any("1 of 1 student found have points" in text.value.replace("\\", "") for text in app.markdown)
    shown = list(csv.DictReader(io.StringIO(app.dataframe[0].value.to_csv(index=False))))
    assert [row["Points"] for row in shown] == ["", "100"]


def test_a_chinese_class_is_graded_too(sample_app: OpenPage):
    sample_app("grading", part="criteria", **{"class": "市场营销2301班"}).button(key="criteria-suggest").click().run()
    app = sample_app("grading", **{"class": "市场营销2301班"})
    assert not app.exception
    assert any("林半夏" in text.value for text in (*app.markdown, *app.table)) or app.table
