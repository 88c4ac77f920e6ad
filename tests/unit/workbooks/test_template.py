"""The empty log workbook needs no mapping when it comes back."""

import io
from pathlib import Path

import openpyxl
import pytest

from careerdash.domain.fields import spellings_of
from careerdash.domain.folding import fold_header
from careerdash.domain.vocabulary import (
    FITS,
    JOB_RESULTS,
    JOB_ROUNDS,
    LEVELS,
    METHODS,
    PERMISSIONS,
    RELATIONSHIPS,
    SheetKind,
)
from careerdash.errors import WrongUse
from careerdash.store.database import Database
from careerdash.values.fits import read_fit
from careerdash.values.levels import read_level
from careerdash.values.methods import read_method
from careerdash.values.permissions import read_permission
from careerdash.values.relationships import read_relationship
from careerdash.values.rounds import read_result, read_round
from careerdash.values.yes_no import read_yes_no
from careerdash.workbooks.reader import Source, read_workbooks
from careerdash.workbooks.template import Layout, write_template
from careerdash.workbooks.template_plan import COLUMNS, Language, choices, columns_of, is_instruction_sheet, text
from tests.making import TODAY, plan_of

LANGUAGES = ["en", "zh"]
ROSTER = [("00012", "Ann Archer", "Data 1"), ("00013", "=1+1", "Data 1")]


def sheets(
    language: str, layout: Layout, roster: list[tuple[str, str, str]] | None = None
) -> dict[str, list[dict[str, str | None]]]:
    book = read_workbooks([Source("template.xlsx", write_template(language, layout, roster or []))])[0]
    assert book.refused is None
    return {sheet.name: sheet.table.to_pylist() for sheet in book.sheets}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", COLUMNS)
def test_every_header_leads_back_to_its_field(language: str, kind: SheetKind) -> None:
    header_row = sheets(language, Layout.TABLE)[text("sheets", kind.value, Language(language))][0]
    headers = [header_row[f"c{index}"] or "" for index in range(len(COLUMNS[kind]))]
    assert [spellings_of(kind)[fold_header(header)] for header in headers] == list(COLUMNS[kind])
    assert len({fold_header(header) for header in headers}) == len(headers)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_of_the_form_leads_back_to_its_field(language: str) -> None:
    rows = next(iter(sheets(language, Layout.FORM).values()))
    labels = [line["c0"] or "" for line in rows[1:]]
    assert [spellings_of(SheetKind.INTERVIEWS)[fold_header(label)] for label in labels] == list(
        COLUMNS[SheetKind.INTERVIEWS]
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_headers_are_in_the_language(language: str) -> None:
    for kind in COLUMNS:
        for column in columns_of(kind, Language(language)):
            chinese = any("\u4e00" <= letter <= "\u9fff" for letter in column.header)
            assert chinese == (language == "zh"), column.header


@pytest.mark.parametrize("language", LANGUAGES)
def test_data_sheets_hold_no_example(language: str) -> None:
    for kind in COLUMNS:
        assert len(sheets(language, Layout.TABLE)[text("sheets", kind.value, Language(language))]) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_roster_is_filled_in_as_text(language: str) -> None:
    rows = sheets(language, Layout.TABLE, ROSTER)[text("sheets", "roster", Language(language))]
    assert [(line["c0"], line["c1"], line["c2"]) for line in rows[1:]] == ROSTER
    assert rows[1]["kinds"].startswith("sss")  # type: ignore[union-attr]


def test_a_form_is_filled_in_for_one_student() -> None:
    rows = sheets("en", Layout.FORM, ROSTER)["Interview"]
    assert [line.get("c1") for line in rows[1:4]] == ["00012", "Ann Archer", "Data 1"]


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.CHINESE])
def test_choices_are_words_the_readers_know(language: Language) -> None:
    assert [read_method(word) for word in choices("method", language)] == list(METHODS)
    assert [read_level(word, None) for word in choices("level", language)] == list(LEVELS)
    assert [read_fit(word) for word in choices("fit", language)] == list(FITS)
    assert [read_permission(word) for word in choices("permission", language)] == list(PERMISSIONS)
    assert [read_relationship(word) for word in choices("relationship", language)] == list(RELATIONSHIPS)
    assert [read_result(word) for word in choices("result", language)] == list(JOB_RESULTS)
    assert [read_yes_no(word, TODAY).value for word in choices("offer", language)] == [True, False]


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.CHINESE])
def test_choices_of_rounds_are_known(language: Language) -> None:
    found = [read_round(word).round for word in choices("round", language)]
    assert found[:5] == list(JOB_ROUNDS[:5])
    assert found[5] in {"boss", "final"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_and_checks_ask_but_do_not_refuse(language: str, tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    path.write_bytes(write_template(language, Layout.TABLE))
    page = openpyxl.load_workbook(path)[text("sheets", "interviews", Language(language))]
    rules = page.data_validations.dataValidation
    assert len(rules) > 10
    assert {rule.errorStyle for rule in rules} == {"warning"}
    assert {rule.type for rule in rules} == {"list", "decimal", "date"}
    # Excel refuses a workbook with a longer list
    assert all(len(rule.formula1 or "") <= 257 for rule in rules)
    assert page.freeze_panes == "C2"
    questions = page.cell(1, page.max_column)
    assert questions.comment is not None


def test_all_questions_are_asked() -> None:
    assert [key for key in COLUMNS[SheetKind.INTERVIEWS] if key.startswith("q")] == [f"q{n}" for n in range(1, 25)]


def test_another_language_is_refused_with_a_sentence() -> None:
    with pytest.raises(WrongUse, match=r"English \(en\) or Chinese \(zh\), not in “fr”"):
        write_template("fr", Layout.TABLE)


def test_the_workbook_opens_without_repair() -> None:
    for layout in Layout:
        assert openpyxl.load_workbook(io.BytesIO(write_template("zh", layout, ROSTER))).sheetnames


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("layout", Layout)
def test_a_filled_template_is_planned_without_a_question(language: str, layout: Layout, database: Database) -> None:
    spoken = Language(language)
    book = openpyxl.load_workbook(io.BytesIO(write_template(language, layout, ROSTER)))
    page = book[text("sheets", "form" if layout is Layout.FORM else "interviews", spoken)]
    answers = {
        "student_id": "00012",
        "student_name": "Ann Archer",
        "professional_name": "Carla Diaz",
        "salary": "90k USD/year",
    }
    for index, column in enumerate(columns_of(SheetKind.INTERVIEWS, spoken)):
        place = (index + 2, 2) if layout is Layout.FORM else (2, index + 1)
        page.cell(*place, answers.get(column.key))
    filled = io.BytesIO()
    book.save(filled)
    plan = plan_of(database, Source("filled.xlsx", filled.getvalue()))
    interviews = next(sheet for sheet in plan.files[0].sheets if sheet.name == page.title)
    assert (interviews.kind, interviews.counts.new) == (SheetKind.INTERVIEWS, 1)
    assert [column.field for column in interviews.columns if column.field] == list(COLUMNS[SheetKind.INTERVIEWS])
    guide = plan.files[0].sheets[-1]
    assert is_instruction_sheet(guide.name)
    assert guide.counts.rows_read == 0
