"""What is read all at once is read as it would be one by one."""

from datetime import date

import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from careerdash.domain.vocabulary import SheetKind
from careerdash.imports.records import plain_texts
from careerdash.imports.records.observe import SheetRows, observe

PIECES = (
    "Ann", "Li", "Na", "O", "mr", "Dr", "Smith", "3", "20250001", "None", "n", "a", " ", "  ", ".", "-", "@", "_", "+",
    "%", "mail", "example", "com", "MAIL", "王", "女士", "é", "ß", "(20250003)", "'", "/", "#", "N/A", "\t",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join)
FIELDS = {"student_id": SheetKind.ROSTER, "student_name": SheetKind.ROSTER, "contact": SheetKind.INTERVIEWS}
BULK = {"student_id": "plain_ids", "student_name": "plain_names", "contact": "plain_addresses"}


def said(field: str, texts: list[str]) -> tuple[list[object], list[object]]:
    """What a column of these texts says, and its problems."""
    column = pa.array(texts, pa.string())
    ids, kinds = pa.array(range(len(texts)), pa.int64()), pa.array(["s"] * len(texts))
    decisions = {"today": date(2026, 5, 20)}
    observed = observe(SheetRows(FIELDS[field], {0: field}, decisions, ids, kinds, [column]))
    table = observed.students if field != "contact" else observed.records
    assert table is not None
    problems = [(found.problem.kind, found.problem.detail, found.positions) for found in observed.found]
    return table.to_pylist(), sorted(problems, key=str)


@pytest.mark.parametrize("field", FIELDS)
@settings(deadline=None, max_examples=50)
@given(texts=st.lists(TEXTS, min_size=1, max_size=12))
@example(
    texts=["Ann Lee", "Mr Lee", "Lee Wang Hr", "Ann-Lee", "ann.lee@mail.example.com", "a@b.co", "S001", "001", "-"]
)
def test_plain_texts_are_read_like_any_other(field: str, texts: list[str]) -> None:
    quick = said(field, texts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(f"careerdash.imports.records.readers.{BULK[field]}", lambda given: nothing_plain(given, field))
        assert said(field, texts) == quick


def nothing_plain(texts: pa.Array, field: str) -> plain_texts.Bulk:
    """No text is plain, so that each is looked at by itself."""
    text, flag = pa.nulls(len(texts), pa.string()), pa.nulls(len(texts), pa.bool_())
    return pa.repeat(pa.scalar(False), len(texts)), (text, text, flag, text) if field == "student_name" else (text,)


def test_the_bulk_of_a_log_is_plain() -> None:
    assert plain_texts.plain_names(pa.array(["Ann Archer", "Person 7 Surname5"]))[0].to_pylist() == [True, True]
    assert plain_texts.plain_names(pa.array(["Dr Archer", "Li Na", "王芳", "Ann"]))[0].to_pylist() == [False] * 4
    assert plain_texts.plain_ids(pa.array(["S001", "20250001", "none"]))[0].to_pylist() == [True, True, False]
    assert plain_texts.plain_addresses(pa.array(["a.b@mail.example", "a@b", "QQ 1234567"]))[0].to_pylist() == [
        True,
        False,
        False,
    ]
