"""Matching one header: exact, folded, without its brackets, close in spelling, or by a known word inside it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from rapidfuzz import fuzz, process

from careerdash.domain.fields import fields_of, questions, spellings_of
from careerdash.domain.folding import clean, fold_header
from careerdash.domain.paraphrases import asked_for, is_question
from careerdash.domain.vocabulary import QUESTION_COUNT, SheetKind
from careerdash.imports.sheets.before_after import before_after, pay_of_post

_BRACKETS = re.compile(r"[(（\[【{][^)）\]】}]*[)）\]】}]|[*＊?？:：]+$")
_QUESTION_NUMBER = re.compile(r"^\s*(?:q(?:uestion)?\s*|第\s*)?(\d(?:\s?\d)?)\s*(?:题\s*)?[、.．:：)）]", re.IGNORECASE)
_BRACKETED = re.compile(r"(?P<before>[^(（\[【]+)[(（\[【](?P<inside>[^)）\]】]+)[)）\]】]\s*[*:：]*")
_NUMBERED = re.compile(r"^\s*(?:q\s*)?\d{1,2}\s*[、.．,:：)）_]\s*", re.IGNORECASE)
_TWO_LANGUAGES = re.compile(
    r"([\u3400-\u9fff（）()·、]+)[\s/|｜\\\-–—_(（【\[]*([A-Za-z][A-Za-z .'’\-#&/]*?)[)）】\]\s]*[:：*]*"
    r"|([A-Za-z][A-Za-z .'’\-#&]*?)[\s/|｜\\\-–—_(（【\[]*([\u3400-\u9fff]+)[)）】\]\s]*[:：*]*"
)
# Whose fact a folded header names; the rest has to be a known spelling.
_PROFESSIONALS = re.compile(
    r"(?:whatis|whatwas|what|whichis|your)?(?:the)?(?:interviewees?|respondents?|professionals?|theirs?|his|her"
    r"|被?受?(?:访谈|采访|訪談)(?:对象|對象|人物|嘉宾)|被访谈?[人者]|受访[人者]|受訪者|生涯人物|嘉宾|对方)"
    r"(?:的|所在的?|目前的?|从事的?|工作的)?(?P<rest>.+)"
)
_STUDENTS = re.compile(
    r"(?:whatis|whats|enter|pleaseenter|pleasestate|state|请问?(?:填写|写下|输入|选择|提供)?|填写|写下|输入|选择|提供)?(?:your|my|the)?(?:students?|interviewers?|own|您|你|我|本人|学生|同学|访谈者|访谈人|采访者)?"
    r"(?:的|所在的?|自己的)?(?P<rest>.+?)(?:是什么|是多少|是哪个|是哪一个|叫什么|是|为)?"
)
_ASKED = re.compile(
    r"(?:whatis|whats|whatwas|whatare|请问?(?:填写|写下|输入|选择|提供)?|填写|写下|输入|选择|提供)?(?:your|their|his|her|the|您|你|贵)?(?:的|所在的?|目前的?|现在的?)?"
    r"(?P<rest>.+?)(?:是什么|是多少|是哪里|是|为)?"
    r"$"
)
_STUDENTS_OWN = re.compile(r"(?:whatis)?(?:your|my|students?)|请?(?:填写|输入)?(?:您|你|我的|本人|学生|同学)")
# "Before lunch" is no picture of the job.
_COUNT_BEHIND = re.compile(r"[\s_\-]*[(（#]?[1-9一二三四五六][)）]?$")
_NOT_INSIDE = frozenset({"before", "expectation", "reality", "访谈前", "访谈后", "采访前", "采访后"})
_PEOPLE = frozenset(
    {
        "student_name",
        "student_id",
        "professional_name",
        "advisor",
        "outline_received",
        "self_assessment",
        "summary_report",
    }
)
_ONLY_THE_NAME = re.compile(
    r"(?:name|full|of|the|your|my|our|no|number|id|mr|ms|x|please|enter|handedin|received|submitted|date|which|who"
    r"|[的名]|姓名|名字|全名|称呼|请?填写?|请?输入|信息|编号|号码?|[一二三123]|是否|已?提交|上交|时间|日期|您|你|我|本人|同学|学生|职场|人士|及|和|与)*"
)
_COUNTED = frozenset({"number", "years", "duration"})
_RATED = re.compile(r"[(（\[【]\s*\d{1,2}\s*[-–—~～至到]\s*\d{1,3}\s*分?\s*[)）\]】]|[五十]分制|\d分制")
_NAMES = frozenset({"name", "fullname", "names", "姓名", "名字", "称呼", "全名"})
_BEST_AND_LEAST = 2
_CLOSE = 90
_SHORTEST_CLOSE = 5
_SHORTEST_QUESTION = 8
# How much of a header a known spelling inside it must make up, and how many letters it must have at least.
_SHARE = 0.4
_SHORTEST_INSIDE_HAN, _SHORTEST_INSIDE = 2, 6


@dataclass(frozen=True, slots=True)
class Match:
    """A header found for a field; ``strength`` ranks matches, ``reason`` names the rule that found it."""

    field: str
    strength: float
    reason: str


@lru_cache(maxsize=20_000)
def match_header(header: str, kind: SheetKind) -> Match | None:
    """Return the field a header names on a kind of sheet, None when nothing is near enough."""
    text = clean(header)
    known = spellings_of(kind)
    folded = fold_header(text)
    if not folded:
        return None
    if (key := known.get(folded)) is not None:
        exact = text.casefold() in {spelling.casefold() for spelling in fields_of(kind)[key].spellings}
        return Match(key, 3.0 if exact else 2.0, "exact" if exact else "folded")
    if (owned := _in_brackets(text, kind)) is not None:
        return owned
    if kind is SheetKind.INTERVIEWS and (told := before_after(folded) or pay_of_post(folded)):
        return Match(told, 1.8, "folded")
    if (bare := fold_header(_BRACKETS.sub("", text))) and (key := known.get(bare)) is not None:
        return None if _counted_otherwise(text, key, kind) else Match(key, 1.8, "folded")
    if (same := _two_languages(text, kind)) is not None:
        return same
    if kind is SheetKind.INTERVIEWS and (question := _question(folded)):
        return question
    found = _of_somebody(folded, kind) or _close(folded, kind) or _counted(text, kind) or _asked(text, kind)
    found = found or _inside(folded, kind)
    # the address of the student is no way to reach the professional
    return None if found and found.field == "contact" and _STUDENTS_OWN.match(folded) else found


def _counted(text: str, kind: SheetKind) -> Match | None:
    """A header with a number behind it, as where several interviews stand in one row: ``访谈对象2``."""
    bare = _COUNT_BEHIND.sub("", text)
    # "Q35" is no third question
    field = spellings_of(kind).get(fold_header(bare)) if bare != text and not bare[-1:].isdigit() else None
    return Match(field, 1.1, "part") if field else None


def _asked(text: str, kind: SheetKind) -> Match | None:
    """A whole question in words of its own; only what asks is sure enough to tell a header from answers."""
    field = asked_for(text) if kind is SheetKind.INTERVIEWS else None
    return Match(field, 1.0 if is_question(text) else 0.9, "asked") if field else None


def _counted_otherwise(text: str, field: str, kind: SheetKind) -> bool:
    """``Workload (1-5)`` is a rating, no number of hours."""
    return fields_of(kind)[field].reads in _COUNTED and _RATED.search(text) is not None


def _in_brackets(text: str, kind: SheetKind) -> Match | None:
    """Brackets may say whose fact it is: ``Name (Interviewee)`` is not the student's."""
    parts = _BRACKETED.fullmatch(text)
    if parts is None or kind is not SheetKind.INTERVIEWS:
        return None
    owned = _PROFESSIONALS.fullmatch(fold_header(parts["inside"]) + fold_header(parts["before"]))
    return _of_somebody(owned[0], kind) if owned else None


def _two_languages(text: str, kind: SheetKind) -> Match | None:
    """A header said twice: ``学号 Student ID``, ``姓名/Name``; what the Chinese half says counts where they differ."""
    halves = _TWO_LANGUAGES.fullmatch(_NUMBERED.sub("", text))
    if halves is None:
        return None
    known = spellings_of(kind)
    chinese, western = sorted((fold_header(half) for half in halves.groups() if half), key=str.isascii)
    field, other = known.get(chinese), known.get(western)
    if field is None or other is None:
        return None
    return Match(field, 2.0 if field == other else 1.4, "folded")


def _of_somebody(folded: str, kind: SheetKind) -> Match | None:
    """A header that says whose fact it is: ``受访者所在公司``, ``Interviewee's position``, ``您的姓名``."""
    known = spellings_of(kind)
    if kind is SheetKind.INTERVIEWS and (owned := _PROFESSIONALS.match(folded)):
        rest = owned["rest"]
        if rest in _NAMES:
            return Match("professional_name", 1.5, "part")
        if rest in known and known[rest] not in fields_of(SheetKind.UNKNOWN):
            return Match(known[rest], 1.5, "part")
    if owned := _STUDENTS.fullmatch(folded):
        whose = known.get(owned["rest"])
        if whose is not None and whose in fields_of(SheetKind.UNKNOWN):
            return Match(whose, 1.5, "part")
    if (asked := _ASKED.match(folded)) and (field := known.get(asked["rest"])):
        return Match(field, 1.3, "part")
    return None


def _question(folded: str) -> Match | None:
    """A header that repeats an outline question: by its words, or nearly so."""
    for question in questions():
        for spelling in question.spellings:
            wanted = fold_header(spelling)
            if len(wanted) >= _SHORTEST_QUESTION and (wanted in folded or (len(folded) >= 12 and folded in wanted)):
                return Match(f"q{question.number}", 1.6, "question")
    # "best" and "least" are one word apart, and two fields
    wordings = {
        fold_header(s): q.number
        for q in questions()
        for s in q.spellings
        if len(s) >= 12 and q.number != _BEST_AND_LEAST
    }
    if len(folded) >= 12 and (near := process.extractOne(folded, wordings.keys(), scorer=fuzz.ratio, score_cutoff=80)):
        return Match(f"q{wordings[near[0]]}", 1.2, "question")
    return None


def question_number(header: str) -> int | None:
    """Return the number a header begins with, where it could be one of the 24 questions."""
    numbered = _QUESTION_NUMBER.match(clean(header))
    number = int(numbered[1].replace(" ", "")) if numbered else 0
    return number if 1 <= number <= QUESTION_COUNT else None


def _close(folded: str, kind: SheetKind) -> Match | None:
    """A slip of the pen: almost the same letters as one known spelling."""
    if len(folded) < _SHORTEST_CLOSE:
        return None
    known = spellings_of(kind)
    near = process.extractOne(folded, known.keys(), scorer=fuzz.ratio, score_cutoff=_CLOSE)
    return Match(known[near[0]], 1.0 + near[1] / 1000, "close") if near else None


def _inside(folded: str, kind: SheetKind) -> Match | None:
    """The longest known spelling inside a longer header, such as 薪资范围 in 您目前的薪资范围."""
    least = _SHARE * len(folded)
    known = _longest_first(kind)
    shorter = bisect_right(known, -len(folded), key=lambda one: -len(one[0]))
    for spelling, field in islice(known, shorter, None):
        if len(spelling) < least:
            return None
        if spelling in folded:
            if _about_a_person(field, folded.replace(spelling, "")):
                return None
            return Match(field, 0.6 + len(spelling) / len(folded) / 10, "part")
    return None


@lru_cache
def _longest_first(kind: SheetKind) -> tuple[tuple[str, str], ...]:
    """The spellings that prove something inside a longer header, with their fields."""
    usable = (
        (spelling, field)
        for spelling, field in spellings_of(kind).items()
        if spelling not in _NOT_INSIDE
        and len(spelling) >= (_SHORTEST_INSIDE if spelling.isascii() else _SHORTEST_INSIDE_HAN)
    )
    return tuple(sorted(usable, key=lambda known: -len(known[0])))


def _about_a_person(field: str, rest: str) -> bool:
    """Who somebody is, is told by the header of a name alone: ``访谈对象的工作内容`` is what they do."""
    return field in _PEOPLE and _ONLY_THE_NAME.fullmatch(rest) is None


def header_score(headers: Sequence[str | None], kind: SheetKind) -> list[Match]:
    """Return the matches of a row taken as a header, one per field, strongest first found."""
    found: dict[str, Match] = {}
    for header in headers:
        if header and (match := match_header(header, kind)) and match.field not in found:
            found[match.field] = match
    return list(found.values())
