"""Chinese salary cells that hold no figure to chart: declined, missing, unreadable, or doubtful and asked about."""

import pytest

from careerdash.values.salary import SalaryDefaults, read_salary

MONTHLY = SalaryDefaults("CNY", "month")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # declined, missing, unreadable
        ("薪资面议", "declined"),
        ("不方便透露", "declined"),
        ("不便透露", "declined"),
        ("对方不愿意透露", "declined"),
        ("隐私", "declined"),
        ("商业机密", "declined"),
        ("拒绝回答", "declined"),
        ("视能力而定", "declined"),
        ("根据经验而定", "declined"),
        ("无", "missing"),
        ("暂无", "missing"),
        ("不清楚", "missing"),
        ("未提及", "missing"),
        ("没问", "missing"),
        ("／", "missing"),
        ("—", "missing"),
        ("", "missing"),
        ("   ", "missing"),
        ("？", "missing"),
        ("待定。", "missing"),
        ("月薪：不清楚", "missing"),
        ("薪资待定", "missing"),
        ("工资：无", "missing"),
        ("无薪", "unreadable"),
        ("无底薪", "unreadable"),
        ("还可以", "unreadable"),
        ("提成为主", "unreadable"),
        ("很高", "unreadable"),
        ("几千", "doubtful"),
        # doubtful: asked about, never guessed
        ("8", "doubtful"),
        ("15", "doubtful"),
        ("120", "doubtful"),
        ("800", "doubtful"),
        ("120000", "doubtful"),
        ("12万", "doubtful"),
        ("8-10", "doubtful"),
        ("15-20", "doubtful"),
        ("8-10万", "doubtful"),
        ("8-1.5万", "doubtful"),
        ("8k-10k-12k", "doubtful"),
        ("5-200万", "doubtful"),
        ("9.9.9", "doubtful"),
        ("-8000", "doubtful"),
        ("0", "doubtful"),
        ("8/月", "doubtful"),
        ("120元/月", "doubtful"),
        ("15/年", "doubtful"),
        ("200元/课时", "doubtful"),
        ("5元/单", "doubtful"),
        ("5k/10k", "doubtful"),
        ("6000，8000", "doubtful"),
        ("5k→8k", "doubtful"),
        ("2024-03-05", "doubtful"),
        ("13812345678", "doubtful"),
        ("8000a", "doubtful"),
        ("8o00", "doubtful"),
        ("90-120k", "doubtful"),
    ],
)
def test_no_figure_is_charted(told, text, expected):
    assert told(read_salary(text, MONTHLY)) == expected
