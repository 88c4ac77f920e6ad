"""Satisfaction on every scale in use."""

import pytest

from careerdash.values.scales import SCALES, detect_scale, read_rating, read_satisfaction

# scale -> texts with the score on 1-5, or the reading where there is none
CASES = [
    ("1-5", "4", 4.0),
    ("1-5", "4.5", 4.5),
    ("1-5", "0", "outside"),
    ("1-5", "6", "outside"),
    ("1-5", "4/5", 4.0),
    ("1-5", "8/10", 4.1111),
    ("1-5", "80%", 4.2),
    ("1-5", "★★★★☆", 4.0),
    ("1-5", "★★★", 3.0),
    ("1-5", "☆☆☆☆☆", "unreadable"),
    ("1-5", "4分", 4.0),
    ("1-5", "4星", 4.0),
    ("1-5", "四星", 4.0),
    ("1-5", "five", 5.0),
    ("1-5", "4 stars", 4.0),
    ("1-5", "4 out of 5", 4.0),
    ("1-5", "4 (satisfied)", 4.0),
    ("1-5", "非常满意", 5.0),
    ("1-5", "满意", 4.0),
    ("1-5", "4-5", "unreadable"),
    ("1-5", "4,5", 4.5),
    ("1-5", "５", 5.0),
    ("1-5", "NA", "missing"),
    ("1-5", "-", "missing"),
    ("1-5", "I love my job", "unreadable"),
    ("1-5", "约4分", 4.0),
    ("1-5", "4分左右", 4.0),
    ("1-5", "Very satisfied", 5.0),
    ("1-5", "4.0", 4.0),
    ("1-5", "5分（满分5分）", 5.0),
    ("1-5", "8分(10分制)", 4.1111),
    ("1-5", "满分", 5.0),
    ("1-5", "百分之九十", 4.6),
    ("1-5", "-1", "unreadable"),
    ("1-5", "4+", "unreadable"),
    ("1-5", "3～4", "unreadable"),
    ("1-5", "4 - 满意", 4.0),
    ("1-5", "满意(4)", 4.0),
    ("1-5", "还可以", 3.0),
    ("1-5", "N/A", "missing"),
    ("1-5", "none", "missing"),
    ("1-5", "10", "outside"),
    ("1-5", "4/", "unreadable"),
    ("1-5", "/5", "unreadable"),
    ("1-5", "2024-04-05", "unreadable"),
    ("1-5", "100%", 5.0),
    ("1-5", "90%满意", 4.6),
    ("1-5", "七", "outside"),
    ("1-5", "四颗星", 4.0),
    ("1-5", "⭐⭐⭐⭐", 4.0),
    ("1-5", "⭐️⭐️⭐️", 3.0),
    ("1-5", "★★★½", 3.5),
    ("1-5", "5 points", 5.0),
    ("1-5", "score: 4", 4.0),
    ("1-5", "very happy", 5.0),
    ("1-5", "happy", 4.0),
    ("1-5", "8.5/10", 4.3333),
    ("1-5", "4／5", 4.0),
    ("1-5", "4 of 5", 4.0),
    ("1-5", "5 (very satisfied)", 5.0),
    ("1-5", "满意度4", 4.0),
    ("1-5", "4 满意", 4.0),
    ("1-5", "工作很满意，但工资低", "unreadable"),
    ("1-5", "0/5", "outside"),
    ("1-5", "6/5", "outside"),
    ("1-10", "8", 4.1111),
    ("1-10", "8分", 4.1111),
    ("1-10", "1", 1.0),
    ("1-10", "10", 5.0),
    ("1-10", "0", "outside"),
    ("1-10", "11", "outside"),
    ("1-10", "8/10", 4.1111),
    ("1-10", "4/5", 4.0),
    ("1-10", "满意", 4.0),
    ("1-10", "7.5", 3.8889),
    ("0-10", "8", 4.2),
    ("0-10", "0", 1.0),
    ("0-10", "10", 5.0),
    ("0-10", "8/10", 4.2),
    ("0-10", "5", 3.0),
    ("percent", "80", 4.2),
    ("percent", "100", 5.0),
    ("percent", "0", 1.0),
    ("percent", "101", "outside"),
    ("percent", "80%", 4.2),
    ("percent", "80分", 4.2),
    ("percent", "4/5", 4.0),
    ("words_zh_strict", "非常满意", 5.0),
    ("words_zh_strict", "满意", 4.0),
    ("words_zh_strict", "一般", 3.0),
    ("words_zh_strict", "不满意", 2.0),
    ("words_zh_strict", "非常不满意", 1.0),
    ("words_zh_strict", "比较满意", 4.0),
    ("words_zh_strict", "很满意", 5.0),
    ("words_zh_strict", "不太满意", 2.0),
    ("words_zh_strict", "Very satisfied", 5.0),
    ("words_zh_strict", "4", 4.0),
    ("words_zh_strict", "比較滿意", 4.0),
    ("words_zh_graded", "非常满意", 5.0),
    ("words_zh_graded", "比较满意", 4.0),
    ("words_zh_graded", "满意", 3.0),
    ("words_zh_graded", "不太满意", 2.0),
    ("words_zh_graded", "不满意", 2.0),
    ("words_zh_graded", "非常不满意", 1.0),
    ("words_zh_graded", "一般", 2.0),
    ("agree", "Strongly agree", 5.0),
    ("agree", "agree", 4.0),
    ("agree", "neutral", 3.0),
    ("agree", "Disagree", 2.0),
    ("agree", "非常同意", 5.0),
    ("agree", "不同意", 2.0),
    ("agree", "一般", 3.0),
    ("reversed 1-5", "1", 5.0),
    ("reversed 1-5", "5", 1.0),
    ("reversed 1-5", "2", 4.0),
    ("reversed 1-5", "非常满意", 5.0),
    ("reversed 1-5", "4/5", 4.0),
    (None, "4", "unreadable"),
    (None, "4/5", 4.0),
    (None, "满意", 4.0),
    (None, "80%", 4.2),
    (None, "★★★", 3.0),
    ("stars", "★★★★☆", 4.0),
    ("stars", "4", 4.0),
    ("stars", "4星", 4.0),
]
COLUMNS = [
    ("满意度", ["4", "5", "3", "4", "2"], "1-5", True),
    ("满意度", ["8", "9", "7"], "1-10", False),
    ("满意度（10分制）", ["8", "9"], "1-10", True),
    ("满意度(1-5)", ["4"], "1-5", True),
    ("Satisfaction (0-10)", ["8"], "0-10", True),
    ("满意度", ["0", "8"], "0-10", True),
    ("满意度", ["85", "90"], "percent", True),
    ("满意度（百分制）", ["85"], "percent", True),
    ("满意度", ["非常满意", "满意", "一般"], "words_zh_strict", True),
    ("满意度", ["非常满意", "比较满意", "满意"], "words_zh_graded", True),
    ("满意度", ["比较满意", "一般"], "words_zh_strict", True),
    ("Happy?", ["very satisfied", "neutral"], "words", True),
    ("x", ["strongly agree", "agree"], "agree", True),
    ("x", ["★★★★☆", "★★★"], "stars", True),
    ("x", ["4/5", "3/5"], "1-5", True),
    ("x", ["8/10"], "1-10", True),
    ("Satisfaction (1 = very satisfied, 5 = very dissatisfied)", ["1", "2"], "reversed 1-5", True),
    ("满意度（1=非常满意，5=非常不满意）", ["1", "2"], "reversed 1-5", True),
    ("x", ["1 (very satisfied)", "5 (very dissatisfied)"], "reversed 1-5", True),
    ("x", ["4（满意）", "5（非常满意）"], "1-5", True),
    ("x", ["I like it"], None, False),
    ("x", [], None, True),
    ("满意度 1-5分", ["4", "8"], "1-5", False),
    ("x", ["4", "80"], "percent", False),
    ("满意度", ["4", "满意", "非常满意"], "1-5", False),
    ("Rating", ["5", "4", "3"], "1-5", True),
    ("5分制", ["3"], "1-5", True),
    ("x", ["3", "0"], "0-10", False),
    ("满意程度（1非常不满意—5非常满意）", ["3"], "1-5", True),
    ("Satisfaction (5=very satisfied … 1=very dissatisfied)", ["3"], "1-5", True),
    ("满意度（1-5，1最低）", ["2"], "1-5", True),
    ("Satisfaction (1-5, 1 = lowest)", ["3"], "1-5", True),
]


@pytest.mark.parametrize(("scale", "text", "expected"), CASES)
def test_read_satisfaction(scale, text, expected):
    found = read_satisfaction(text, scale)
    assert (found.value if found.reading == "score" else found.reading) == expected
    assert (found.value is None) == (found.reading != "score")


@pytest.mark.parametrize(("header", "texts", "scale", "certain"), COLUMNS)
def test_detect_scale(header, texts, scale, certain):
    found = detect_scale(header, texts)
    assert (found.scale, found.certain) == (scale, certain)
    assert found.scale is None or found.scale in SCALES
    assert found.evidence.endswith(".")


def test_the_same_word_stands_for_two_points_on_the_two_chinese_scales():
    assert read_satisfaction("满意", "words_zh_strict").value == 4
    assert read_satisfaction("满意", "words_zh_graded").value == 3


def test_a_rating_is_read_on_one_to_five():
    assert [read_rating(text).value for text in ("4", "4分", "4/5", "★★★★", "满意")] == [4, 4, 4, 4, 4]
    assert read_rating("8").reading == "outside"


@pytest.mark.parametrize(
    "text", ["I love my colleagues but the pay is low", "4 days a week", "比我想象的好", "2024-04-05", "4-5"]
)
def test_prose_dates_and_ranges_give_no_score(text):
    assert read_satisfaction(text, "1-5").reading == "unreadable"
