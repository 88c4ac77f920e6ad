"""Text from workbooks, made harmless: it is shown as typed, never as markup, link or picture."""

import re

from careerdash.wording import _

_PUNCTUATION = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$&\"'=^:/@])")
_SPACES = re.compile(r"[\s\x00-\x1f]+")
# An address becomes a link and a :name: an emoji even when escaped; a joiner of no width keeps both apart.
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|javascript|data|www)(?=[:.])")
_SHORTCODE = re.compile(r":(?=[\w+/-]+:)")
_ARROW = re.compile(r"(?<=[<>~=-])(?=[<>=-])")
_JOINER = "\N{WORD JOINER}"


def plain(text: object) -> str:
    """Return text for a Markdown element so that it appears exactly as typed, on one line."""
    flat = _SPACES.sub(" ", str(text)).strip()
    flat = _ADDRESS.sub(rf"\1{_JOINER}", flat)
    flat = _SHORTCODE.sub(f":{_JOINER}", flat)
    flat = _ARROW.sub(_JOINER, flat)
    return _PUNCTUATION.sub(r"\\\1", flat)


def shortened(text: str, longest: int) -> str:
    """Return text cut to a length, with an ellipsis where something is missing."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def begun_large(text: str) -> str:
    """Return a name as it begins a line: its first letter large, the rest as typed (UX design)."""
    return text[:1].upper() + text[1:]


def number(value: float | None) -> str:
    """Return a count for display; a withheld one as ``*``."""
    return "*" if value is None else f"{value:,.0f}"


def method_words(code: str | None) -> str:
    """Return the words for a method of interview; empty where none is known."""
    return {
        "face_to_face": _("Face to face"),
        "telephone": _("Telephone"),
        "video": _("Video"),
        "chat": _("Chat"),
        "email": _("E-mail"),
        "letter": _("Letter"),
        "other": _("Other"),
    }.get(code or "", "")


def level_words(code: str | None) -> str:
    """Return the words for a level; empty where none is known."""
    return {"entry": _("Entry"), "mid": _("Mid-level"), "senior": _("Senior")}.get(code or "", "")


def fit_words(code: str | None) -> str:
    """Return the words for what a student decided about a field; empty where undecided is not even said."""
    return {
        "suitable": _("Suitable"),
        "not_suitable": _("Not suitable"),
        "out_of_touch": _("Picture was out of touch"),
        "undecided": _("Undecided"),
    }.get(code or "", "")


def status_words(status: str) -> str:
    """Return the words for the state of a step."""
    return {
        "done": _("Done"),
        "in_progress": _("In progress"),
        "not_started": _("Not started"),
        "waived": _("Excused"),
    }[status]


def kind_words(code: str) -> str:
    """Return the words for a kind of sheet."""
    return {
        "roster": _("Roster"),
        "interviews": _("Interviews"),
        "planning": _("Career planning"),
        "job_interviews": _("Job interviews"),
        "unknown": _("Do not read"),
    }[code]


def student_status_words(code: str) -> str:
    """Return the words for whether a student takes part."""
    return {"active": _("Active"), "excused": _("Excused"), "withdrawn": _("Withdrawn")}.get(code, code)


def outcome_words(code: str) -> str:
    """Return the words for what became of a row of a file."""
    return {
        "new": _("New"),
        "changed": _("Changed"),
        "same": _("The same"),
        "held": _("Held"),
        "note": _("Kept aside"),
    }.get(code, code)


def scale_words() -> dict[str, str]:
    """Return what each satisfaction scale is called; numbers go from worst to best unless reversed."""
    return {
        "1-5": _("1 to 5"),
        "0-5": _("0 to 5"),
        "1-4": _("1 to 4"),
        "1-7": _("1 to 7"),
        "1-10": _("1 to 10"),
        "0-10": _("0 to 10"),
        "percent": _("0 to 100, or percent"),
        "stars": _("Stars, up to five"),
        "words": _("Words, such as satisfied"),
        "words_zh_strict": _("Chinese words: 满意 is the second best of five"),
        "words_zh_strict_low": _("Words: 满意 is the second best of five, 不满意 the lowest"),
        "words_zh_graded": _("Chinese words: 满意 is the middle of five, below 比较满意"),
        "words_zh_graded_low": _("Chinese words: 满意 is the middle of five, 不满意 the lowest"),
        "words_ends": _("Words: satisfied and dissatisfied are the two ends"),
        "agree": _("Agreement, such as strongly agree"),
        "reversed 1-5": _("1 to 5, where 1 is best"),
        "reversed 1-10": _("1 to 10, where 1 is best"),
        "reversed 0-10": _("0 to 10, where 0 is best"),
    }
