"""Merge spellings on the page: choose, see the effect, decide, take it back; and a text corrected once for all."""

from streamlit.testing.v1 import AppTest

from careerdash.domain.vocabulary import View
from tests.pages.conftest import OpenPage


def sentence(app: AppTest) -> str:
    return next(text.value for text in app.markdown if text.value.startswith("#### "))[5:].replace("\\", "")


def shown(app: AppTest) -> str:
    return "\n".join(str(text.value) for text in (*app.markdown, *app.caption, *app.info)).replace("\\", "")


def select(app: AppTest, key: str, *rows: int) -> None:
    app.session_state[key] = {"selection": {"rows": list(rows), "columns": [], "cells": []}}


def choose(app: AppTest, key: str, *rows: int) -> AppTest:
    select(app, key, *rows)
    return app.run()


def keyed(app: AppTest, kind: str, start: str):
    return next(element for element in app.get(kind) if str(element.key).startswith(start))


def row_of(app: AppTest, name: str) -> int:
    return list(app.dataframe[0].value["Name"]).index(name)


def test_unknown_skills_stand_first_and_one_gets_a_name(sample_app: OpenPage):
    app = sample_app("spellings")
    assert "3 skills have no name yet" in sentence(app)
    app = choose(app, app.dataframe[0].key, row_of(app, "热点敏感度"))
    assert not app.exception
    assert app.get("text_input")[0].value == "热点敏感度"
    keyed(app, "text_input", "spellings-name-").set_value("Trend *sense*").run()
    keyed(app, "selectbox", "spellings-competency-").select("Critical Thinking").run()
    assert "Changes 10 interviews: they will read **Trend *sense***." in shown(app)
    keyed(app, "button", "spellings-merge").click().run()
    assert not app.exception
    assert "2 skills have no name yet" in sentence(app)
    assert "热点敏感度 → Trend *sense*" in shown(app)
    ranked = sample_app("skills")
    assert "2 unknown skills: name them" in [button.label for button in ranked.button]
    app = sample_app("spellings")
    assert "changed 10 interviews" in shown(app)
    app.button(key="decision-1").click().run()
    assert "3 skills have no name yet" in sentence(app)
    assert app.button(key="decision-1").label == "Put back"
    app.button(key="decision-1").click().run()
    assert "2 skills have no name yet" in sentence(app)


def test_names_that_look_alike_are_merged_with_one_click(sample_app: OpenPage):
    app = sample_app("spellings")
    assert "changes 24 interviews" in shown(app)
    keyed(app, "button", "alike-").click().run()
    assert not app.exception
    assert "短视频剪辑 → Video editing" in shown(app)
    assert "Video editing" in list(app.dataframe[0].value["Name"])


def test_two_fields_become_one_everywhere(sample_app: OpenPage):
    app = sample_app("spellings", kind="field")
    chosen = [row_of(app, "市场营销"), row_of(app, "新媒体运营")]
    app = choose(app, app.dataframe[0].key, *chosen)
    assert "Changes 40 interviews: they will read **市场营销**." in shown(app)
    keyed(app, "button", "spellings-merge").click().run()
    assert next(iter(app.dataframe[0].value["Interviews"])) == 84
    salaries = sample_app("salary", by="field", currency="CNY")
    groups = [str(group) for group in salaries.dataframe[0].value["Group"]]
    assert "市场营销" in groups
    assert "新媒体运营" not in groups


def test_people_are_told_apart_by_where_they_work_and_keep_one_name(sample_app: OpenPage):
    app = sample_app("spellings", kind="professional")
    app = choose(app, app.dataframe[0].key, 0)
    assert not [button for button in app.button if button.key == "spellings-merge"]
    app = choose(app, app.dataframe[0].key, 0, 1)
    assert "Changes 3 interviews" in shown(app)
    names = list(app.dataframe[0].value["Name"])[:2]
    keyed(app, "button", "spellings-merge").click().run()
    assert not app.exception
    assert f"{names[1]} → **{names[0]}**" in shown(app)


def test_every_kind_opens_and_names_stay_hidden_in_the_share_view(sample_app: OpenPage):
    for kind in ("skill", "field", "organisation", "occupation", "industry", "professional"):
        app = sample_app("spellings", kind=kind)
        assert not app.exception
        assert not app.error
        assert app.dataframe
    app = sample_app("spellings", view=View.SHARE.value, kind="professional")
    assert "Names are hidden" in sentence(app)
    assert not app.dataframe
    assert not [button for button in sample_app("skills", view=View.SHARE.value).button if button.key == "name-skills"]


def test_how_a_pay_text_was_read_and_one_correction_for_identical_texts(sample_app: OpenPage):
    app = sample_app("salary")
    app.button(key="typed-salary").click().run()
    assert not app.exception
    texts = next(table.value for table in app.dataframe if "Text as typed" in table.value.columns)
    assert list(texts["Became"])[:2] == ["not read", "not read"]
    select(app, "typed-list-salary", list(texts["Text as typed"]).index("120"))
    app.button(key="typed-salary").click().run()
    assert not app.exception
    assert "120 → **not read**" in shown(app)


def test_a_cell_behind_a_figure_says_how_it_was_read_and_is_corrected_for_all(sample_app: OpenPage):
    app = sample_app("satisfaction", **{"class": "Data and Design 2025"})

    def again() -> None:
        # a run of the whole page closes a dialog: it is opened with whatever was done in it
        app.button(key="basis-satisfaction").click().run()

    again()
    select(app, "basis-interviews", 0)
    again()
    cells = next(table for table in app.dataframe if "Read as" in table.value.columns)
    select(app, cells.key, list(cells.value["Read as"]).index("method"))
    again()
    assert not app.exception
    assert "How was this read?" in shown(app)
    assert "A fixed list of words in English and Chinese decides" in shown(app)
    app.session_state[keyed(app, "expander", "once-").key] = True
    again()
    assert "Write the text as it should be." in shown(app)
    keyed(app, "text_input", "once-text-").set_value("by letter")
    again()
    assert "It will be read as **Letter**." in shown(app)
    store = keyed(app, "button", "once-store-")
    reached = int(store.label.split()[1])
    assert reached > 1
    store.click()
    again()
    assert not app.exception
    assert "is stored for all identical texts" in shown(app)
    history = sample_app("history")
    assert keyed(history, "button", "switch-").label == "Withdraw"
    assert f"and {reached - 1} more" in shown(history)
