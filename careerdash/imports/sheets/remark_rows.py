"""Rows under a header that are no data, told by more than their first word: examples, signatures, empty lines."""

import re
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

# An example of how to fill in stands right below the header.
_EXAMPLES_WITHIN = 2
_EXAMPLE = re.compile(
    r"\s*[(（【\[]?\s*(?:e\.?\s?g\b|example\b|sample (?:row|entry)|for example"
    r"|示例|样例|填写示例|填写说明|格式|例\s*[:：如子]|例$|如\s*[:：])",
    re.IGNORECASE,
)
_SIGNATURE = (
    r"(?i)^(?:制表|填表|审核|统计|负责|签名|签字|指导教师|指导老师|辅导员|日期"
    r"|prepared by|compiled by|checked by|signature|signed|date)"
    r"\S{0,6}\s*[:：]"
)
_MOST_SIGNATURES = 3


def further_notes(body: pa.Table, cells: Sequence[pa.Array], read: Sequence[int], first: pa.Array) -> pa.Array:
    """Mark rows that are an example, a signature, or empty in every column that is read.

    ``read`` are the columns with a field, ``first`` the first text of each row, dictionary encoded.
    """
    marked = _nothing_said(cells, read, len(body))
    signed = pc.match_substring_regex(first.dictionary, _SIGNATURE)
    if pc.any(signed).as_py():
        kinds = body["kinds"].combine_chunks()
        filled = pc.subtract(pc.utf8_length(kinds), pc.count_substring(kinds, "."))
        marked = pc.or_(marked, pc.and_(signed.take(first.indices), pc.less_equal(filled, _MOST_SIGNATURES)))
    head = [bool(text and _EXAMPLE.match(text)) for text in first.slice(0, _EXAMPLES_WITHIN).to_pylist()]
    if any(head):
        marked = pc.or_(marked, pa.array([*head, *[False] * (len(body) - len(head))], pa.bool_()))
    return marked


def _nothing_said(cells: Sequence[pa.Array], read: Sequence[int], count: int) -> pa.Array:
    """Rows with a running number or a remark only: lines of a prepared sheet that nobody filled in."""
    silent = pa.repeat(pa.scalar(bool(read)), count)
    for index in read:
        if not cells[index].null_count:
            return pa.repeat(pa.scalar(False), count)
        silent = pc.and_(silent, pc.is_null(cells[index]))
    return silent
