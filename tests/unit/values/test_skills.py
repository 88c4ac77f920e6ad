"""Skills: cutting a cell apart and folding spellings."""

import pytest

from careerdash.domain.vocabulary import NACE_COMPETENCIES
from careerdash.values import skill_vocabulary
from careerdash.values.skill_vocabulary import skill_key, vocabulary
from careerdash.values.skills import canonical_skill, known_skills, read_skills, split_skills

# A name that is kept as typed begins with "?".
READ = [
    ("['SQL', 'BI']", ["SQL", "Business intelligence"]),
    ("SQL; Python, Excel", ["SQL", "Python", "Excel"]),
    ("C#/.NET, C++", ["C# / .NET", "C++"]),
    ("Javascript / Typescript", ["JavaScript / TypeScript"]),
    ("1. 沟通能力 2. 团队协作 3. Excel", ["Communication", "Teamwork", "Excel"]),
    ("①沟通能力②抗压能力", ["Communication", "Resilience"]),
    ("沟通能力；团队合作、数据分析/Excel", ["Communication", "Teamwork", "Data analysis", "Excel"]),
    ("UI/UX, CI/CD; A/B testing、PL/SQL", ["UI / UX design", "CI/CD", "A/B testing", "PL/SQL"]),
    ("Communication and teamwork", ["Communication", "Teamwork"]),
    ("good communication skills, strong work ethic", ["Communication", "Work ethic"]),
    ("熟练掌握Python、良好的沟通能力", ["Python", "Communication"]),
    ("MS Office (Word, Excel, PowerPoint), sales", ["Microsoft Office", "Sales"]),
    ("沟通能力┋写作┋Excel", ["Communication", "Writing", "Excel"]),
    ("research and development", ["Research and development"]),
    ("Python SQL Excel", ["Python", "SQL", "Excel"]),
    ("沟通 写作 抗压", ["Communication", "Writing", "Resilience"]),
    ("PS、AI、PR", ["Photoshop", "Illustrator", "Premiere"]),
    ("Hard skills: SQL, Python", ["SQL", "Python"]),
    ("NA", []),
    ("-", []),
    ("沟通能力\n写作能力", ["Communication", "Writing"]),
    ("underwater basket weaving; Python", ["?underwater basket weaving", "Python"]),
    ("1.沟通能力2.团队协作3.学习", ["Communication", "Teamwork", "Learning ability"]),
    ("data analysis, Data Analytics；数据分析", ["Data analysis"]),
    ("Python/R", ["Python", "R"]),
    ("Excel/PPT/Word", ["Excel", "PowerPoint", "Word"]),
    ("24/7 availability", ["?24/7 availability"]),
    ("熟练使用Office办公软件", ["Microsoft Office"]),
    ("逻辑思维能力强", ["Logical thinking"]),
    ("Communication, and Excel", ["Communication", "Excel"]),
    ("语言：英语", ["Foreign languages", "English"]),
    ("Time management & organization", ["Time management", "Organising"]),
    ("SQL|Python", ["SQL", "Python"]),
    ("[]", []),
    ("Node.js, HTML/CSS", ["Node.js", "HTML", "CSS"]),
    ("沟通能力、写作等", ["Communication", "Writing"]),
    ("Excel.", ["Excel"]),
    ("熟悉C/C++语言", ["C / C++"]),
    ("P&L", ["?P&L"]),
    ("团队协作与沟通", ["Teamwork", "Communication"]),
    ("学习能力强，抗压能力强", ["Learning ability", "Resilience"]),
    (
        "Strong analytical and problem-solving skills; attention to detail; MS Excel (VLOOKUP, pivot tables)",
        ["Analytical thinking", "Problem solving", "Attention to detail", "Excel"],
    ),
    (
        "熟练使用Python、SQL，具备良好的沟通能力和团队合作精神，抗压能力强",
        ["Python", "SQL", "Communication", "Teamwork", "Resilience"],
    ),
    (
        "1、专业知识扎实 2、沟通协调能力 3、学习能力 4、责任心",
        ["Professional knowledge", "Coordination", "Learning ability", "Responsibility"],
    ),
    ("沟通表达能力，文字功底，PPT制作", ["Communication", "Writing", "PowerPoint"]),
    ("Coding (Python/Java), Debugging, Git", ["Programming", "Debugging", "Git"]),
    ("- Communication\n- Teamwork\n- Leadership", ["Communication", "Teamwork", "Leadership"]),
    (
        "Problem solving, communication, time management, and the ability to work under pressure",
        ["Problem solving", "Communication", "Time management", "Resilience"],
    ),
    ("需要掌握会计基础知识以及Excel的使用", ["Accounting", "Excel"]),
    ("数据分析（Excel、SQL）、逻辑思维、英语读写", ["Data analysis", "Logical thinking", "English"]),
    ("Java, Spring Boot, MySQL, Redis", ["Java", "Spring", "MySQL", "Redis"]),
    ("AutoCAD/SketchUp/Photoshop", ["AutoCAD", "SketchUp", "Photoshop"]),
    ("有耐心、有爱心、细心", ["Patience", "Kindness", "Attention to detail"]),
    (
        "写作、策划、新媒体运营、视频剪辑",
        ["Writing", "Planning and creative proposals", "Social media", "Video editing"],
    ),
    ("Financial modelling & valuation", ["Financial modelling", "Valuation"]),
    ("Communication skills, both written and verbal", ["Communication"]),
    ("Be patient, be honest", ["Patience", "Integrity"]),
    ("patience and love for children", ["?patience and love for children"]),
    ("沟通+执行力+学习", ["Communication", "Execution", "Learning ability"]),
    ("沟通/协作", ["Communication", "Teamwork"]),
    ("project management (PMP)", ["Project management"]),
    ("Knowledge of GAAP, Excel, SAP", ["Accounting standards", "Excel", "SAP"]),
    ("CPA证书，审计经验", ["CPA", "Auditing"]),
    ("英语六级；计算机二级", ["CET-6", "Computer certificate"]),
    ("Teamwork,Communication,Leadership", ["Teamwork", "Communication", "Leadership"]),
    ("teamwork communication leadership", ["Teamwork", "Communication", "Leadership"]),
    ("Python3 and R", ["Python", "R"]),
    ("Public speaking/presentation skills", ["Public speaking", "Presentation"]),
    ("Negotiation / persuasion", ["Negotiation", "Persuasion"]),
    ("HTML, CSS & JavaScript", ["HTML", "CSS", "JavaScript"]),
    ("React/Vue", ["React", "Vue.js"]),
    ("C, C++, Java", ["C", "C++", "Java"]),
    ("c语言 c++ java", ["C", "C++", "Java"]),
    ("Ability to learn quickly and adapt", ["Fast learning", "Adaptability"]),
    ("抗压能力、情绪管理；善于沟通", ["Resilience", "Emotional management", "Communication"]),
    ("具备较强的沟通能力、组织协调能力、文字表达能力", ["Communication", "Coordination", "Writing"]),
    ("对数据敏感，逻辑清晰", ["Data literacy", "Logical thinking"]),
    ("专业技能：会计、税务；软技能：沟通", ["Accounting", "Taxation", "Communication"]),
    ("硬技能：SQL/Python 软技能：沟通", ["SQL", "Python", "Communication"]),
    ("Photoshop (PS), Illustrator (AI)", ["Photoshop", "Illustrator"]),
    ("UI/UX design, Figma", ["UI / UX design", "Figma"]),
    ("人际交往能力 组织能力 领导能力", ["Interpersonal skills", "Organising", "Leadership"]),
    ("Critical thinking\n\nCreativity", ["Critical thinking", "Creativity"]),
    ("Detail-oriented; Self-motivated; Team player", ["Attention to detail", "Self-motivation", "Teamwork"]),
    ("hard working", ["Hard work"]),
    ("Ms. Office", ["Microsoft Office"]),
    ("office软件", ["Microsoft Office"]),
    ("熟悉办公软件（Word、Excel、PPT）的操作", ["Microsoft Office"]),
    ("良好的英语听说读写能力", ["English"]),
    ("good with people", ["Interpersonal skills"]),
    ("Understanding of marketing principles", ["Marketing"]),
    ("people skills, empathy, patience!!", ["Interpersonal skills", "Empathy", "Patience"]),
    ("Data Analysis/Visualization", ["Data analysis", "Data visualisation"]),
    ("research & development", ["Research and development"]),
    ("import/export documentation", ["Trade documents"]),
    ("TCP/IP, Linux/Unix", ["TCP/IP", "Linux"]),
    ("cross-functional collaboration", ["Teamwork"]),
    ("沟通能力(最重要)", ["Communication"]),
    ("SQL (advanced) | Tableau | storytelling", ["SQL", "Tableau", "Storytelling"]),
    ("ability to multitask", ["Multitasking"]),
    ("None", []),
    ("tech skills", ["Technical skills"]),
    ("学习能力>沟通能力>专业能力", ["Learning ability", "Communication", "Professional knowledge"]),
    ("Top 3: SQL, Excel, Python", ["SQL", "Excel", "Python"]),
    ("excel,powerpoint", ["Excel", "PowerPoint"]),
    ("机器学习算法与数据结构", ["Machine learning", "Data structures and algorithms"]),
    ("耐心细心责任心", ["?耐心细心责任心"]),
    ("沟通能力强、执行力强、抗压", ["Communication", "Execution", "Resilience"]),
    ("A strong work ethic", ["Work ethic"]),
    ("interpersonal and communication skills", ["Interpersonal skills", "Communication"]),
    ("written & oral communication", ["Written communication", "Verbal communication"]),
    ("organizational skills / planning", ["Organising", "Planning"]),
    ("Communication;;Teamwork", ["Communication", "Teamwork"]),
    ("“沟通能力”、“团队合作”", ["Communication", "Teamwork"]),
    ("《会计法》, 税法", ["?《会计法》", "Taxation"]),
    ("Python；；", ["Python"]),
    ("3D建模", ["3D modelling"]),
    ("5S管理", ["5S"]),
    ("Web 2.0 design", ["?Web 2.0 design"]),
    ("1) SQL 2) Python 3) communication", ["SQL", "Python", "Communication"]),
    ("a) SQL b) Python", ["SQL", "Python"]),
    ("(1)沟通 (2)写作", ["Communication", "Writing"]),
    ("一、沟通 二、写作", ["Communication", "Writing"]),
    ("第一，沟通；第二，写作", ["Communication", "Writing"]),
    ("沟通能力。写作能力。", ["Communication", "Writing"]),
    ("emotional intelligence (EQ)", ["Emotional intelligence"]),
    ("B2B sales", ["Sales"]),
    ("k8s", ["Kubernetes"]),
    ("R", ["R"]),
    ("Go, Rust", ["Go", "Rust"]),
    ("Word", ["Word"]),
    ("ability to communicate with clients", ["?ability to communicate with clients"]),
    ("能够熟练使用CAD制图软件", ["AutoCAD"]),
    ("良好的职业道德和敬业精神", ["Professional ethics", "Dedication"]),
    ("急救技能、护理操作、沟通", ["First aid", "Nursing", "Communication"]),
    ("快速学习新知识的能力", ["Fast learning"]),
    ("PhD in biology", ["?PhD in biology"]),
    ("driver's license", ["Driving"]),
    ("动手能力、吃苦耐劳", ["Hands-on ability", "Hard work"]),
    ("沟通协调、统筹规划", ["Coordination"]),
]
SPLIT = [
    ("['SQL', 'BI']", ("SQL", "BI")),
    ("SQL; Python, Excel", ("SQL", "Python", "Excel")),
    ("C#/.NET, C++", ("C#/.NET", "C++")),
    ("Javascript / Typescript", ("Javascript / Typescript",)),
    ("1. 沟通能力 2. 团队协作 3. Excel", ("沟通能力", "团队协作", "Excel")),
    ("①沟通能力②抗压能力", ("沟通能力", "抗压能力")),
    ("沟通能力；团队合作、数据分析/Excel", ("沟通能力", "团队合作", "数据分析", "Excel")),
    ("UI/UX, CI/CD; A/B testing、PL/SQL", ("UI/UX", "CI/CD", "A/B testing", "PL/SQL")),
    ("Communication and teamwork", ("Communication", "teamwork")),
    ("good communication skills, strong work ethic", ("good communication skills", "strong work ethic")),
    ("熟练掌握Python、良好的沟通能力", ("熟练掌握Python", "良好的沟通能力")),
    ("MS Office (Word, Excel, PowerPoint), sales", ("MS Office (Word, Excel, PowerPoint)", "sales")),
    ("沟通能力┋写作┋Excel", ("沟通能力", "写作", "Excel")),
    ("research and development", ("research and development",)),
    ("Python SQL Excel", ("Python", "SQL", "Excel")),
    ("沟通 写作 抗压", ("沟通", "写作", "抗压")),
    ("PS、AI、PR", ("PS", "AI", "PR")),
    ("Hard skills: SQL, Python", ("SQL", "Python")),
    ("NA", ()),
    ("-", ()),
    ("沟通能力\n写作能力", ("沟通能力", "写作能力")),
    ("underwater basket weaving; Python", ("underwater basket weaving", "Python")),
    ("1.沟通能力2.团队协作3.学习", ("沟通能力", "团队协作", "学习")),
    ("data analysis, Data Analytics；数据分析", ("data analysis", "Data Analytics", "数据分析")),
    ("Python/R", ("Python", "R")),
    ("Excel/PPT/Word", ("Excel", "PPT", "Word")),
    ("24/7 availability", ("24/7 availability",)),
    ("熟练使用Office办公软件", ("熟练使用Office办公软件",)),
    ("逻辑思维能力强", ("逻辑思维能力强",)),
    ("Communication, and Excel", ("Communication", "Excel")),
    ("语言：英语", ("语言", "英语")),
    ("Time management & organization", ("Time management", "organization")),
    ("SQL|Python", ("SQL", "Python")),
    ("[]", ()),
    ("Node.js, HTML/CSS", ("Node.js", "HTML", "CSS")),
    ("沟通能力、写作等", ("沟通能力", "写作等")),
    ("Excel.", ("Excel",)),
    ("熟悉C/C++语言", ("熟悉C/C++语言",)),
    ("P&L", ("P&L",)),
    ("团队协作与沟通", ("团队协作", "沟通")),
    ("学习能力强，抗压能力强", ("学习能力强", "抗压能力强")),
    (
        "Strong analytical and problem-solving skills; attention to detail; MS Excel (VLOOKUP, pivot tables)",
        ("Strong analytical", "problem-solving skills", "attention to detail", "MS Excel (VLOOKUP, pivot tables)"),
    ),
]
ALIKE = [
    (
        "Communication",
        "communication skills",
        "good communication skills",
        "沟通能力",
        "良好的沟通能力",
        "溝通能力",
        "ＣＯＭＭＵＮＩＣＡＴＩＯＮ",
    ),
    ("Teamwork", "team work", "Team player", "团队合作", "團隊合作精神", "Collaboration"),
    ("Data analysis", "data analytics", "数据分析", "Data  Analysis", "數據分析能力", "dataanalysis"),
    ("Excel", "MS Excel", "microsoft excel", "熟练使用Excel", "excel skills", "Advanced Excel"),
    ("Python", "python programming", "Python编程", "熟悉Python语言", "PYTHON"),
    ("Problem solving", "problem-solving skills", "解决问题的能力", "ability to solve problems", "分析和解决问题"),
    ("JavaScript / TypeScript", "Javascript / Typescript", "javascript/typescript", "JS/TS"),
    ("C# / .NET", "C#/.NET", "c# / .net"),
    ("C++", "c++", "C++编程"),
    ("Presentation", "presentations", "presentation skills"),
    ("Patience", "有耐心", "patient", "being patient"),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_read_skills(text, expected):
    assert [skill.name if skill.known else f"?{skill.name}" for skill in read_skills(text)] == expected


@pytest.mark.parametrize(("text", "expected"), SPLIT)
def test_split_skills(text, expected):
    assert split_skills(text) == expected


@pytest.mark.parametrize("spellings", ALIKE, ids=lambda spellings: spellings[0])
def test_spellings_of_one_skill_meet(spellings):
    assert {canonical_skill(spelling).name for spelling in spellings} == {spellings[0]}


@pytest.mark.parametrize(
    "text",
    [
        "C#/.NET",
        "C++",
        "Javascript / Typescript",
        "UI/UX",
        "CI/CD",
        "A/B testing",
        "PL/SQL",
        "TCP/IP",
        "MS Office (Word, Excel)",
        "Node.js",
        "24/7",
        "R&D",
        "P&L",
        "research and development",
    ],
)
def test_what_belongs_together_is_not_split(text):
    assert split_skills(text) == (text,)
    assert split_skills(f"SQL; {text}; Excel") == ("SQL", text, "Excel")


@pytest.mark.parametrize("separator", [";", "，", "、", "/", "|", "┋", "\n", "；", ",", "。", " / ", "\t", "・"])
def test_separators(separator):
    assert split_skills(separator.join(["沟通能力", "数据分析", "Excel"])) == ("沟通能力", "数据分析", "Excel")


@pytest.mark.parametrize("text", ["", " ", "NA", "-", "无", "None", "[]", "；；", "...", "etc.", "暂无"])
def test_missing_marks_give_no_skill(text):
    assert read_skills(text) == ()


def test_an_unknown_skill_is_kept_as_typed():
    skill = canonical_skill("  Underwater  basket weaving ")
    assert (skill.name, skill.known, skill.category, skill.competency) == (
        "Underwater basket weaving",
        False,
        None,
        None,
    )
    assert skill.key == canonical_skill("underwater Basket Weaving").key


def test_unknown_parts_are_not_torn_at_and():
    assert split_skills("bread and butter business") == ("bread and butter business",)


def test_ai_among_drawing_programs_is_the_drawing_program():
    assert [skill.name for skill in read_skills("PS、AI、PR")] == ["Photoshop", "Illustrator", "Premiere"]
    assert [skill.name for skill in read_skills("Python、AI")] == ["Python", "Artificial intelligence"]


def test_repetitions_count_once():
    assert len(read_skills("SQL; sql; S Q L")) == 1


def test_the_vocabulary_is_large_bilingual_and_uses_the_eight_competencies():
    skills = known_skills()
    chinese = {
        entry.name for spelling, entry in vocabulary().items() if any("\u4e00" <= c <= "\u9fff" for c in spelling)
    }
    assert len(skills) >= 300
    assert len({skill.key for skill in skills}) == len(skills)
    assert len(chinese) >= 300
    assert {skill.competency for skill in skills} == {None, *NACE_COMPETENCIES}
    assert all(skill.category for skill in skills)


def test_every_spelling_of_the_vocabulary_reads_as_its_own_skill():
    for entry, spellings in skill_vocabulary._lines():
        assert {canonical_skill(spelling).name for spelling in spellings} == {entry.name}
    assert all(canonical_skill(skill.name) == skill for skill in known_skills())


def test_plurals_share_a_key():
    assert skill_key("pivot tables") == skill_key("Pivot table")
    assert skill_key("CSS") != skill_key("CS")
