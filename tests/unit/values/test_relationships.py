"""How students came to a professional, as typed."""

import pytest

from careerdash.values.relationships import read_relationship

CASES = [
    ("父亲", "relative"),
    ("舅舅", "relative"),
    ("表哥", "relative"),
    ("teacher", "teacher"),
    ("老师", "teacher"),
    ("校友", "alumni"),
    ("学长", "alumni"),
    ("alumni", "alumni"),
    ("朋友", "friend"),
    ("friend's father", "referral"),
    ("朋友介绍", "referral"),
    ("my uncle", "relative"),
    ("LinkedIn", "web"),
    ("行业协会", "association"),
    ("同学", "friend"),
    ("同学的妈妈", "referral"),
    ("辅导员推荐", "referral"),
    ("family friend", "friend"),
    ("亲戚", "relative"),
    ("陌生人", "other"),
    ("同事", "other"),
    ("former boss", "other"),
    ("代表", None),
    ("networking event", "association"),
    ("cold email", "web"),
    ("career fair", "association"),
    ("邻居", "friend"),
    ("学弟", "alumni"),
    ("导师", "teacher"),
    ("室友的姐姐", "referral"),
    ("网上认识", "web"),
    ("知乎", "web"),
    ("referral", "referral"),
    ("Referred by Prof. Li", "referral"),
    ("cousin", "relative"),
    ("亲友", "relative"),
    ("other", "other"),
    ("无", None),
    ("实习公司领导", "other"),
    ("alumnus (LinkedIn)", "alumni"),
    ("姐姐", "relative"),
    ("小姐姐", "relative"),
    ("婚介", None),
    ("妈妈的同事", "referral"),
    ("爸爸", "relative"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_read_relationship(text, expected):
    assert read_relationship(text) == expected
