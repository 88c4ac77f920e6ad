"""The pages of the insights: what charts carry to the browser, filters in the address, and states without data."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from careerdash.domain.vocabulary import View
from careerdash.insights.expectations import expectations
from careerdash.privacy.scope import Scope
from careerdash.store.opened import opened
from tests.pages.conftest import SAMPLE_DAY, OpenPage

PAGES = ("salary", "skills", "satisfaction", "expectations", "referrals", "fields", "compare")
TABS = {
    "salary": ("salary-tabs", ("By group", "By years of experience")),
    "skills": (
        "skill-tabs",
        ("Ranking", "More than others", "Together", "Wanted and own rating", "Competencies", "Courses and training"),
    ),
    "satisfaction": ("satisfaction-tabs", ("Scores", "Liked and disliked")),
    "expectations": ("expectation-tabs", ("Before and after", "Decisions by field", "Most surprised")),
    "fields": ("field-tabs", ("Fields", "Answers side by side", "Organisations")),
}
OTHER_PAGES = ("", "progress", "jobs", "planning", "classes")
EVERY = [
    *((page, tab) for page in PAGES for tab in TABS.get(page, ("", ("",)))[1]),
    *((page, "") for page in OTHER_PAGES),
]
MARKETING = "市场营销2301班"


def open_tab(open_page: OpenPage, page: str, tab: str, **address: Any) -> AppTest:
    app = open_page(page, **address)
    if tab:
        app.session_state[TABS[page][0]] = tab
        app.run()
    assert not app.exception
    return app


def worded(app: AppTest) -> dict[str, list[str]]:
    """The address as lists of words."""
    return {key: [value] if isinstance(value, str) else list(value) for key, value in app.query_params.items()}


def specs(app: AppTest) -> list[dict[str, Any]]:
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


def leaves(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        for part in value.values():
            yield from leaves(part)
    elif isinstance(value, list):
        for part in value:
            yield from leaves(part)
    else:
        yield value


def typed_pay() -> set[float]:
    """Yearly midpoints of single interviews, as far as they are no round figure that a median may be as well."""
    database = opened(Path(os.environ["CAREERDASH_DATABASE"]))
    cursor = database._connection.cursor()
    found: set[float] = set()
    for post in ("salary", "salary_entry", "salary_experienced", "salary_guessed"):
        middle = f"SELECT DISTINCT ({post}_yearly_low + {post}_yearly_high) / 2 FROM interviews"
        rows = cursor.execute(middle).fetchall()
        found |= {row[0] for row in rows if row[0]}
    return {amount for amount in found if float(f"{amount:.2g}") != amount}


@pytest.mark.parametrize(("page", "tab"), EVERY)
def test_charts_with_names_hidden_carry_no_single_pay_and_no_key(sample_app: OpenPage, page: str, tab: str):
    app = open_tab(sample_app, page, tab, view=View.SHARE.value)
    pays = typed_pay()
    assert len(pays) > 50
    for spec in specs(app):
        numbers = {leaf for leaf in leaves(spec) if isinstance(leaf, int | float) and abs(leaf) > 1000}
        assert not numbers & pays
        assert not [trace for trace in spec["data"] if "customdata" in trace or "ids" in trace]
    assert not [chart for chart in app.get("plotly_chart") if chart.proto.selection_mode]


def test_the_search_for_single_pay_would_find_it(sample_app: OpenPage):
    app = open_tab(sample_app, "salary", "By years of experience")
    numbers = {leaf for spec in specs(app) for leaf in leaves(spec) if isinstance(leaf, int | float)}
    assert numbers & typed_pay()


@pytest.mark.parametrize(("page", "tab"), EVERY)
def test_every_chart_states_its_n_and_what_it_shows(sample_app: OpenPage, page: str, tab: str):
    for chart in open_tab(sample_app, page, tab).get("plotly_chart"):
        assert chart.proto.alt.endswith(".")
        said = chart.proto.spec + chart.proto.alt
        assert "n = " in said or page == "referrals"


@pytest.mark.parametrize(
    ("page", "tab"), [(page, tab) for page, tab in EVERY if page in {"salary", "skills", "expectations", "referrals"}]
)
def test_marks_can_be_clicked_where_names_are_shown(sample_app: OpenPage, page: str, tab: str):
    for chart in open_tab(sample_app, page, tab).get("plotly_chart"):
        assert chart.proto.selection_mode
        assert any("customdata" in trace for trace in json.loads(chart.proto.spec)["data"])


@pytest.mark.parametrize("page", PAGES[:-1])
def test_every_filter_stands_in_the_address_and_can_be_removed(sample_app: OpenPage, page: str):
    address = {
        "class": MARKETING, "field": "市场营销", "level": "entry", "method": "face_to_face",
        "since": "2025-09-01", "until": "2026-05-19",
    }  # fmt: skip
    app = sample_app(page, **address)
    assert not app.exception
    chips = {button.key: button for button in app.button if button.key.startswith("remove-")}
    assert {key.split("-")[1] for key in chips} == {"field", "level", "method", "since", "until"}
    for key in ("remove-level-entry", "remove-since-2025-09-01"):
        app = next(button for button in app.button if button.key == key).click().run()
        assert not app.exception
    assert "level" not in app.query_params
    assert "since" not in app.query_params
    assert worded(app)["until"] == ["2026-05-19"]


def test_an_organisation_can_be_searched_for(sample_app: OpenPage):
    app = sample_app("salary", currency="USD", organisation="Oxbow Medical Systems")
    assert app.multiselect(key="chosen-organisation").value
    assert "n = 1 professional" in "".join(text.value.replace("\\", "") for text in app.markdown)


def test_days_before_the_first_interview_leave_nothing_and_say_so(sample_app: OpenPage):
    for page in PAGES[:-1]:
        app = sample_app(page, until="2001-01-01")
        assert not app.exception
        assert not app.get("plotly_chart")
        assert app.info or page == "fields"


def test_names_hidden_offers_no_filter_that_would_cut_finer(sample_app: OpenPage):
    app = sample_app("skills", view=View.SHARE.value, since="2026-01-01", level="entry")
    assert not [box for box in app.multiselect if box.key != "chosen-class"]
    assert not [button for button in app.button if button.key.startswith("remove-")]
    assert app.get("plotly_chart")


def test_answers_side_by_side_can_be_narrowed_to_a_question(sample_app: OpenPage):
    app = open_tab(sample_app, "fields", "Answers side by side", **{"class": MARKETING})
    assert "Question" in app.dataframe[1].value
    app.session_state["field-tabs"] = "Answers side by side"
    app = app.selectbox(key="field-question").select_index(18).run()
    assert not app.exception
    answers = app.dataframe[1].value
    assert "Question" not in answers
    assert answers["Answer as typed"].str.contains("消费者行为学").any()


def test_a_comparison_stands_in_the_address(sample_app: OpenPage):
    app = sample_app("compare", left="Data and Design 2025", right="Education and Care 2025")
    table = app.dataframe[0].value
    assert list(table.columns)[1] == "Data and Design 2025"
    assert "None" not in table.to_csv()
    app = app.selectbox(key="chosen-right").select("all").run()
    assert worded(app)["right"] == ["all"]


def test_the_answer_behind_an_address_is_the_same_when_opened_anew(sample_app: OpenPage):
    first = sample_app("expectations", **{"class": MARKETING})
    again = sample_app("expectations", **worded(first))
    assert [text.value for text in first.markdown] == [text.value for text in again.markdown]
    assert specs(first) == specs(again)


def test_nobody_is_asked_without_a_scope(sample_app: OpenPage):
    sample_app("expectations")
    database = opened(Path(os.environ["CAREERDASH_DATABASE"]))
    answer = expectations(database=database, scope=Scope(), view=View.ADVISOR, today=SAMPLE_DAY)
    assert (answer.aspects, answer.guesses, answer.surprises) == ((), (), ())
