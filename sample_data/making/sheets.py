"""The sheets of each class: headers as the classes type them, and a row of cells for each record."""

from collections.abc import Callable
from random import Random

from making.model import Interview, Pay, SampleClass, Student
from making.talks import QUESTIONS
from making.typed import (
    FITS,
    METHODS,
    PERMISSIONS,
    PLANNING_WORDS,
    RESULT_WORDS,
    ROUND_WORDS,
    STEP_WORDS,
    Cell,
    typed_date,
    typed_level,
    typed_minutes,
    typed_received,
    typed_satisfaction,
    typed_skills,
    typed_thanks,
    typed_yes_no,
)

HABITS = {"data": "us", "marketing": "zh", "care": "uk"}
SCALES = {"data": "1-5", "marketing": "words", "care": "1-10"}
STATUS_WORDS = {
    "en": {"active": "Active", "excused": "Excused", "withdrawn": "Withdrawn"},
    "zh": {"active": "在读", "excused": "免修", "withdrawn": "退学"},
}
ROSTER_HEADERS = {
    "en": (
        "Student ID",
        "Student Name",
        "Class",
        "Major",
        "Year",
        "Email",
        "Target occupation",
        "Holland code",
        "Outline received",
        "Self-assessment",
        "Summary report",
        "Status",
    ),
    "zh": (
        "学号",
        "姓名",
        "班级",
        "专业",
        "年级",
        "邮箱",
        "目标职业",
        "霍兰德代码",
        "访谈提纲",
        "自我评估",
        "总结报告",
        "状态",
    ),
}
QUESTION_HEADERS = {
    "en": {
        1: "Q1. How did you find this job?",
        3: "Q3. What is your position? What are your main responsibilities?",
        4: "Q4. What do people in this industry do?",
        8: "Q8. What do you do at work every day?",
        9: "Q9. What is the biggest challenge?",
        10: "Q10. What is your main achievement?",
        11: "Q11. Abilities needed to succeed",
        14: "Q14. What knowledge, skills and experience do you think you should have to do this job well?",
        15: "Q15. Education and training expected",
        16: "Q16. Personal qualities",
        18: "Q18. Which courses in the school are more helpful to this industry?",
        19: "Q19. Training given to newcomers",
        22: "Q22. What are the difficulties and prospects of this industry?",
        24: "Q24. Who should I interview next?",
    },
    "zh": {
        1: "1、您是怎样找到这份工作的？",
        2: "2、就您的工作而言，您最喜欢什么？最不喜欢什么？",
        3: "3、您的职位是什么？主要职责是什么？",
        4: "4、本行业的人都做些什么？",
        5: "5、工作地点在哪里？",
        7: "7、工作场所有哪些特征？",
        8: "8、您每天都做什么工作？",
        9: "9、您每天面临哪些问题，最有挑战性的是什么？",
        10: "10、您主要的个人成就是什么？",
        11: "11、要想在这个职位上成功，必须具备和保持什么样的能力？",
        12: "12、需要提高哪些能力？如何提高？",
        13: "13、在同一职位上，哪些行为能够区分成功与失败？",
        14: "14、做好这份工作应具备哪些知识、技能和经验？",
        15: "15、目前行业内人员应具备什么样的教育和培训背景？",
        16: "16、做好这份工作，哪些个人品质、性格和能力是重要的？",
        18: "18、学校的哪些课程对进入该行业比较有帮助？",
        19: "19、单位一般为刚入行的员工提供哪些培训？",
        22: "22、这个行业的困难和前景如何？",
        23: "23、有哪些专业杂志、行业网站或其他渠道可以帮助我深入了解这个领域？",
        24: "24、您的熟人中有谁能成为我的下一个访谈对象？可以说是您介绍的吗？",
    },
}
# class -> header -> what stands in the column; the order is the order of the columns
INTERVIEW_HEADERS: dict[str, dict[str, str]] = {
    "data": {
        "Student ID": "number",
        "Student Name": "name",
        "Target role": "field",
        "Interviewee": "professional",
        "Company": "organisation",
        "Job title": "occupation",
        "Industry": "industry",
        "Level": "level",
        "Yrs of Exp": "years",
        "E-mail": "contact",
        "Relationship": "relationship",
        "Referred by": "referred_by",
        "Interview Date": "day",
        "Mode": "method",
        "Length (min)": "minutes",
        "Permission to record": "permission",
        "Notes completed": "notes_on",
        "Thank-you sent": "thanked",
        "Entry-level salary": "pay_entry",
        "Experienced salary": "pay_experienced",
        "Salary": "pay_own",
        "Hours per week": "hours",
        "City": "city",
        "Key Skills": "skills",
        "My level (1-5)": "own_ratings",
        "Satisfaction (1-5)": "satisfaction",
        "Best part": "liked",
        "Worst part": "disliked",
        "Prior view": "prior_view",
        "Reality": "reality",
        "Expected salary": "guessed",
        "Before: workload (1-5)": "before_0",
        "After: workload (1-5)": "after_0",
        "Before: prospects (1-5)": "before_1",
        "After: prospects (1-5)": "after_1",
        "Fit": "fit",
        "Next step": "plan",
        "Referral?": "referral",
        "May we contact again?": "contact_again",
        "May we keep the answers?": "keep_answers",
        "Remarks": "remark",
    },
    "marketing": {
        "学号": "number",
        "访谈人": "name",
        "目标职业": "field",
        "受访者": "professional",
        "工作单位": "organisation",
        "职位": "occupation",
        "所属行业": "industry",
        "层级": "level",
        "工作年限": "years",
        "联系方式": "contact",
        "与我的关系": "relationship",
        "介绍人": "referred_by",
        "访谈日期": "day",
        "访谈方式": "method",
        "访谈时长（分钟）": "minutes",
        "是否同意录音": "permission",
        "整理时间": "notes_on",
        "是否致谢": "thanked",
        "薪资待遇": "pay_own",
        "预期薪资": "guessed",
        "工作城市": "city",
        "每周工时": "hours",
        "技能要求": "skills",
        "满意度": "satisfaction",
        "最喜欢": "liked",
        "最不喜欢": "disliked",
        "访谈前的印象": "prior_view",
        "实际情况": "reality",
        "访谈前 工作强度": "before_0",
        "访谈后 工作强度": "after_0",
        "访谈前 发展前景": "before_1",
        "访谈后 发展前景": "after_1",
        "是否适合": "fit",
        "自我修养计划": "plan",
        "可引荐人": "referral",
        "可否再联系": "contact_again",
        "可否保留": "keep_answers",
        "其他": "remark",
    },
    "care": {
        "Student No.": "number",
        "Interviewer (student)": "name",
        "Career field": "field",
        "Name of person you spoke with": "professional",
        "Employer": "organisation",
        "Role": "occupation",
        "Sector": "industry",
        "Seniority": "level",
        "Years in the job": "years",
        "Contact details": "contact",
        "How did you find them?": "relationship",
        "Date of Interview": "day",
        "Interview method": "method",
        "Duration (minutes)": "minutes",
        "Thank-you date": "thanked",
        "Salary Range": "pay_own",
        "Working hours": "hours",
        "Skills Needed": "skills",
        "Satisfaction (1-10)": "satisfaction",
        "Likes": "liked",
        "Dislikes": "disliked",
        "Expectation": "prior_view",
        "What I found": "reality",
        "Suitable?": "fit",
        "My plan": "plan",
        "Recommended contact": "referral",
    },
}
PLANNING_HEADERS = ("学号", "姓名", "步骤", "完成情况", "完成日期", "内容", "短期目标", "中期目标", "长期目标")
ROUND_HEADERS = (
    "学号",
    "姓名",
    "投递公司",
    "应聘岗位",
    "轮次",
    "面试日期",
    "面试官",
    "结果",
    "准备",
    "是否录用",
    "录用薪资",
)

_FIELD_LEFT_OUT = 0.08


def number_cell(sample: SampleClass, number: str) -> Cell:
    """A student number as its class keeps it: text, a long number, or a number shown with zeros in front."""
    if not number or sample.key == "data":
        return number
    return int(number) if sample.key == "marketing" else (int(number), "00000")


def pay_cell(pay: Pay | None) -> Cell:
    """Pay as typed; a currency format belongs to the cell, not to the text."""
    if pay is None:
        return ""
    if pay.number_format and not isinstance(pay.text, str):
        return (pay.text, pay.number_format)
    return pay.text


def roster_row(draw: Random, sample: SampleClass, student: Student) -> list[Cell]:
    """One student of the roster."""
    habit = HABITS[sample.key]
    return [
        number_cell(sample, student.number),
        student.name,
        sample.name,
        student.major,
        student.year,
        student.email,
        student.field,
        student.holland,
        typed_received(draw, student.outline, None, habit),
        typed_received(draw, student.self_assessment, None, habit),
        typed_received(draw, student.summary, student.summary_on, habit),
        STATUS_WORDS[sample.language][student.status],
    ]


def interview_header(sample: SampleClass) -> list[str]:
    """The header row of the interviews sheet."""
    questions = QUESTION_HEADERS[sample.language]
    return [*INTERVIEW_HEADERS[sample.key], *(questions[number] for number in QUESTIONS[sample.key])]


def interview_row(draw: Random, sample: SampleClass, row: Interview) -> list[Cell]:
    """One interview as its class types it."""
    language, habit = sample.language, HABITS[sample.key]
    person, held = row.professional, row.state == "held"
    level, years = typed_level(draw, person, language)
    drawn: dict[str, Callable[[], Cell]] = {
        "number": lambda: number_cell(sample, row.student.number),
        "name": lambda: row.student.name,
        "field": lambda: _typed_field(draw, row),
        "professional": lambda: person.name,
        "organisation": lambda: person.organisation,
        "occupation": lambda: person.occupation,
        "industry": lambda: person.industry,
        "level": lambda: level,
        "years": lambda: years,
        "contact": lambda: person.contact,
        "relationship": lambda: person.relationship,
        "day": lambda: typed_date(draw, row.day, habit),
        "method": lambda: draw.choice(METHODS[language][row.method]) if row.method else "",
        "minutes": lambda: typed_minutes(draw, row.minutes, language),
        "permission": lambda: draw.choice(PERMISSIONS[language][row.permission]) if row.permission else "",
        "notes_on": lambda: typed_date(draw, row.notes_on, habit),
        "thanked": lambda: typed_thanks(draw, row, habit),
        "pay_own": lambda: pay_cell(row.pay.get("own")),
        "pay_entry": lambda: pay_cell(row.pay.get("entry")),
        "pay_experienced": lambda: pay_cell(row.pay.get("experienced")),
        "guessed": lambda: pay_cell(row.guessed),
        "hours": lambda: person.hours if held else "",
        "city": lambda: person.city if held else "",
        "skills": lambda: typed_skills(draw, person.skills, language) if held else "",
        "satisfaction": lambda: typed_satisfaction(draw, person.satisfaction if held else None, SCALES[sample.key]),
        "own_ratings": lambda: "; ".join(f"{skill} {rating}" for skill, rating in row.own_ratings.items()),
        "fit": lambda: draw.choice(FITS[language][row.fit]) if row.fit else "",
        "contact_again": lambda: typed_yes_no(draw, row.contact_again, language),
        "keep_answers": lambda: typed_yes_no(draw, row.keep_answers, language),
        "before_0": lambda: row.before[0] if row.before else "",
        "before_1": lambda: row.before[1] if row.before else "",
        "after_0": lambda: row.after[0] if row.after else "",
        "after_1": lambda: row.after[1] if row.after else "",
    }
    cells = [drawn[name]() if name in drawn else getattr(row, name) for name in INTERVIEW_HEADERS[sample.key].values()]
    return [*cells, *(row.answers.get(number, "") for number in QUESTIONS[sample.key])]


def _typed_field(draw: Random, row: Interview) -> str:
    """The field, now and then left out where the roster states it anyway."""
    return "" if row.field == row.student.field and draw.random() < _FIELD_LEFT_OUT else row.field


def planning_rows(draw: Random, sample: SampleClass) -> list[list[Cell]]:
    """One row per student and step."""
    return [
        [
            number_cell(sample, entry.student.number),
            entry.student.name,
            STEP_WORDS[entry.step],
            draw.choice(PLANNING_WORDS[entry.status]),
            typed_date(draw, entry.day, "zh"),
            entry.text,
            entry.goals.get("short", ""),
            entry.goals.get("medium", ""),
            entry.goals.get("long", ""),
        ]
        for entry in sample.planning
    ]


def round_rows(draw: Random, sample: SampleClass) -> list[list[Cell]]:
    """One row per round of a job application."""
    return [
        [
            number_cell(sample, entry.student.number),
            entry.student.name,
            entry.employer,
            entry.post,
            draw.choice(ROUND_WORDS[entry.round]),
            typed_date(draw, entry.day, "zh"),
            entry.interviewer,
            draw.choice(RESULT_WORDS[entry.result]),
            typed_yes_no(draw, entry.prepared, "zh"),
            typed_yes_no(draw, entry.offer, "zh"),
            pay_cell(entry.offered),
        ]
        for entry in sample.rounds
    ]
