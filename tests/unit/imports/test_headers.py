"""Headers as people type them, and the row they stand in."""

import pytest

from careerdash.domain.vocabulary import SheetKind
from careerdash.imports.sheets.detect import detect
from careerdash.imports.sheets.headers import match_header
from careerdash.imports.sheets.mapping import column_letter, map_columns
from careerdash.imports.sheets.two_rows import two_row_header
from tests.making import plan_of, workbook

INTERVIEWS = SheetKind.INTERVIEWS


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Salary", "salary"),
        ("  SALARY  ", "salary"),
        ("ＳＡＬＡＲＹ", "salary"),
        ("Sаlаry", "salary"),  # two letters of another alphabet
        ("17、薪资", "salary"),
        ("Job – Base Salary", "salary"),
        ("Interview Date*", "interview_date"),
        ("Intervew Date", "interview_date"),
        ("受访者姓名（必填）", "professional_name"),
        ("您目前的薪资范围", "salary"),
        ("职务/职称", "occupation"),
        ("20. What is the salary level of junior positions and slightly higher positions in your field?", "q20"),
        ("8、您每天都做什么工作？", "q8"),
        ("1 1. If you want to succeed in this position, what kind of abilities must you have and maintain?", "q11"),
        ("Before: workload (1-5)", "before_workload"),
        ("满意度（10分制）", "satisfaction"),
    ],
)
def test_a_header_finds_its_field(header, field):
    match = match_header(header, INTERVIEWS)
    assert match is not None
    assert match.field == field


@pytest.mark.parametrize("header", ["", "   ", "Weather", "备用", "???", "Cake"])
def test_an_unknown_header_finds_none(header):
    assert match_header(header, INTERVIEWS) is None


@pytest.mark.parametrize(
    ("index", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")]
)
def test_column_letters_are_those_of_excel(index, letter):
    assert column_letter(index) == letter


def test_a_plainer_spelling_wins():
    fields = {column.header: column.field for column in map_columns(["Name", "Student name"], INTERVIEWS, {}, {})}
    assert fields == {"Name": None, "Student name": "student_name"}


def test_banner_rows_above_the_header_are_passed_over():
    rows = [
        ["Class 1 interview log 2026", None, None],
        ["please fill in", None, None],
        ["姓名", "受访者", "薪资"],
        ["甲", "乙", "8k"],
    ]
    found = detect("Sheet1", rows)
    assert (found.position, found.kind, found.height) == (2, INTERVIEWS, 1)


def test_two_rows_make_one_header():
    rows = [
        ["学号", "姓名", "受访者", "访谈前", None, "访谈后", None],
        [None, None, None, "工作强度", "发展前景", "工作强度", "发展前景"],
        ["20250001", "甲", "乙", "3", "4", "2", "5"],
    ]
    found = detect("访谈", rows)
    assert (found.position, found.height) == (1, 2)
    mapped = [column.field for column in map_columns(found.headers, found.kind, {}, {})]
    assert mapped == [
        "student_id", "student_name", "professional_name",
        "before_workload", "before_prospects", "after_workload", "after_prospects",
    ]  # fmt: skip


def test_one_header_row_is_not_joined_with_the_data():
    rows = [["Name", "Interviewee", "Salary"], ["Ann", "Carla", "65k"], ["Ben", "Dmitri", "70k"]]
    assert detect("Log", rows).height == 1


def test_a_two_row_header_in_a_workbook(database):
    rows = [
        ["Student", None, "Interview", None, "Pay", None],
        ["Student ID", "Name", "Interviewee", "Interview Date", "Starting salary", "Experienced salary"],
        ["20250001", "Ann Archer", "Carla Diaz", "2026-03-02", "$50k", "$90k"],
    ]
    plan = plan_of(database, workbook("x.xlsx", {"Log": rows}))
    sheet = plan.files[0].sheets[0]
    assert sheet.header_row == 2
    assert sheet.counts.new == 1
    assert None not in sheet.mapping.values()


@pytest.mark.parametrize(
    ("name", "header", "kind"),
    [
        ("Sheet1", ["学号", "姓名", "班级"], SheetKind.ROSTER),
        ("Sheet1", ["Student ID", "Name", "Step", "Status", "Date"], SheetKind.PLANNING),
        ("Sheet1", ["Name", "Short-term goal", "Long-term goal"], SheetKind.PLANNING),
        ("Sheet1", ["姓名", "投递公司", "应聘岗位", "轮次", "结果"], SheetKind.JOB_INTERVIEWS),
        ("求职面试", ["姓名", "公司", "岗位", "结果"], SheetKind.JOB_INTERVIEWS),
        ("Sheet1", ["Name", "Company", "Position"], SheetKind.INTERVIEWS),
        ("Cakes", ["Flavour", "Slices"], SheetKind.UNKNOWN),
    ],
)
def test_the_header_tells_the_kind(name, header, kind):
    assert detect(name, [header, ["x"] * len(header)]).kind is kind


def test_questions_in_other_words_go_by_their_number_where_the_sheet_keeps_to_the_outline():
    known = [
        "7、工作环境有什么特点",
        "8、您每天都做什么工作",
        "10、最成功的是什么",
        "18、哪些课程有帮助",
        "22、行业的困难及前景",
    ]
    columns = map_columns([*known, "6、哪些工作最有发展？", "姓名"], INTERVIEWS, {}, {})
    assert [column.field for column in columns] == ["q7", "q8", "q10", "q18", "q22", "q6", "student_name"]
    alone = map_columns(["5、您的性格如何？", "姓名"], INTERVIEWS, {}, {})
    assert [column.field for column in alone] == [None, "student_name"]


def test_headers_are_given_back_as_typed():
    columns = map_columns(["满意度（10分制）", " Salary "], INTERVIEWS, {}, {})
    assert [column.key for column in columns] == ["满意度（10分制）", "Salary"]


def fields_under(*rows):
    found = detect("Log", rows)
    return found.height, [column.field for column in map_columns(found.headers, found.kind, {}, {})]


@pytest.mark.parametrize(
    ("rows", "fields"),
    [
        (
            (["ID", "Name", "Interviewee", "Before", None, None, "After", None, None],
             [None, None, None, "Workload (1-5)", "Prospects", "Culture", "Workload (1-5)", "Prospects", "Culture"],
             ["20250001", "Ann", "Carla", "3", "4", "2", "5", "1", "2"]),
            ["student_id", "student_name", "professional_name", "before_workload", "before_prospects", None,
             "after_workload", "after_prospects", None],
        ),
        (
            (["学号", "姓名", "受访者信息", None, "访谈前", None, "访谈后", None],
             [None, None, "姓名", "单位", "工作强度", "压力", "工作强度", "压力"],
             ["20250001", "甲", "乙", "华为", "3", "4", "2", "5"]),
            ["student_id", "student_name", "professional_name", "organisation", "before_workload", None,
             "after_workload", None],
        ),
        (
            (["Name", "Interviewee", "Salary", None, "Skills"], [None, None, "Entry", "Experienced", None],
             ["Ann", "Carla", "50k", "90k", "SQL"]),
            ["student_name", "professional_name", "salary_entry", "salary_experienced", "skills"],
        ),
        (
            (["姓名", "访谈对象", "薪资", None, "技能"], [None, None, "初级", "高级", None], ["甲", "乙", "5k", "9k", "SQL"]),
            ["student_name", "professional_name", "salary_entry", "salary_experienced", "skills"],
        ),
    ],
)  # fmt: skip
def test_groups_over_names_say_what_the_names_mean(rows, fields):
    assert fields_under(*rows) == (2, fields)


def test_the_word_of_the_group_stays_with_names_nothing_is_known_of():
    rows = [
        ["Name", "Interviewee", "Before", None, "After", None],
        [None, None, "Culture", "Noise", "Culture", "Noise"],
        ["Ann", "Carla", "3", "4", "2", "5"],
    ]
    assert detect("Log", rows).headers == (
        "Name", "Interviewee", "Before Culture", "Before Noise", "After Culture", "After Noise",
    )  # fmt: skip


def test_a_row_with_gaps_below_a_header_is_a_row():
    rows = [["Name", "Interviewee", "Company", None], [None, "Carla Diaz", "Northwind", None], ["Ben", "Eve", "A", "b"]]
    assert detect("Log", rows).height == 1


def test_a_merged_group_reaches_no_further_than_its_cell():
    assert two_row_header(["A", "Salary", None, None], ["a", "Entry", "Senior", "Mood"], {1: 2})[3] == "Mood"


def test_labels_and_values_above_a_header_are_no_groups():
    rows = [
        ["Class:", "Data 1", None, "Teacher:", "Ms Li"],
        ["Student ID", "Name", "Interviewee", "Company", "Mood"],
        ["20250001", "Ann", "Carla", "Northwind", "fine"],
    ]
    found = detect("Log", rows)
    assert (found.height, found.headers[4]) == (1, "Mood")


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Workload (before)", "before_workload"),
        ("工作强度（访谈前）", "before_workload"),
        ("采访前对工作强度的印象（1-5分）", "before_workload"),
        ("After the interview: work environment", "after_environment"),
        ("访后兴趣", "after_interest"),
        ("Workload (1-5)", None),
        ("Workload", "weekly_hours"),
        ("Before lunch", None),
        ("Salary of senior staff", "salary_experienced"),
        ("应届生薪酬", "salary_entry"),
        ("访谈对象的工作内容", None),
    ],
)
def test_when_and_what_in_either_order(header, field):
    match = match_header(header, INTERVIEWS)
    assert (match.field if match else None) == field


def test_words_that_could_be_labels_do_not_make_a_table_a_form(database):
    rows = [
        ["Name", "Interviewee", "Method"],
        ["Ann Archer", "Carla Diaz", "E-mail"],
        ["Ben Brook", "Dmitri Orlov", "Phone"],
        ["Cora Chen", "Eve Stone", "Channel"],
        ["Dan Dorn", "Fay Gold", "School"],
    ]
    sheet = plan_of(database, workbook("x.xlsx", {"Log": rows})).files[0].sheets[0]
    assert (sheet.header_row, sheet.counts.new) == (1, 4)
