"""Yes/no columns and the dates typed into them."""

from datetime import date

import pytest

from careerdash.values.dates import DateOrder
from careerdash.values.yes_no import YesNo, read_yes_no

CASES = [
    ("Yes", (True, None, "yes_no")),
    ("yes", (True, None, "yes_no")),
    ("Y", (True, None, "yes_no")),
    ("NO", (False, None, "yes_no")),
    ("Na", (None, None, "missing")),
    ("✓", (True, None, "yes_no")),
    ("√", (True, None, "yes_no")),
    ("是", (True, None, "yes_no")),
    ("否", (False, None, "yes_no")),
    ("已", (True, None, "yes_no")),
    ("未", (False, None, "yes_no")),
    ("1", (True, None, "yes_no")),
    ("0", (False, None, "yes_no")),
    ("done", (True, None, "yes_no")),
    ("sent", (True, None, "yes_no")),
    ("已提交", (True, None, "yes_no")),
    ("已致谢", (True, None, "yes_no")),
    ("2024-03-05", (True, "2024-03-05", "yes_no")),
    ("2024-03-05 00:00:00", (True, "2024-03-05", "yes_no")),
    ("3月5日", (True, "2024-03-05", "yes_no")),
    ("Not yet", (False, None, "yes_no")),
    ("将发", (False, None, "yes_no")),
    ("2024-06-01", (False, "2024-06-01", "yes_no")),
    ("Yes, 2024-03-05", (True, "2024-03-05", "yes_no")),
    ("已发 3月5日", (True, "2024-03-05", "yes_no")),
    ("未发送", (False, None, "yes_no")),
    ("无", (False, None, "yes_no")),
    ("有", (True, None, "yes_no")),
    ("-", (None, None, "missing")),
    ("", (None, None, "missing")),
    ("暂无", (False, None, "yes_no")),
    ("TRUE", (True, None, "yes_no")),
    ("FALSE", (False, None, "yes_no")),
    ("×", (False, None, "yes_no")),
    ("email sent", (True, None, "yes_no")),
    ("Sent 3/15", (True, "2024-03-15", "yes_no")),
    ("will send 3/5", (False, None, "yes_no")),
    ("待发", (False, None, "yes_no")),
    ("x", (None, None, "unreadable")),
    ("maybe", (None, None, "unreadable")),
    ("微信", (None, None, "unreadable")),
    ("已通过微信致谢", (True, None, "yes_no")),
    ("not sent", (False, None, "yes_no")),
    ("yes - by email", (True, None, "yes_no")),
    ("当场致谢", (True, None, "yes_no")),
    ("没问题", (True, None, "yes_no")),
    ("不错", (None, None, "unreadable")),
    ("准备充分", (True, None, "yes_no")),
    ("准备发送", (False, None, "yes_no")),
    ("5/3/2024", (True, None, "yes_no")),
    ("thanked on the spot", (True, None, "yes_no")),
    ("100%", (None, None, "unreadable")),
    ("N/A", (None, None, "missing")),
    ("Thank-you note sent", (True, None, "yes_no")),
    ("发了", (True, None, "yes_no")),
    ("不方便", (False, None, "yes_no")),
    ("可以", (True, None, "yes_no")),
    ("可能", (None, None, "unreadable")),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_read_yes_no(text, expected):
    found = read_yes_no(text, None, 2024, date(2024, 5, 1))
    assert (found.value, found.date.isoformat() if found.date else None, found.reading) == expected


def test_without_today_no_date_lies_in_the_future():
    assert read_yes_no("2099-01-01") == YesNo(True, date(2099, 1, 1))


def test_the_order_of_the_column_reads_the_date():
    assert read_yes_no("sent 5/3/2024", DateOrder.DMY) == YesNo(True, date(2024, 3, 5))
