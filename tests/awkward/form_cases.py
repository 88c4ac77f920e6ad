"""Forms, and values that are easily harmed."""

from datetime import date

from tests.awkward.shapes import ANN, BEN, CORA, FIELDS, HEAD, INTERVIEWS, Expected, one, right

# fmt: off
FORMS = [
    one("form, values beside", [["生涯人物访谈记录表"], ["学号", "20250011", "姓名", "李明"], ["访谈对象", "王建国",
        "职位", "分析师"], ["工作单位", "北风科技", "访谈日期", "2026-03-02"], ["薪资范围", "8-10k/月"], ["我的收获",
        "要多练习表达"]], Expected(INTERVIEWS, 2, {"访谈对象": "professional_name", "访谈日期": "interview_date",
        "我的收获": "plan"}, 1), merged=[(0, 0, 0, 3), (4, 1, 4, 3), (5, 1, 5, 3)]),
    one("form, values below", [["Student ID"], ["20250001"], ["Interviewee"], ["Carla Diaz"], ["Company"],
        ["Northwind"], ["Interview Date"], ["2026-03-02"], ["Likes"], ["The people there."],
        ["They help each other."]], Expected(INTERVIEWS, 1, {"Interviewee": "professional_name", "Likes": "liked"},
        1)),
    one("form with colons and merged labels", [["INTERVIEW FORM"], ["Student name:", None, "Ann Archer"],
        ["Student ID:", None, "20250001"], ["Interviewee:", None, "Carla Diaz"], ["Company:", None, "Northwind"],
        ["Interview date:", None, "2026-03-02"], ["What surprised you:", None, "How quiet it was"]],
        Expected(INTERVIEWS, 2, {"Student name": "student_name", "Interviewee": "professional_name",
        "What surprised you": None}, 1), merged=[(n, 0, n, 1) for n in range(1, 7)]),
    one("form of three blocks", [["学号", "20250011"], ["姓名", "李明"], *[line for n, person in enumerate(("王建国",
        "赵丽华", "孙伟"), 1) for line in ([f"访谈{n}"], ["访谈对象", person], ["工作单位", f"公司{n}"], ["职位",
        "分析师"], ["访谈日期", f"2026-03-0{n}"])]], Expected(INTERVIEWS, 1, {"访谈对象": "professional_name",
        "访谈日期": "interview_date"}, 3)),
    one("form with the 24 questions below each other", [["姓名：", "李明", "学号：", "20250011"], ["访谈对象：",
        "王建国", "访谈时间：", "2026-03-02"], ["1、您是怎样找到这份工作的？"], ["同学介绍"],
        ["2、就您的工作而言，您最喜欢什么？最不喜欢什么？"], ["喜欢自由，不喜欢加班"], ["8、您每天都做什么工作？"],
        ["写报告"], ["18、学校的哪些课程对进入该行业比较有帮助？"], ["统计学"]], Expected(INTERVIEWS, 1,
        {"1、您是怎样找到这份工作的?": "q1", "2、就您的工作而言,您最喜欢什么?最不喜欢什么?": "q2",
        "8、您每天都做什么工作?": "q8", "18、学校的哪些课程对进入该行业比较有帮助?": "q18"}, 1)),
    one("form that leaves the student blank, named by the file", [["学号", None], ["姓名", None], ["访谈对象",
        "王建国"], ["工作单位", "北风科技"], ["访谈日期", "2026-03-02"]], Expected(INTERVIEWS, 1,
        {"Student ID (file name)": "student_id", "Student name (file name)": "student_name", "学号": None}, 1),
        file="20250011_李明_访谈.xlsx"),
    one("form with the name only, the number in the file", [["姓名", "李明"], ["访谈对象", "王建国"], ["工作单位",
        "北风科技"], ["访谈日期", "2026-03-02"]], Expected(INTERVIEWS, 1, {"姓名": "student_name",
        "Student ID (file name)": "student_id"}, 1), file="20250011-李明-访谈记录.xlsx"),
    one("form moved down and to the right, with a legend beside", [[], [], *right([["Student ID", "20250001", None,
        "Legend: fill in white cells"], ["Student name", "Ann Archer"], ["Interviewee", "Carla Diaz"], ["Company",
        "Northwind"], ["Interview date", "2026-03-02"]], 3)], Expected(INTERVIEWS, 3,
        {"Interviewee": "professional_name"}, 1)),
]

VALUES = [
    one("real date cells and numbers", [[*HEAD, "Satisfaction (1-5)"], [20250001, *ANN[1:5], date(2026, 3, 2), 4],
        [20250002, *BEN[1:5], date(2026, 3, 5), 5]], Expected(INTERVIEWS, 1, {"Interview Date": "interview_date",
        "Student ID": "student_id"}, 2)),
    one("texts that look like code stay texts", [[*HEAD, "Likes"], [*ANN, "=1+1"], [*BEN,
        "<script>alert(1)</script>"], [*CORA, "NULL"]], Expected(INTERVIEWS, 1, {"Likes": "liked"}, 3)),
    one("people called None and Null", [HEAD, ["20250001", "None", "Null", "NA", "Analyst", "2026-03-02"]],
        Expected(INTERVIEWS, 1, FIELDS, 1)),
    one("a header in the middle of long prose", [["Student ID", "Interviewee",
        "Please describe in at least two hundred words what the person you interviewed told you about the way into the profession and what you think of it yourself"],
        ["20250001", "Carla Diaz", "x" * 400]], Expected(INTERVIEWS, 1, {"Student ID": "student_id"}, 1)),
]
