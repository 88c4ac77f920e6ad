"""Data pages where names are hidden, and the applications of one student."""

import pytest

from tests.pages.conftest import OpenPage
from tests.pages.test_pages import everything_shown


@pytest.mark.parametrize("name", ["rows", "history"])
def test_data_pages_name_nobody_where_names_are_hidden(sample_app: OpenPage, name: str):
    app = sample_app(name, view="share")
    assert not app.exception
    shown = everything_shown(app)
    assert "Names are hidden" in shown
    for text in ("Robin Ashdown", "陈乐瑶", "late_2025_data.xlsx"):
        assert text not in shown


def test_rows_to_fix_are_listed_where_names_are_shown(sample_app: OpenPage):
    assert "Robin Ashdown" in everything_shown(sample_app("rows"))


def test_a_students_job_interviews_list_every_round(sample_app: OpenPage):
    app = sample_app("student", **{"class": "市场营销2301班"})
    (place,) = [place for place, label in enumerate(app.selectbox(key="chosen-student").options) if "孙依诺" in label]
    app.session_state["student-tabs"] = "Job interviews"
    app.selectbox(key="chosen-student").select_index(place).run()
    assert not app.exception
    shown = everything_shown(app)
    for text in ("慢船内容工作室", "听雨轩文旅", "Human resources", "Passed", "6000元/月"):
        assert text in shown
