"""Several interviews in one row, and several forms on one sheet, side by side."""

from datetime import date

from careerdash.imports.history import redo_batch, undo_batch
from careerdash.imports.model import Counts
from tests.making import NOW, everything, plan_of, store, table, workbook

HEAD = ["学号", "姓名", *(f"{name}{n}" for n in (1, 2, 3) for name in ("访谈对象", "单位", "职位", "访谈日期")), "备注"]
LI = ["20230101", "李明", "陈静", "蓝海", "专员", "2026-03-02", "赵磊", "星河", "运营", "2026-03-05",
      "孙丽", "新禾", "助理", "2026-03-09", "已交"]  # fmt: skip
WANG = ["20230102", "王芳", "周杰", "远景", "专员", "2026-03-11", "吴敏", "百川", "经理", "2026-03-12"]


def met(database):
    return table(
        database, "interviews JOIN students USING (student_key)", "student_name, professional_name, organisation"
    )


def test_interviews_beside_each_other_are_one_interview_each(database):
    source = workbook("log.xlsx", {"Log": [["2026年访谈汇总"], HEAD, LI, WANG]})
    plan = plan_of(database, source)
    assert plan.counts == Counts(new=5)
    assert [(sheet.name, sheet.header_row, sheet.counts.new) for sheet in plan.files[0].sheets] == [
        ("Log", 2, 2), ("Log (from column G)", 2, 2), ("Log (from column K)", 2, 1),
    ]  # fmt: skip
    receipt = store(database, source)
    assert met(database) == [
        ("李明", "孙丽", "新禾"), ("李明", "赵磊", "星河"), ("李明", "陈静", "蓝海"),
        ("王芳", "吴敏", "百川"), ("王芳", "周杰", "远景"),
    ]  # fmt: skip
    assert any("已交" in cells for (cells,) in table(database, "raw_rows", "cells"))
    assert plan_of(database, source).counts == Counts(same=5)
    before = everything(database)
    undo_batch(database, receipt.batch, NOW)
    redo_batch(database, receipt.batch, NOW)
    assert everything(database) == before


def test_interviews_under_groups_are_one_interview_each(database):
    rows = [
        ["Student ID", "Name", "First interview", None, None, "Second interview", None, None],
        [None, None, "Interviewee", "Company", "Date", "Interviewee", "Company", "Date"],
        ["20250001", "Ann Archer", "P One", "A", "2026-03-01", "P Two", "B", "2026-02-31"],
    ]
    plan = plan_of(database, workbook("log.xlsx", {"Log": rows}))
    assert plan.counts == Counts(new=2)
    (issue,) = [issue for issue in plan.issues if issue.code == "date_impossible"]
    assert (issue.sheet, issue.row, issue.column) == ("Log (from column F)", 3, "H")


def test_forms_beside_each_other_have_a_student_each(database):
    rows = [
        ["学号", "20230101", None, "学号", "20230102"],
        ["姓名", "李明", None, "姓名", "王芳"],
        ["访谈对象", "陈静", None, "访谈对象", "赵磊"],
        ["工作单位", "蓝海", None, "工作单位", "星河"],
        ["职位", "专员", None, "职位", "运营"],
        ["访谈日期", "2026-03-02", None, "访谈日期", "2026-03-05"],
    ]
    receipt = store(database, workbook("forms.xlsx", {"表": rows}))
    assert receipt.counts == Counts(new=2)
    assert met(database) == [("李明", "陈静", "蓝海"), ("王芳", "赵磊", "星河")]
    assert table(database, "interviews", "interview_date") == [(date(2026, 3, 2),), (date(2026, 3, 5),)]


def test_the_time_a_form_was_sent_gives_way_to_the_day_of_the_interview(database):
    head = ["Timestamp", "Your name", "Who did you interview?", "When did the interview take place?"]
    row = ["3/14/2026 14:05:33", "Ann Archer", "Carla Diaz", "3/12/2026"]
    sheet = plan_of(database, workbook("log.xlsx", {"Form": [head, row]})).files[0].sheets[0]
    assert sheet.mapping[head[3]] == "interview_date"
    assert sheet.mapping["Timestamp"] is None
