"""The page of reports: what is built is narrowed like the screen, and what was handed out can be made again."""

import re
from datetime import datetime
from pathlib import Path

from streamlit.testing.v1 import AppTest

from careerdash.privacy.scope import Scope
from careerdash.reports.build import class_scope, hand_out
from careerdash.reports.class_report import draft_class_report
from careerdash.store.opened import opened
from tests.pages.conftest import SAMPLE_DAY, OpenPage

CLASS = "Data and Design 2025"


def rows_to_download(app: AppTest) -> int:
    labels = [button.proto.label for button in app.get("download_button")]
    return int(
        next(found[1] for label in labels if (found := re.match(r"Download ([\d,]+) rows", label))).replace(",", "")
    )


def built_table(app: AppTest, table: str) -> AppTest:
    app.selectbox(key="table-advisor").select(table).run()
    app.button(key="table-build").click().run()
    assert not app.exception
    return app


def test_the_table_of_interviews_is_narrowed_like_the_screen(sample_app: OpenPage):
    asked = {"report": "advisor", "class": CLASS}
    every = rows_to_download(built_table(sample_app("reports", **asked), "interviews"))
    app = built_table(sample_app("reports", **asked, field="UX design"), "interviews")
    assert 0 < rows_to_download(app) < every
    assert any("Only the interviews that pass" in text.value for text in app.caption)
    dated = built_table(sample_app("reports", **asked, since="2026-04-01"), "interviews")
    assert 0 < rows_to_download(dated) < every
    students = built_table(sample_app("reports", **asked, field="UX design"), "students")
    assert rows_to_download(students) > 30
    assert any("About whole classes" in text.value for text in students.caption)


def test_a_report_handed_out_is_listed_with_its_settings(sample_app: OpenPage, tmp_path: Path):
    app = sample_app("reports")
    assert not any("Make again" in button.proto.label for button in app.get("download_button"))
    database = opened(tmp_path / "sample.duckdb")
    draft = draft_class_report(
        database=database, scope=class_scope(database, CLASS), as_of=SAMPLE_DAY, today=SAMPLE_DAY,
        reach=Scope.everything(database),
    )  # fmt: skip
    hand_out(database, draft, ".pptx", "Wang", datetime.fromisoformat("2026-05-20T10:00:00"))
    app = sample_app("reports")
    assert any(text.value.startswith(f"{CLASS} · PPTX · Standard") for text in app.markdown)
    assert [button.proto.label for button in app.get("download_button")].count("Make again") == 1
