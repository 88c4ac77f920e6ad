"""Whole questions in other words, as form tools export them; and questions that no field answers."""

import pytest

from careerdash.domain.fields import fields_of
from careerdash.domain.paraphrases import _rules, asked_for
from careerdash.domain.vocabulary import SheetKind
from careerdash.imports.sheets.headers import match_header
from tests.making import plan_of, workbook

ENGLISH = {
    "Who did you have a conversation with?": "professional_name",
    "What is the name of the professional you talked to?": "professional_name",
    "Which company does the interviewee work for?": "organisation",
    "Name of the organisation where this person is employed": "organisation",
    "What position does the interviewee hold?": "occupation",
    "What does this person do for a living?": "occupation",
    "Which industry does the company belong to?": "industry",
    "How many years have they worked in this field?": "years_experience",
    "How long has the interviewee been in this profession?": "years_experience",
    "On which date was the interview held?": "interview_date",
    "When did the interview take place?": "interview_date",
    "Where did you meet for the interview?": "place",
    "How long did the conversation last?": "duration_minutes",
    "How was the interview conducted (phone, video, in person)?": "method",
    "How do you know this person?": "relationship",
    "How much does the interviewee earn per month?": "salary",
    "What do they make in a year?": "salary",
    "How much do beginners in this job get paid?": "salary_entry",
    "What does an experienced employee earn?": "salary_experienced",
    "How much did you think they would earn, before the interview?": "salary_guessed",
    "What are beginners paid, and what do more senior people earn?": "q20",
    "Overall, how happy are they with their work?": "satisfaction",
    "On a scale of 1 to 5, how satisfied is the interviewee with the job?": "satisfaction",
    "Which part of the job do they enjoy most?": "liked",
    "What are the downsides of the job?": "disliked",
    "What do they like most and what do they dislike about the work?": "q2",
    "What did you think of this job before you did the interview?": "prior_view",
    "How has your picture of the job changed after the interview?": "reality",
    "Do you think this career would suit you?": "fit",
    "Could you see yourself doing this job?": "fit",
    "Is this occupation right for me?": "fit",
    "What are you going to do next to prepare?": "plan",
    "What is your action plan after this interview?": "plan",
    "Have you sent a thank-you note?": "thanked_on",
    "Did they allow you to record the interview?": "permission",
    "May we get in touch with this person again?": "may_contact_again",
    "In which city is the job based?": "workplace_city",
    "How many hours do they work in an average week?": "weekly_hours",
    "What benefits does the employer offer?": "benefits",
    "Which skills are most important in this job?": "skills",
    "Which occupation are you exploring?": "field",
    "How did you come across your current job?": "q1",
    "What are you responsible for at work?": "q3",
    "What sort of things do people in your field do?": "q4",
    "Where is your office located?": "q5",
    "What kind of job offers the best career growth in this sector?": "q6",
    "What is the working environment like?": "q7",
    "Could you describe an ordinary working day?": "q8",
    "What does your daily routine look like?": "q8",
    "What is the hardest part of your job?": "q9",
    "Which problems do you have to deal with at work?": "q9",
    "What are you most proud of in your career?": "q10",
    "What abilities does someone need to be successful here?": "q11",
    "Which abilities should one improve, and in what way?": "q12",
    "What distinguishes those who succeed from those who fail?": "q13",
    "What knowledge and experience are required?": "q14",
    "What degree do you need for this work?": "q15",
    "What type of person is suited to this job?": "q16",
    "How do these requirements differ from other jobs?": "q17",
    "Which subjects at university are useful for this work?": "q18",
    "What training do new employees get?": "q19",
    "Does the work depend on the season or the region?": "q21",
    "How do you see the future of this industry?": "q22",
    "Where can I read more about this profession?": "q23",
    "Is there anyone else you would recommend I talk to?": "q24",
    "What is the interviewee's full name?": "professional_name",
    "Whom did you meet for this assignment's interview?": "professional_name",
    "At which firm is your interviewee employed?": "organisation",
    "What is his or her current job title?": "occupation",
    "What sector is the business in?": "industry",
    "For how long have they been doing this job?": "years_experience",
    "What day did the conversation take place?": "interview_date",
    "In what place was the interview held?": "place",
    "How many minutes did your interview take?": "duration_minutes",
    "Was the interview face to face, by phone or online?": "method",
    "How are you connected to this person?": "relationship",
    "What is the approximate annual income for this position?": "salary",
    "How satisfied would they say they are with their job, out of 10?": "satisfaction",
    "What do you enjoy most about your work?": "liked",
    "What do you like least about your work?": "disliked",
    "What was your impression of the profession before the interview?": "prior_view",
    "What is the job really like?": "reality",
    "After the interview, do you still want to work in this field?": "fit",
    "What steps will you take next?": "plan",
    "Did you thank the interviewee, and when?": "thanked_on",
    "How did you end up in this position?": "q1",
    "What are your day-to-day tasks?": "q8",
    "What obstacles do you face most often at work?": "q9",
    "Tell us about your greatest achievement at work": "q10",
    "What qualifications or degrees are expected?": "q15",
    "Which personality traits matter in this job?": "q16",
    "Which university courses helped you the most?": "q18",
    "Is training provided for new hires?": "q19",
    "What are the future prospects of your profession?": "q22",
    "Which websites or journals should I read to learn about the field?": "q23",
    "Could you recommend another person for me to interview?": "q24",
    "What do most people in this industry actually do?": "q4",
    "Which knowledge and skills are necessary for the job?": "q14",
}  # fmt: skip
CHINESE = {
    "您采访的是哪一位职场人士？": "professional_name",
    "请写下您访谈的人的姓名": "professional_name",
    "受访者在哪家公司上班": "organisation",
    "该职场人所在企业的名称": "organisation",
    "对方目前担任什么职务": "occupation",
    "他从事的行业属于哪个行业": "industry",
    "您从事这一行多久了": "years_experience",
    "受访者工作了多少年": "years_experience",
    "你是哪一天进行访谈的": "interview_date",
    "这次采访是什么时候进行的": "interview_date",
    "采访是在哪里进行的": "place",
    "本次访谈持续了多长时间": "duration_minutes",
    "你通过什么方式进行访谈": "method",
    "你与受访者是什么关系": "relationship",
    "你是怎么认识访谈对象的": "relationship",
    "如何联系受访者（电话或微信）": "contact",
    "受访者每个月大概挣多少钱": "salary",
    "这个岗位的工资水平怎么样": "salary",
    "刚毕业的新人一般能拿多少工资": "salary_entry",
    "有经验的员工收入大概多少": "salary_experienced",
    "访谈之前你以为这份工作的工资是多少": "salary_guessed",
    "新人和资深员工的收入分别是多少": "q20",
    "总体来说，受访者对工作满意吗": "satisfaction",
    "请给工作满意程度打分": "satisfaction",
    "这份工作最让您喜欢的地方是哪些": "liked",
    "您对这份工作有哪些不满意的地方": "disliked",
    "这份工作的优点和缺点分别是什么": "q2",
    "采访之前你对这个职业有什么看法": "prior_view",
    "访谈之后你对该职业的看法有什么改变": "reality",
    "您觉得自己是否适合这个职业": "fit",
    "你认为这份工作适合你吗": "fit",
    "你愿意从事这个职业吗": "fit",
    "接下来你打算做些什么": "plan",
    "通过这次访谈你有哪些收获": "plan",
    "访谈结束后你有没有向对方表示感谢": "thanked_on",
    "对方允许你录音吗": "permission",
    "以后还可以再联系对方吗": "may_contact_again",
    "受访者在哪个城市工作": "workplace_city",
    "受访者一周要工作多少小时": "weekly_hours",
    "公司有哪些福利": "benefits",
    "这个岗位需要掌握哪些技能": "skills",
    "你想了解的职业是什么": "field",
    "您当初是通过什么途径进入这一行的": "q1",
    "您在公司主要负责什么": "q3",
    "这个领域的人一般从事什么样的工作": "q4",
    "您平常在哪里办公": "q5",
    "业内什么岗位最有发展前途": "q6",
    "您的工作环境是什么样的": "q7",
    "您典型的一天是怎么安排的": "q8",
    "工作中您遇到的最大困难是什么": "q9",
    "您最引以为傲的成就是什么": "q10",
    "胜任这个岗位要有什么能力": "q11",
    "还有哪些能力需要加强，怎么加强": "q12",
    "成功的人和失败的人在行为上有什么差别": "q13",
    "从事这项工作必须掌握什么知识": "q14",
    "这个行业对学历有什么要求": "q15",
    "什么性格的人适合做这份工作": "q16",
    "这份工作的要求和别的职业有什么不一样": "q17",
    "您建议我们在大学里多学哪些课程": "q18",
    "新人入职以后会有什么培训": "q19",
    "这个行业受季节或者地域的影响吗": "q21",
    "您怎么看这个行业未来的发展": "q22",
    "有没有推荐的网站或者公众号可以了解这一行": "q23",
    "您能介绍其他人给我访谈吗": "q24",
    "请问您访谈的是谁": "professional_name",
    "您的访谈对象叫什么名字": "professional_name",
    "受访人目前在什么单位工作": "organisation",
    "受访人的工作岗位是什么": "occupation",
    "受访人从事什么行业": "industry",
    "您在这个岗位上工作了几年": "years_experience",
    "您什么时候做的访谈": "interview_date",
    "您是在什么地方采访的": "place",
    "采访大约用了多少分钟": "duration_minutes",
    "请问采用了哪种访谈形式": "method",
    "您和访谈对象的关系是": "relationship",
    "这份职业的月收入范围大概是多少": "salary",
    "您给受访者的职业满意度打几分": "satisfaction",
    "您最喜欢这份职业的哪一点": "liked",
    "工作中最让您不喜欢的是什么": "disliked",
    "访谈前您对这个职业的了解是怎样的": "prior_view",
    "访谈后您的认识有什么变化": "reality",
    "经过访谈，你觉得自己适合从事这一职业吗": "fit",
    "针对差距，你下一步有什么行动": "plan",
    "是否向受访者致谢": "thanked_on",
    "您当时是怎么应聘到这个岗位的": "q1",
    "您岗位的主要工作职责有哪些": "q3",
    "您每天的工作内容是什么": "q8",
    "工作中让您觉得最有挑战的事情是什么": "q9",
    "您工作中取得的最大成就是什么": "q10",
    "想在这个岗位做出成绩需要哪些能力": "q11",
    "您觉得哪些课程对我们将来的工作有帮助": "q18",
    "公司会给新员工提供什么样的培训": "q19",
    "您认为这个行业的发展前景怎么样": "q22",
    "通过哪些网站可以更多了解这个行业": "q23",
    "请问您能否推荐下一位受访者": "q24",
    "这一行对从业者的性格有什么要求": "q16",
    "进入这个行业一般需要什么学历": "q15",
}  # fmt: skip
NO_FIELD = [
    "您对本次问卷有什么建议？",
    "你为什么选择这个职业？",
    "公司有多少员工？",
    "您的爱好是什么呢？",
    "访谈提纲是由谁设计的",
    "您会再次选择这个职业吗？",
    "平时加班多吗？",
    "您如何平衡工作与生活？",
    "给大学生的建议有哪些？",
    "您的父母从事什么工作呢",
    "How many employees does the company have?",
    "What advice would you give to students?",
    "Do you have any other comments or questions?",
    "What would you do differently?",
    "How do you balance work and life?",
    "Would they choose this job again?",
    "Is overtime common in the office?",
    "Why did you choose this profession?",
    "What did your teacher say about the report?",
    "Which questions did you prepare beforehand?",
    "How did you feel during the interview?",
    "Grade given by the teacher for this report",
    "Have you handed in all the papers?",
    "What surprised you most?",
    "你在访谈过程中遇到了什么困难",
    "老师对访谈报告的评语是什么",
    "小组成员的分工是怎样的",
    "Name of the teacher who checked the interview",
    "How old is the interviewee?",
    "受访者的年龄是多少",
    "受访者毕业于哪所学校",
    "你对自己这次访谈的表现满意吗",
    "How satisfied are you with the interview itself?",
    "Which class are you in?",
]


def field(header):
    match = match_header(header, SheetKind.INTERVIEWS)
    return match.field if match else None


@pytest.mark.parametrize(("header", "expected"), [*ENGLISH.items(), *CHINESE.items()])
def test_a_question_in_other_words_is_understood(header, expected):
    assert field(header) == expected


@pytest.mark.parametrize("header", NO_FIELD)
def test_a_question_that_no_field_answers_is_kept(header):
    assert field(header) is None


def test_every_rule_is_about_a_field_that_exists():
    fields = fields_of(SheetKind.INTERVIEWS)
    assert {rule.field for rules in _rules().values() for rule in rules} <= set(fields)
    assert {f"q{number}" for number in range(1, 25)} <= {rule.field for rule in _rules()["en"]}


def test_known_spellings_are_not_read_otherwise():
    fields = fields_of(SheetKind.INTERVIEWS)
    for key, known in fields.items():
        for spelling in known.spellings:
            found = match_header(spelling, SheetKind.INTERVIEWS)
            assert found is not None
            assert found.field == key or found.field in fields, (spelling, found)
            assert asked_for(spelling) in {None, key, found.field} or found.reason == "exact", spelling


def test_an_export_of_whole_questions_alone_is_a_log(database):
    rows = [
        ["请问您的学号是多少", "请写下您访谈的人的姓名", "你是哪一天进行访谈的", "总体来说，受访者对工作满意吗", "您觉得自己是否适合这个职业"],
        ["20250001", "王建国", "2026-03-02", "满意", "适合"],
        ["20250002", "赵丽华", "2026-03-05", "非常满意", "不适合"],
    ]  # fmt: skip
    sheet = plan_of(database, workbook("export.xlsx", {"Sheet1": rows})).files[0].sheets[0]
    assert list(sheet.mapping.values()) == [
        "student_id", "professional_name", "interview_date", "satisfaction", "fit",
    ]  # fmt: skip
    assert (sheet.header_row, sheet.counts.new) == (1, 2)
    assert [column.reason for column in sheet.columns][1] == "asked"


def test_answers_are_no_headers(database):
    rows = [
        ["Name", "Interviewee", "Question 8", "Question 22"],
        ["Ann Archer", "Carla Diaz", "What I do every day at work is reports", "The future of the industry is open"],
        ["Ben Brook", "Dmitri Orlov", "Where I work is the office and my workplace is loud", "Nobody knows"],
    ]
    sheet = plan_of(database, workbook("log.xlsx", {"Log": rows})).files[0].sheets[0]
    assert (sheet.header_row, sheet.counts.new) == (1, 2)
