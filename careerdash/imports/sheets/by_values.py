"""Columns whose header says nothing, told by their values: cautiously, with the reason, and always as a question."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pyarrow as pa

from careerdash.domain.fields import fields_of
from careerdash.domain.folding import clean
from careerdash.domain.vocabulary import SheetKind
from careerdash.imports.sheets.headers import question_number
from careerdash.imports.sheets.mapping import Column
from careerdash.imports.sheets.proofs import (
    ANSWERS,
    EMAIL,
    LEVEL_WORDS,
    METHOD_WORDS,
    NOBODY,
    PAY,
    PHONE,
    SCALE_WORDS,
    SKILLS,
    People,
    Proof,
    date_proof,
    id_proof,
    name_proof,
)
from careerdash.values.missing import is_missing

_LOOKED_AT = 2_000
_FEWEST = 3
_LONGEST_HEADER = 24
_STUDENT = frozenset({"student_id", "student_name"})
_QUESTION = re.compile(r"^q\s*\d+$|[?？]", re.IGNORECASE)
# Words of a header that speak against what the values look like.
_NOT_THE_DAY = re.compile(
    r"birth|dob|due|deadline|submi|complet|updat|modif|creat|graduat|start|hire|join|thank|notes?\b|next|report|review"
    r"|生日|出生|截止|提交|填[写表]|更新|修改|创建|毕业|入学|入职|开始|致?谢|整理|下次|报告|登记|录入|审核",
    re.IGNORECASE,
)
_NOT_THE_PROFESSIONAL = re.compile(
    r"student|\bmy\b|\bown\b|\byour\b|interviewer|advis|teacher|tutor|parent|emergency|submitter|respond"
    r"|本人|学生|同学|访谈人|访谈者|采访者|老师|导师|家长|紧急|填写|提交|推荐|referr|介绍",
    re.IGNORECASE,
)
_NOT_THE_PAY = re.compile(
    r"bonus|commission|cost|fee|price|budget|expens|rent|fund|revenue|sales|turnover|expect|guess|before|wish|hope|offer"
    r"|奖金|提成|费|成本|预算|房租|租金|营收|营业|销售额|资金|资本|规模|价|期望|预期|之前|访谈前|理想",
    re.IGNORECASE,
)
_NOT_THE_JOBS_SKILLS = re.compile(
    r"course|hobb|interest|major|my\b|own\b|learn|club|课|爱好|兴趣|专业|我的|自己|自评|本人|学习|社团|证书",
    re.IGNORECASE,
)
# A yes or a no means something only under a header that asks for it.
_HINTS: dict[SheetKind, dict[str, str]] = {
    SheetKind.INTERVIEWS: {
        "thanked_on": r"thank|致谢|感谢|道谢",
        "may_contact_again": r"contact.{0,12}again|again.{0,12}contact|再联系|再次联系|继续联系",
        "may_keep_answers": r"keep.{0,16}answers?|保留",
        "permission": r"\brecord(?:ed|ing)\b|录音",
    },
    SheetKind.JOB_INTERVIEWS: {"prepared": r"prepar|准备", "offer": r"\boffer|录用|录取"},
}  # fmt: skip
_MAIN_DATE = {
    SheetKind.INTERVIEWS: "interview_date",
    SheetKind.PLANNING: "date",
    SheetKind.JOB_INTERVIEWS: "date",
}


@dataclass(frozen=True, slots=True)
class _Guess:
    index: int
    field: str
    reason: str
    rank: int


def map_by_values(
    kind: SheetKind, columns: Sequence[Column], data: pa.Table, decided: frozenset[int], people: People, today: date
) -> tuple[Column, ...]:
    """Propose a field for columns that no header names, where nearly all of their values prove it.

    A header that was recognised is never overruled, nor a choice of the user (``decided``: column numbers). Where two
    columns prove the same field, neither is taken: nothing says which of them it is.
    """
    open_columns = [
        column
        for column in columns
        if column.field is None and column.split is None and column.twin_of is None and column.index not in decided
        and not _QUESTION.search(column.header) and question_number(column.header) is None
    ]  # fmt: skip
    if not open_columns or not len(data):
        return tuple(columns)
    taken = {field for column in columns for field in (column.field, *(column.split or ())) if field}
    guesses = [guess for column in open_columns if (guess := _guess(kind, column, columns, data, taken, people, today))]
    chosen = {guess.index: guess for guess in _settled(guesses)}
    return tuple(
        replace(column, field=chosen[column.index].field, reason=chosen[column.index].reason, by_values=True)
        if column.index in chosen
        else column
        for column in columns
    )


def names_student(columns: Sequence[Column]) -> bool:
    """Tell whether a column states the ID or the name of the student."""
    return any(column.field in _STUDENT or _STUDENT & set(column.split or ()) for column in columns)


def has_open_columns(columns: Sequence[Column]) -> bool:
    """Tell whether a column of the file is kept without being read."""
    return any(column.field is None and column.split is None for column in columns)


def _settled(guesses: Sequence[_Guess]) -> list[_Guess]:
    """One column per field: an e-mail address before a telephone number, an ID before a name, else none of two."""
    best: dict[str, list[_Guess]] = {}
    for guess in guesses:
        group = "student" if guess.field in _STUDENT else guess.field
        best.setdefault(group, []).append(guess)
    settled: list[_Guess] = []
    for rivals in best.values():
        first = min(guess.rank for guess in rivals)
        leading = [guess for guess in rivals if guess.rank == first]
        if len(leading) == 1:
            settled.append(leading[0])
    return settled


def _guess(
    kind: SheetKind,
    column: Column,
    columns: Sequence[Column],
    data: pa.Table,
    taken: set[str],
    people: People,
    today: date,
) -> _Guess | None:
    values = _values(data, column.index)
    total = values.total()
    if total < _FEWEST:
        return None
    for rank, (field, proof) in enumerate(_proofs(kind, column.header, people, today)):
        if field in taken or field not in fields_of(kind) or (field in _STUDENT and _STUDENT & taken):
            continue
        found = sum(count for value, count in values.items() if proof.test(*value))
        if found < proof.share * total:
            continue
        if proof.some and sum(count for value, count in values.items() if proof.some(*value)) * 2 < total:
            continue
        if field == "contact" and not _is_of_the_professional(columns, data, column.index):
            continue
        return _Guess(column.index, field, proof.told().format(found=found, all=total), rank)
    return None


def _proofs(kind: SheetKind, header: str, people: People, today: date) -> Iterator[tuple[str, Proof]]:
    """The fields to ask for on a kind of sheet, the surest first; what the header speaks against is left out."""
    if kind is SheetKind.ROSTER:
        yield "email", EMAIL
        yield "phone", PHONE
        return
    if people is not NOBODY:
        yield "student_id", id_proof(people)
        yield "student_name", name_proof(people)
    if kind is SheetKind.INTERVIEWS and not _NOT_THE_PROFESSIONAL.search(header):
        yield "contact", EMAIL
        yield "contact", PHONE
    if kind in _MAIN_DATE and not _NOT_THE_DAY.search(header):
        yield _MAIN_DATE[kind], date_proof(today)
    for field, hint in _HINTS.get(kind, {}).items():
        if re.search(hint, header, re.IGNORECASE):
            yield field, ANSWERS
    if kind is not SheetKind.INTERVIEWS or len(header) > _LONGEST_HEADER:
        return
    yield "satisfaction", SCALE_WORDS
    yield "level", LEVEL_WORDS
    yield "method", METHOD_WORDS
    if not _NOT_THE_PAY.search(header):
        yield "salary", PAY
    if not _NOT_THE_JOBS_SKILLS.search(header):
        yield "skills", SKILLS


def _values(data: pa.Table, index: int) -> Counter[tuple[str, str]]:
    """The texts of the first rows of a column with their kind, marks for "nothing" left out."""
    head = data.slice(0, _LOOKED_AT)
    found: Counter[tuple[str, str]] = Counter()
    for text, kinds in zip(head[f"c{index}"].to_pylist(), head["kinds"].to_pylist(), strict=True):
        if text and not is_missing(shown := clean(text)):
            found[shown, kinds[index]] += 1
    return found


def _is_of_the_professional(columns: Sequence[Column], data: pa.Table, index: int) -> bool:
    """An address that stands beside two people is not theirs but the student's."""
    named = next((column.index for column in columns if column.field == "professional_name"), None)
    if named is None:
        return False
    beside: dict[str, set[str]] = {}
    head = data.slice(0, _LOOKED_AT)
    for address, name in zip(head[f"c{index}"].to_pylist(), head[f"c{named}"].to_pylist(), strict=True):
        if address and name:
            beside.setdefault(clean(address).casefold(), set()).add(clean(name))
    return all(len(names) == 1 for names in beside.values())
