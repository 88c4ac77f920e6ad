from datetime import date
from io import BytesIO

from pptx import Presentation

from careerdash.privacy.sharing import OPEN, STANDARD_5
from careerdash.reports.class_report import compose
from careerdash.reports.pptx import pptx_bytes


def slides(answers, rule=STANDARD_5):
    report = compose(answers, rule, as_of=date(2025, 4, 15), today=date(2025, 4, 16))
    return report, list(Presentation(BytesIO(pptx_bytes(report))).slides)


def texts(slide):
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def test_one_message_a_slide_with_a_native_chart_and_its_description(answers):
    report, found = slides(answers)
    charts = [(slide, shape) for slide in found for shape in slide.shapes if shape.has_chart]
    assert len(charts) == sum(len(section.charts) for section in report.sections)
    assert all(sum(shape.has_chart for shape in slide.shapes) <= 1 for slide in found)
    assert all(shape._element.nvGraphicFramePr.cNvPr.get("descr") for _slide, shape in charts)
    assert report.section("salary").sentence in [text for slide in found for text in texts(slide)]


def test_chart_holds_released_figures_and_the_first_category_on_top(answers):
    _report, found = slides(answers)
    skills = next(
        shape.chart for slide in found for shape in slide.shapes if shape.has_chart and "Skills" in texts(slide)
    )
    assert next(iter(skills.plots[0].categories)) == "SQL"
    assert list(skills.plots[0].series[0].values) == [30, 26, 22, 18, 14, 10]
    assert skills.category_axis.reverse_order


def test_label_and_number_stand_on_every_slide(answers, advisor_answers):
    for answered, rule, label in (
        (answers, STANDARD_5, "Names hidden - groups of at least 5 people"),
        (advisor_answers, OPEN, "Advisor view - names shown, do not hand on"),
    ):
        for number, slide in enumerate(slides(answered, rule)[1], 1):
            assert label in texts(slide)
            assert any(text.endswith(f"- {number}") for text in texts(slide))


def test_advisor_slides_hold_the_matrix_as_a_table(advisor_answers):
    tables = [shape.table for slide in slides(advisor_answers, OPEN)[1] for shape in slide.shapes if shape.has_table]
    assert [cell.text for cell in tables[0].rows[1].cells][:4] == ["00007", "Ada =1+1", "Data analysis", "D"]
