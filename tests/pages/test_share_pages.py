"""Every page of the insights with names hidden: nothing planted about one person reaches the browser, by any way."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from careerdash.domain.vocabulary import View
from careerdash.store.database import Database
from careerdash.store.opened import close_all
from tests.factories import add_interview, add_skill, add_student, pay, score, state_class
from tests.pages.conftest import OpenPage, opener

DAY = date(2026, 3, 2)
BREAKDOWNS = ("field", "industry", "occupation", "level", "class", "year")
# page, its tab, the address; whatever stands in it, names stay hidden
WALK = (
    *(("salary", ("salary-tabs", "By group"), {"by": by}) for by in BREAKDOWNS),
    ("salary", ("salary-tabs", "By years of experience"), {}),
    ("skills", ("skill-tabs", "Ranking"), {}),
    *(("skills", ("skill-tabs", "More than others"), {"skills_by": by}) for by in ("field", "level", "class", "year")),
    *(("skills", ("skill-tabs", tab), {}) for tab in ("Together", "Wanted and own rating", "Competencies")),
    *(("satisfaction", ("satisfaction-tabs", "Scores"), {"by": by}) for by in (*BREAKDOWNS, "hours", "pay")),
    ("satisfaction", ("satisfaction-tabs", "Liked and disliked"), {}),
    *(("expectations", ("expectation-tabs", tab), {}) for tab in ("Before and after", "Decisions by field")),
    ("referrals", ("", ""), {}),
    ("fields", ("", ""), {}),
    ("compare", ("", ""), {"left": "Large", "right": "all"}),
    ("compare", ("", ""), {"left": "Small", "right": "Large"}),
)
SECRET = re.compile(
    "planted person|planted student|planted employer|planted post|planted quote|planted guess|planted hint|planted view"
    "|tiny field|tiny trade|planted skill",
    re.IGNORECASE,
)
FEW = re.compile(r"\bn = [1-4]\b|\b[1-4] (?:professional|student|people|person)s?\b|\bof [1-4]\b(?! ?%)")
# what people typed: each pay once, none of them a round figure
PAYS = [50_123 + 1_307 * number for number in range(60)]


def plant(database: Database) -> None:
    """Two classes: one of forty students, one of three; a field of three people; everything else told once."""
    for class_id, name in (("class-1", "Large"), ("class-2", "Small")):
        state_class(database, class_id=class_id, name=name)
    for number in range(43):
        few = number >= 40
        class_id, name = ("class-2", "Small") if few else ("class-1", "Large")
        student = add_student(database, f"Planted student {number}", class_id=class_id, class_name=name)
        tiny = number in {7, 17, 27}
        person = f"Planted person {number}"
        level = ("entry", "mid", "senior", None)[number % 4]
        guessed = pay(PAYS[-1 - number], post="salary_guessed")
        guessed.pop("salary_guessed_text")
        interview = add_interview(
            database, student, class_id=class_id, person=person, level=level,
            field="Tiny field" if tiny else ("Law", "Care", "Trade")[number % 3],
            industry="Tiny trade" if tiny else "Industry",
            organisation=f"Planted employer {number}", occupation=f"Planted post {number}",
            years_experience=float(number % 25), weekly_hours=36.0 + number % 20,
            liked=f"Planted quote {number}", disliked=f"Planted quote {number} too",
            prior_view=f"Planted view {number}", reality=f"Planted view {number} after",
            fit=("suitable", "not_suitable", "out_of_touch")[number % 3 if number % 7 else 0],
            referral=f"Planted hint {number}", relationship=("alumni", "relative", "web")[min(number % 10, 2)],
            referred_by=f"Planted person {number - 1}" if number % 4 == 1 else None,
            before_workload=float(1 + number % 5), after_workload=float(1 + number % 3),
            skills_text="skills", skill_self_rating="SQL 2", interview_date=DAY + timedelta(days=number % 30),
            answered=(1, 8, 20), salary_guessed_text=f"Planted guess {number}", **guessed,
            **pay(PAYS[number]), **pay(PAYS[-1 - number] + 11, post="salary_entry"), **score(1 + number % 5),
        )  # fmt: skip
        for skill in ("SQL", "Care" if number % 2 else "Excel"):
            add_skill(database, interview, person, skill, class_id=class_id, competency="Technology", category="Data")
        add_skill(database, interview, person, f"Planted skill {number}", class_id=class_id, known=False)


@pytest.fixture(scope="module")
def planted_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("planted") / "planted.duckdb"
    database = Database(path)
    plant(database)
    database.close()
    return path


@pytest.fixture
def planted_app(planted_file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenPage]:
    yield opener(planted_file, monkeypatch)
    close_all()


def walk(app: OpenPage, page: str, tab: tuple[str, str], view: View, **address: Any) -> AppTest:
    shown = app(page, view=view.value, **address)
    if tab[0]:
        shown.session_state[tab[0]] = tab[1]
        shown.run()
    assert not shown.exception
    return shown


def sent(app: AppTest) -> str:
    """Everything the browser gets: the messages of all elements, and the tables and figures inside them."""
    parts = [str(element.proto) for element in app._tree if hasattr(element, "proto")]
    parts += [table.value.to_csv(sep="\t") for table in (*app.dataframe, *app.table)]
    parts += [json.dumps(json.loads(chart.proto.spec), ensure_ascii=False) for chart in app.get("plotly_chart")]
    return "\n".join(parts)


def numbers(text: str) -> set[float]:
    return {float(found.replace(",", "")) for found in re.findall(r"\d[\d,]*(?:\.\d+)?", text)}


def typed() -> set[float]:
    return {float(amount + more) for amount in PAYS for more in (0, 11)}


def explained(app: AppTest) -> str:
    """The page with every explanation opened in turn."""
    keys = [button.key for button in app.button if (button.key or "").startswith("basis-")]
    return "\n".join(sent(next(one for one in app.button if one.key == key).click().run()) for key in keys)


@pytest.mark.parametrize(("page", "tab", "address"), WALK)
def test_nothing_about_one_person_leaves_with_names_hidden(
    planted_app: OpenPage, page: str, tab: tuple[str, str], address: dict[str, str]
):
    app = walk(planted_app, page, tab, View.SHARE, **address)
    text = sent(app) + explained(app)
    assert not SECRET.findall(text)
    assert not numbers(text) & typed()
    assert not FEW.findall(text.replace("\\", ""))
    assert not [chart for chart in app.get("plotly_chart") if chart.proto.selection_mode]
    for chart in app.get("plotly_chart"):
        assert not [trace for trace in json.loads(chart.proto.spec)["data"] if {"customdata", "ids"} & trace.keys()]
    # pay in two significant figures, wherever it stands
    for amount in numbers("\n".join(table.value.to_csv(sep="\t") for table in app.dataframe)):
        assert amount < 10_000 or float(f"{amount:.2g}") == amount


def test_the_same_walk_finds_all_of_it_where_names_are_shown(planted_app: OpenPage):
    steps = [
        ("salary", ("salary-tabs", "By group"), {"by": "occupation"}),
        ("skills", ("skill-tabs", "To name (43)"), {}),
        ("satisfaction", ("satisfaction-tabs", "Liked and disliked"), {}),
        ("expectations", ("expectation-tabs", "Most surprised"), {}),
        ("referrals", ("", ""), {}),
        ("fields", ("field-tabs", "Organisations"), {}),
    ]
    text = "\n".join(sent(walk(planted_app, page, tab, View.ADVISOR, **more)) for page, tab, more in steps)
    found = {words.lower() for words in SECRET.findall(text)}
    assert found >= {
        "planted person", "planted student", "planted employer", "planted post", "planted quote", "planted hint",
        "planted view", "planted skill", "tiny field",
    }  # fmt: skip
    assert numbers(text) & typed()
    assert FEW.search("n = 3")
    assert FEW.search("1 professional")
    assert not FEW.search("n = 30, 44 professionals")


@pytest.mark.parametrize("page", ["salary", "skills", "satisfaction", "expectations", "referrals", "fields"])
def test_the_address_neither_widens_nor_narrows_what_is_shared(planted_app: OpenPage, page: str):
    whole = walk(planted_app, page, ("", ""), View.SHARE)
    address = {
        "field": "Law", "level": "entry", "industry": "Industry", "occupation": "Planted post 4", "method": "video",
        "organisation": "Planted employer 4", "since": "2026-03-10", "until": "2026-03-12", "as_of": "2026-03-05",
        "class": "Not a class of mine", "pay": "stated", "into": "USD", "student": "Planted student 4",
    }  # fmt: skip
    asked = walk(planted_app, page, ("", ""), View.SHARE, **address)
    assert [text.value for text in asked.markdown] == [text.value for text in whole.markdown]
    assert [chart.proto.spec for chart in asked.get("plotly_chart")] == [
        chart.proto.spec for chart in whole.get("plotly_chart")
    ]
    assert [table.value.to_csv(sep="\t") for table in asked.dataframe] == [
        table.value.to_csv(sep="\t") for table in whole.dataframe
    ]


@pytest.mark.parametrize("page", ["salary", "skills", "satisfaction", "expectations", "referrals", "fields"])
def test_a_class_of_three_shares_nothing_and_says_why(planted_app: OpenPage, page: str):
    app = walk(planted_app, page, ("", ""), View.SHARE, **{"class": "Small"})
    assert not app.get("plotly_chart")
    text = sent(app)
    assert "oo few" in text or "enough" in text
    assert not numbers(text) & typed()


@pytest.mark.parametrize(
    ("page", "tab"),
    [
        ("salary", ("salary-tabs", "By group")),
        ("salary", ("salary-tabs", "By years of experience")),
        ("skills", ("skill-tabs", "Ranking")),
        ("skills", ("skill-tabs", "Wanted and own rating")),
        ("satisfaction", ("satisfaction-tabs", "Scores")),
        ("expectations", ("expectation-tabs", "Before and after")),
        ("referrals", ("", "")),
    ],
)
def test_what_is_told_by_enough_people_is_drawn_with_names_hidden(
    planted_app: OpenPage, page: str, tab: tuple[str, str]
):
    assert walk(planted_app, page, tab, View.SHARE).get("plotly_chart")
