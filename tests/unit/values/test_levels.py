"""Career levels from titles and years."""

import pytest

from careerdash.values.levels import level_of_years, read_level

LEVELS = [
    ("初级", "entry"),
    ("中级", "mid"),
    ("高级", "senior"),
    ("总监", "senior"),
    ("经理", "mid"),
    ("junior", "entry"),
    ("lead", "senior"),
    ("director", "senior"),
    ("客户经理", None),
    ("产品经理", None),
    ("项目经理", None),
    ("account manager", None),
    ("project manager", None),
    ("Product Manager", None),
    ("高级产品经理", "senior"),
    ("助理产品经理", "entry"),
    ("总经理", "senior"),
    ("总经理助理", None),
    ("副总", "senior"),
    ("李总", "senior"),
    ("部门主管", "mid"),
    ("实习生", "entry"),
    ("intern", "entry"),
    ("工程师", None),
    ("助理工程师", "entry"),
    ("高级工程师", "senior"),
    ("Senior Software Engineer", "senior"),
    ("Sr. Analyst", "senior"),
    ("Software Engineer II", None),
    ("Team Lead", "mid"),
    ("CEO", "senior"),
    ("VP of Sales", "senior"),
    ("Sales executive", None),
    ("Executive", "senior"),
    ("HRBP", None),
    ("business partner", None),
    ("Product Owner", None),
    ("班主任", None),
    ("主任", "mid"),
    ("主任医师", "senior"),
    ("副主任医师", "senior"),
    ("主治医师", "mid"),
    ("住院医师", "entry"),
    ("讲师", "mid"),
    ("教授", "senior"),
    ("副教授", "senior"),
    ("助教", "entry"),
    ("创始人", "senior"),
    ("合伙人", "senior"),
    ("资深", "senior"),
    ("专家", "senior"),
    ("基层", "entry"),
    ("中层", "mid"),
    ("高层", "senior"),
    ("中高级", "mid"),
    ("entry-level", "entry"),
    ("Mid-Senior level", "mid"),
    ("Associate", None),
    ("Trainee", "entry"),
    ("管培生", "entry"),
    ("店长", "mid"),
    ("HR manager", "mid"),
    ("Marketing Director", "senior"),
    ("Assistant Manager", "mid"),
    ("assistant professor", "mid"),
    ("Assistant to the CEO", None),
    ("executive assistant", None),
    ("5年", "mid"),
    ("3年经验", "mid"),
    ("10+ years", "mid"),
    ("新员工", "entry"),
    ("mid", "mid"),
    ("Middle management", "mid"),
    ("Head of Design", "senior"),
    ("Head nurse", "senior"),
    ("行政专员", None),
    ("董事会秘书", None),
    ("科长", "mid"),
    ("处长", "senior"),
    ("一线员工", None),
    ("Graduate trainee", "entry"),
    ("graduate", "entry"),
    ("postgraduate student", None),
    ("高", "senior"),
    ("中", "mid"),
    ("低", "entry"),
    ("Level 1", None),
    ("大客户经理", None),
    ("销售总监", "senior"),
    ("首席技术官", "senior"),
    ("CTO", "senior"),
    ("项目负责人", "mid"),
    ("见习记者", "entry"),
    ("主编", "senior"),
    ("资深编辑", "senior"),
    ("总监助理", None),
    ("大堂经理", None),
    ("principal engineer", "senior"),
    ("school principal", "senior"),
]


@pytest.mark.parametrize(("text", "expected"), LEVELS)
def test_read_level(text, expected):
    assert read_level(text) == expected


@pytest.mark.parametrize(
    ("years", "expected"), [(0, "entry"), (2.9, "entry"), (3, "mid"), (10, "mid"), (10.5, "senior"), (40, "senior")]
)
def test_years_decide(years, expected):
    assert level_of_years(years) == expected
    assert read_level(None, years) == expected


def test_years_beat_the_title():
    assert read_level("CEO", 1.0) == "entry"
    assert read_level("intern", 12.0) == "senior"


def test_without_years_or_title_the_level_is_unknown():
    assert read_level(None, None) is None
    assert read_level("无", None) is None
