"""Taking a whole folder, fixing a form export in the plan, and correcting a value, in a real browser."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from playwright.sync_api import Page, expect

from tests.browser.running import running_app
from tests.browser.steps import settle, visit

pytestmark = pytest.mark.browser


def test_a_folder_is_dropped_and_files_of_one_name_are_told_apart(
    empty_app: str, open_page: Callable[..., Page], sample_folder: Path, tmp_path: Path
):
    folder = tmp_path / "class"
    (folder / "care").mkdir(parents=True)
    shutil.copy(sample_folder / "late_2025_data.xlsx", folder / "log.xlsx")
    shutil.copy(sample_folder / "late_2025_care.xlsx", folder / "care" / "log.xlsx")
    (folder / "~$log.xlsx").write_bytes(b"lock")
    page = open_page()
    visit(page, f"{empty_app}/import")
    page.get_by_text("A whole folder").click()
    settle(page)
    page.locator("input[type=file]").set_input_files(folder)
    expect(page.get_by_role("button", name="Store ")).to_be_visible(timeout=20_000)
    names = page.locator("span", has_text="log.xlsx").all_inner_texts()
    assert {"class/log.xlsx", "class/care/log.xlsx"} <= set(names)
    assert page.get_by_role("alert").count() == 0


def test_a_value_is_corrected_and_withdrawn(sample_database: Path, open_page: Callable[..., Page], tmp_path: Path):
    own = tmp_path / "own.duckdb"
    shutil.copy(sample_database, own)
    with running_app(own, tmp_path / "server.log") as address:
        page = open_page()
        visit(page, f"{address}/student?as_of=2026-05-20&class=Data+and+Design+2025")
        page.get_by_role("tab", name="All interviews").click()
        settle(page)
        box = page.get_by_test_id("stDataFrame").first.bounding_box()
        assert box
        page.mouse.click(box["x"] + 12, box["y"] + 35 + 17)
        page.get_by_role("button", name="Correct a value").click()
        text = page.get_by_label("Text, as it should be")
        text.fill("Interaction design")
        text.press("Tab")
        settle(page)
        page.get_by_role("button", name="Store the correction").click()
        expect(page.get_by_text("is stored. It outranks the files")).to_be_visible(timeout=20_000)
        expect(page.get_by_text("2 interviews held in 2 fields")).to_be_visible()
        visit(page, f"{address}/history")
        expect(page.get_by_text("Interaction design")).to_be_visible()
        page.get_by_role("button", name="Withdraw").click()
        expect(page.get_by_text("taken back").first).to_be_visible(timeout=20_000)


ROSTER = [("学号", "姓名", "班级"), ("20230101", "李明", "市场2301"), ("20230102", "王芳", "市场2301"),
          ("20230103", "张伟", "市场2301"), ("20230104", "张伟", "市场2301")]  # fmt: skip
HEADER = ("1、学号", "2、姓名", "3、访谈对象", "4、工作单位", "5、职位", "6、访谈日期", "7、月薪",
          "8、工作满意度（1-5）", "9、所需技能")  # fmt: skip
# Five planted problems: pay that can be read two ways (twice), a name off the roster, a name two students have, a day
# that does not exist, a score outside the scale.
ANSWERS = [
    ("20230101", "李明", "陈静", "蓝海传媒", "市场专员", "2026-03-02", "8-10k/月", "4", "文案、Excel"),
    ("20230102", "王芳", "赵磊", "星河科技", "产品运营", "2026-03-05", "120", "5", "SQL、沟通"),
    ("20230101", "李明", "孙丽", "新禾食品", "品牌助理", "2026-03-09", "120", "4", "策划"),
    ("", "王方", "周杰", "远景物流", "客户专员", "2026-03-11", "6-8k/月", "3", "沟通"),
    ("", "张伟", "吴敏", "百川银行", "客户经理", "2026-03-12", "15k以上", "4", "销售"),
    ("20230102", "王芳", "钱宇", "光华出版", "编辑", "2026-02-31", "9000元/月", "9", "写作"),
]


@pytest.fixture
def form_export(tmp_path: Path) -> Path:
    """A form export: a banner, a note, a header of two rows, numbered questions, and planted problems."""
    path = tmp_path / "访谈汇总.xlsx"
    with xlsxwriter.Workbook(path) as book:
        roster = book.add_worksheet("名单")
        for number, row in enumerate(ROSTER):
            roster.write_row(number, 0, row)
        sheet = book.add_worksheet("访谈记录")
        sheet.merge_range(0, 0, 0, 8, "2026年春季学期 生涯人物访谈汇总（表单导出）")
        sheet.write(1, 0, "说明：每人至少三次访谈，提交后请勿修改。")
        for first, last, title in ((0, 1, "学生"), (2, 5, "受访者"), (6, 8, "访谈内容")):
            sheet.merge_range(2, first, 2, last, title)
        for number, row in enumerate((HEADER, *ANSWERS)):
            sheet.write_row(3 + number, 0, row)
    return path


def type_into(page: Page, row: int, column: int, text: str) -> None:
    """Type over a cell of the grid (columns from the first that may be edited): cells are painted, so the keyboard goes there."""
    grid = page.get_by_test_id("stDataFrame").filter(has=page.locator("canvas")).last
    cell = page.locator("textarea.gdg-input")
    for _try in range(4):
        # what is folded away above moves the grid for a moment
        page.wait_for_timeout(700)
        box = grid.bounding_box()
        assert box
        page.mouse.click(box["x"] + 55 + 300 + 30, box["y"] + 33 * row + 49)
        for _step in range(column):
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        page.wait_for_timeout(300)
        if cell.count():
            break
    cell.fill(text)
    cell.press("Enter")


def test_a_form_export_is_fixed_in_the_plan_stored_and_taken_back(
    empty_app: str, open_page: Callable[..., Page], form_export: Path
):
    page = open_page(height=2200)
    visit(page, f"{empty_app}/import")
    page.locator("input[type=file]").set_input_files(form_export)
    expect(page.get_by_role("button", name="Store 8 rows · hold 2")).to_be_visible(timeout=20_000)
    expect(page.get_by_text("6 rows · 9 of 9 columns matched · 3 notes or totals kept aside")).to_be_visible()

    # suggestions, once for all rows of one text
    page.get_by_role("button", name="Use 王芳", exact=True).click()
    settle(page)
    page.get_by_role("button", name="Use 张伟 (20230104)", exact=True).click()
    settle(page)
    page.get_by_role("button", name="for all 2 rows").nth(0).click()
    settle(page)
    expect(page.get_by_role("button", name="Store 10 rows", exact=True)).to_be_visible(timeout=20_000)

    # the day and the score are typed into the grid: row 10 is the last of the rows that had issues
    type_into(page, 4, 3, "2026-02-28")
    expect(page.get_by_text("Take back 4 changes")).to_be_visible(timeout=20_000)
    settle(page)
    type_into(page, 4, 5, "5")
    expect(page.get_by_text("Take back 5 changes")).to_be_visible(timeout=20_000)
    settle(page)
    expect(page.get_by_text("Date does not exist")).to_have_count(0)
    expect(page.get_by_text("Satisfaction outside the scale")).to_have_count(0)

    page.get_by_role("button", name="Store 10 rows", exact=True).click()
    expect(page.get_by_text("Import 1 is stored.")).to_be_visible(timeout=20_000)
    expect(page.get_by_text("undoing the import takes it along")).to_be_visible()

    # the unchanged file again is all the same
    page.locator("input[type=file]").set_input_files(form_export)
    expect(page.get_by_text("Everything in these files is already stored.")).to_be_visible(timeout=20_000)

    visit(page, f"{empty_app}/history")
    expect(page.get_by_text("Correction 3")).to_be_visible()
    page.get_by_role("button", name="Undo").last.click()
    settle(page)
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("3 were taken back")).to_be_visible(timeout=20_000)
