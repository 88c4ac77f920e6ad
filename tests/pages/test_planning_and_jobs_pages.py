"""Planning and Job interviews on the page: figures for all, names for the advisor, recording a talk."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import OpenPage
from tests.pages.test_pages import everything_shown, headline

MARKETING = "市场营销2301班"


def test_planning_shows_steps_goals_and_plans(sample_app: OpenPage):
    app = sample_app("planning")
    assert headline(app) == "20 of 35 students have the goals their class asks for."
    (chart,) = app.get("plotly_chart")
    assert "n = 35" in chart.proto.spec
    assert "陈乐瑶" in everything_shown(app)


def test_job_interviews_show_the_planted_funnel(sample_app: OpenPage):
    app = sample_app("jobs")
    assert headline(app).startswith("22 applications by 17 students: 14 came as far as")
    (chart,) = app.get("plotly_chart")
    assert "n = 22" in chart.proto.spec


@pytest.mark.parametrize("name", ["planning", "jobs"])
def test_names_hidden_show_groups_only(sample_app: OpenPage, name: str):
    app = sample_app(name, view="share")
    assert not app.exception
    shown = everything_shown(app)
    for text in ("陈乐瑶", "孙依诺", "陶子墨", "慢船内容工作室", "5500"):
        assert text not in shown


@pytest.mark.parametrize("name", ["planning", "jobs"])
def test_a_class_without_the_track_is_told_so(sample_app: OpenPage, name: str):
    app = sample_app(name, **{"class": "Data and Design 2025"})
    assert not app.exception
    assert headline(app).startswith("No ")
    assert not app.get("plotly_chart")


def test_the_pages_appear_with_their_track(empty_app: OpenPage, sample_folder):
    app = empty_app("import")
    app.file_uploader[0].upload("roster.xlsx", (sample_folder / "roster_2025_care.xlsx").read_bytes())
    app.run()
    app.button(key="store").click().run()
    app.switch_page("../../pages/grading.py").run()
    assert not app.exception
    for name in ("planning", "jobs"):
        with pytest.raises(ValueError, match=name):
            app.switch_page(f"../../pages/{name}.py")


def recording(sample_app: OpenPage) -> AppTest:
    app = sample_app("planning", **{"class": MARKETING})
    app.session_state["plans-False"] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    return app.run()


def test_a_talk_is_recorded_and_taken_back(sample_app: OpenPage):
    app = recording(sample_app)
    assert not app.exception
    area = {box.label: box for box in app.text_area}
    area["Short-term goal"].set_value("毕业前实习 =1+1")
    area["Medium-term goal"].set_value("own class")
    next(button for button in app.button if button.label == "Record").click().run()
    assert not app.exception
    assert headline(app) == "21 of 35 students have the goals their class asks for."
    app = sample_app("history")
    assert "1 entry was made here" in headline(app)
    next(button for button in app.button if button.label == "Undo").click().run()
    assert headline(sample_app("planning")) == "20 of 35 students have the goals their class asks for."
