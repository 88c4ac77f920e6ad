"""The student in the name of a file: ``20250001_李明_访谈.xlsx``."""

import re
from pathlib import PurePath

from careerdash.domain.folding import clean

_PARTS = re.compile(r"[_\-—–·,，\s()（）\[\]【】.]+")
# A year is no student number.
_NUMBER = re.compile(r"^(?!(?:19|20)\d\d$)[A-Za-z]{0,3}\d{4,}[A-Za-z]?$")
_HAN_NAME = re.compile(r"^[\u4e00-\u9fff·]{2,4}$")
_LATIN_NAME = re.compile(r"^[^\W\d_]{2,}$")
_WORDS = frozenset({
    "interview", "interviews", "log", "logs", "form", "report", "record", "career", "figure", "student", "class",
    "copy", "final", "new", "draft", "version", "sheet", "workbook", "informational", "of", "the", "and", "job",
    "notes", "template", "xlsx",
})  # fmt: skip
_HAN_WORDS = re.compile(
    r"访谈|記錄|记录|采访|生涯|人物|作业|报告|总结|表|班|提纲|名单|最终|副本|模板|规划|职业|终稿|学院|专业"
)


def student_in_name(file: str) -> tuple[str | None, str | None]:
    """Return student ID and name found in the name of a file; None for what is not there."""
    stem = PurePath(clean(file)).stem
    parts = [part for part in _PARTS.split(stem) if part]
    student_id = next((part for part in parts if _NUMBER.match(part)), None)
    han = [part for part in parts if _HAN_NAME.match(part) and not _HAN_WORDS.search(part)]
    if han:
        return student_id, han[0]
    latin = [part for part in parts if _LATIN_NAME.match(part) and part.isascii() and part.lower() not in _WORDS]
    return student_id, " ".join(latin) if student_id and latin else None
