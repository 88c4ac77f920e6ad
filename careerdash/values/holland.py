"""Holland codes: up to three letters of RIASEC, strongest first."""

import re
from functools import lru_cache

from careerdash.values.missing import is_missing
from careerdash.values.spelling import plain

LETTERS = "RIASEC"
_TYPES = (
    ("R", r"现实型?|实用型?|实际型?|操作型?|技能型?|realistic|doers?\b"),
    ("I", r"研究型?|调查型?|探索型?|investigative|thinkers?\b"),
    ("A", r"艺术型?|artistic|creators?\b"),
    ("S", r"社会型?|社交型?|social|helpers?\b"),
    ("E", r"企业型?|管理型?|事业型?|经营型?|enterprising|persuaders?\b"),
    ("C", r"常规型?|传统型?|事务型?|conventional|organi[sz]ers?\b"),
)
_NAMED = re.compile("|".join(f"(?P<{letter}>{pattern})" for letter, pattern in _TYPES))
_SCORED = re.compile(r"([riasec])\s*(?:型)?\s*[:=]?\s*\(?\s*(\d{1,3}(?:\.\d+)?)\s*\)?")
_CODE = re.compile(r"[riasec](?:[\s\-–—/,、>.+&|]*[riasec]){0,5}(?:\s*型)?")
_LONGEST = 3


@lru_cache(maxsize=20_000)
def read_holland(text: str) -> str | None:
    """Return the code in capitals: ``ies`` -> IES, ``研究型-企业型-社会型`` -> IES, ``R32 I45 A20`` -> IRA; else None.

    Longer codes keep their first three letters. A repeated letter, other words or the bare list
    RIASEC make the text no code.
    """
    if is_missing(text):
        return None
    matched = re.sub(
        r"(?:holland|riasec|霍兰德)?\s*(?:code|代码|类型)\s*[:=]?\s*|^(?:我是|my)\s*", "", plain(text)
    ).strip(" .。")
    scored = _SCORED.findall(matched)
    if len(scored) >= 2 and not _SCORED.sub("", matched).strip(" ,;、/-"):
        ranked = sorted(scored, key=lambda pair: -float(pair[1]))
        return _code("".join(letter for letter, _ in ranked))
    bare = re.sub(r"\([^()]*\)", "", matched).strip()
    if _CODE.fullmatch(bare):
        return _code(re.sub(r"[^riasec]", "", bare))
    named = [found.lastgroup or "" for found in _NAMED.finditer(matched)]
    if named and not re.sub(r"[\s\-–—/,、;+&|>()riasec和与及型.:]|\band\b", "", _NAMED.sub("", matched)):
        return _code("".join(named))
    return None


def _code(letters: str) -> str | None:
    upper = letters.upper()
    ranked = len(set(upper)) == len(upper) and upper != LETTERS
    return upper[:_LONGEST] if ranked else None
