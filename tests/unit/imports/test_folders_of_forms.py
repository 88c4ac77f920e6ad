"""A folder or an archive of forty one-student forms: every student from the form, else from the name of the file."""

import io
import zipfile

import pytest

from careerdash.imports.commit import commit_import
from careerdash.imports.model import ImportSettings, SheetChoice
from careerdash.imports.plan import plan_import
from careerdash.imports.sheets.files import gather
from careerdash.workbooks.reader import read_workbooks
from tests.making import NOW, TODAY, table, workbook

COUNT = 40


def form(number):
    """Every third form leaves the student blank; every fifth gives the name only."""
    blank, name_only = number % 3 == 0, number % 5 == 1
    rows = [
        ["生涯人物访谈表"],
        ["学号", None if blank or name_only else f"2025{number:04}", "姓名", None if blank else name(number)],
        ["访谈对象", f"王{'甲乙丙丁戊己庚辛壬癸'[number % 10]}{number}", "职位", "分析师"],
        ["工作单位", f"北风{number}号公司", "访谈日期", f"2026.3.{number % 28 + 1}"],
        ["薪资范围", f"{8 + number % 5}-{12 + number % 5}k/月", "工作满意度", "满意"],
    ]
    return workbook(f"2025{number:04}_{name(number)}_访谈.xlsx", {"访谈表": rows})


def name(number):
    return "赵钱孙李周吴郑王冯陈"[number % 10] + "明华芳伟"[number // 10]


@pytest.fixture
def folder(tmp_path):
    inside = tmp_path / "三班 访谈"
    (inside / "late").mkdir(parents=True)
    for number in range(COUNT):
        source = form(number)
        place = inside / "late" if number > 35 else inside
        (place / source.name).write_bytes(source.content)
    (inside / "~$open.xlsx").write_bytes(b"locked")
    (inside / "readme.docx").write_bytes(b"PK")
    return inside


@pytest.fixture
def archive(folder, tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as zipped:
        for path in sorted(folder.rglob("*.xlsx")):
            if not path.name.startswith("~$"):
                zipped.write(path, path.relative_to(folder))
    place = tmp_path / "class.zip"
    place.write_bytes(packed.getvalue())
    return place


@pytest.mark.parametrize("dropped", ["folder", "archive"])
def test_forty_forms_are_forty_interviews_of_forty_students(database, dropped, request):
    sources = gather([request.getfixturevalue(dropped)])
    # the document among them is named, and not read
    documents = [source for source in sources if source.name.endswith(".docx")]
    assert len(sources) - len(documents) == COUNT
    plan = plan_import(database, read_workbooks(sources), ImportSettings(class_name="三班"), TODAY)
    assert [file.name for file in plan.files if file.reason] == [source.name for source in documents]
    assert (plan.counts.new, plan.counts.held) == (COUNT, 0)
    commit_import(database, plan, "tester", NOW, originals=sources)
    assert table(database, "students", "student_id, student_name") == [
        (f"2025{number:04}", name(number)) for number in range(COUNT)
    ]
    assert len(table(database, "interviews")) == COUNT
    assert len(set(table(database, "interviews", "professional_name"))) == COUNT
    # nothing of it is new a second time
    again = plan_import(database, read_workbooks(sources), ImportSettings(class_name="三班"), TODAY)
    assert (again.counts.same, again.counts.rows_read) == (COUNT, COUNT)


def test_the_student_of_the_file_name_is_shown_and_can_be_changed(database):
    source = form(3)
    sheet = plan_import(database, read_workbooks([source]), ImportSettings(), TODAY).files[0].sheets[0]
    shown = {column.key: (column.field, column.samples, column.reason) for column in sheet.columns}
    assert shown["Student ID (file name)"] == ("student_id", ("20250003",), "file name")
    assert shown["Student name (file name)"] == ("student_name", (name(3),), "file name")
    column = next(column.index for column in sheet.columns if column.key == "Student name (file name)")
    choice = {(source.name, sheet.name): SheetChoice(mapping={column: None})}
    changed = plan_import(database, read_workbooks([source]), ImportSettings(sheets=choice), TODAY)
    assert changed.files[0].sheets[0].mapping["Student name (file name)"] is None
