"""Contact details wherever they were typed."""

import pytest

from careerdash.values.contacts import contacts_in, looks_like_email, looks_like_phone

CONTACTS = [
    ("wang@example.com", ("wang@example.com",)),
    ("电话13812345678", ("13812345678",)),
    ("+86 138-1234-5678", ("+86 138-1234-5678",)),
    ("QQ:123456789", ("QQ:123456789",)),
    ("微信：abc_123", ("微信:abc_123",)),
    ("010-12345678", ("010-12345678",)),
    ("2024-03-05 10:30:00", ()),
    ("20230101234", ()),
    ("salary 120,000", ()),
    ("(555) 123-4567", ("(555) 123-4567",)),
    ("555-123-4567", ("555-123-4567",)),
    ("+44 20 7946 0958", ("+44 20 7946 0958",)),
    ("wechat: helloworld", ()),
    ("微信", ()),
    ("12345678901234567890", ()),
    ("a@b", ()),
    ("name at mail (x@y.co.uk) 021-5555 6666", ("x@y.co.uk", "021-5555 6666")),
    ("110101199001011234", ()),
    ("13812345678/wang@a.cn", ("13812345678", "wang@a.cn")),
    ("0912-345-678", ("0912-345-678",)),
    ("微信号 wangxiao88", ("微信号 wangxiao88",)),
    ("QQ群", ()),
    ("微信访谈", ()),
    ("linkedin.com/in/jane-doe", ("linkedin.com/in/jane-doe",)),
    ("100000-200000", ()),
    ("+1 555 123 4567", ("+1 555 123 4567",)),
    ("qq 10001", ("qq 10001",)),
]


@pytest.mark.parametrize(("text", "expected"), CONTACTS)
def test_contacts_in(text, expected):
    assert contacts_in(text) == expected


@pytest.mark.parametrize("text", ["wang@example.com", " Wang.Li@mail.example.edu.cn ", "E-mail: a@b.org", "ａ@b.org"])
def test_an_address(text):
    assert looks_like_email(text)


@pytest.mark.parametrize("text", ["wang", "wang@example", "wang@example.com, li@example.com", "@", ""])
def test_no_address(text):
    assert not looks_like_email(text)


@pytest.mark.parametrize(
    "text", ["13812345678", "+86 138 1234 5678", "电话：010-12345678", "(555) 123-4567", "+44 20 7946 0958"]
)
def test_a_number(text):
    assert looks_like_phone(text)


@pytest.mark.parametrize("text", ["120000", "2024-03-05", "20230101234", "8-10k", "110101199001011234", ""])
def test_no_number(text):
    assert not looks_like_phone(text)
