import zlib
from dataclasses import replace
from datetime import date

import pytest

from careerdash.privacy.sharing import OPEN, STANDARD_5
from careerdash.reports import pdf, typesetting
from careerdash.reports.class_report import compose
from careerdash.reports.pdf import pdf_bytes
from careerdash.reports.printed import axis_for, cell_text
from careerdash.reports.values import Kind
from tests.unit.reports.reading_files import needs_pdftotext, pdf_pages

AS_OF, TODAY = date(2025, 4, 15), date(2025, 4, 16)


def report(answers, rule=STANDARD_5):
    return compose(answers, rule, as_of=AS_OF, today=TODAY)


def test_pdf_is_tagged_named_and_the_same_each_time(answers):
    made = pdf_bytes(report(answers))
    assert made.startswith(b"%PDF-1.7")
    assert b"/StructTreeRoot" in made
    assert b"pdfuaid" in made
    assert made == pdf_bytes(report(answers))


def test_every_chart_of_the_pdf_has_a_description(answers):
    found = report(answers)
    charts = sum(len(section.charts) for section in found.sections)
    made = pdf_bytes(found)
    streams = b"".join(_streams(made))
    assert (made + streams).count(b"/Alt") >= charts


def _streams(made):
    for part in made.split(b"stream\n")[1:]:
        try:
            yield zlib.decompressobj().decompress(part)
        except zlib.error:
            continue


def test_pdf_holds_names_emoji_and_right_to_left_text(advisor_answers):
    odd = replace(advisor_answers.classes.classes[0], class_name="Ж" * 500 + " 🎓 שלום # $x$ [a] *b* \\c")
    made = pdf_bytes(report(replace(advisor_answers, classes=replace(advisor_answers.classes, classes=(odd,))), OPEN))
    assert made.startswith(b"%PDF")


def test_missing_chinese_font_is_said_in_the_report(answers, monkeypatch):
    monkeypatch.setattr(typesetting, "_CHINESE", ("No such font",))
    assert "no font for Chinese letters" in pdf._document(report(answers))["footnotes"][-1]


@needs_pdftotext
def test_letters_without_a_font_become_a_sign_and_a_sentence(answers, tmp_path):
    named = replace(answers.classes.classes[0], class_name="Class 👩🏽 \u16a0\u0780")
    pages = pdf_pages(pdf_bytes(report(replace(answers, classes=replace(answers.classes, classes=(named,))))), tmp_path)
    assert "Class report: Class ?" in pages[0]
    assert "replaced by “?”" in " ".join("".join(pages).split())


@needs_pdftotext
def test_without_any_chinese_font_the_report_is_written_all_the_same(answers, tmp_path, monkeypatch):
    """No family of this computer has these letters: signs in their place and a sentence, no boxes, no error."""
    monkeypatch.setattr(typesetting, "_missing", {"教"})
    pages = pdf_pages(pdf_bytes(report(answers)), tmp_path)
    assert "教育" not in "".join(pages)
    assert "? teaching" in "".join(pages)


@pytest.mark.parametrize(
    ("values", "limit", "end", "step"),
    [([37], None, 40, 10), ([96_000, 240_000], None, 250_000, 50_000), ([], None, 1, 0.2), ([3], 5, 5, 1)],
)
def test_axis_has_round_steps_and_room_for_all(values, limit, end, step):
    axis = axis_for(values, limit)
    assert (axis.end, axis.step) == (pytest.approx(end), pytest.approx(step))


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (Kind.MONEY, 96_000, "96,000"),
        (Kind.PERCENT, 58, "58 %"),
        (Kind.SCORE, 4.0, "4.0"),
        (Kind.DAY, AS_OF, "2025-04-15"),
        (Kind.TEXT, None, ""),
    ],
)
def test_cells_are_printed_by_kind(kind, value, text):
    assert cell_text(kind, value) == text
