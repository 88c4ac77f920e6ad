"""Cutting a cell of skills into the single skills a person listed."""

import re
from functools import lru_cache

from careerdash.domain.folding import clean
from careerdash.values.missing import is_missing
from careerdash.values.skill_lookup import find_entry
from careerdash.values.skill_vocabulary import slashed_spellings
from careerdash.values.wordlists import pattern

# Circled numbers lose their circle when width is normalised, bullets carry no meaning: both start a new skill.
_MARKERS = re.compile(r"[①-⑳⑴-⒇⒈-⒛❶-❿➀-➓\u3251-\u325f•●○◦▪▫■□◆◇★☆※➤►▶→✓✔√·・‣⁃∙\t\r\n\v\f\x85\u2028\u2029]")
_NUMBERING = re.compile(
    r"(?:^|(?<=[\s;,、。|)）:/]))(?:\(?\d{1,2}[.、)）]|\(\d{1,2}\)|[(（]?[一二三四五六七八九十]{1,2}[、)）.]"
    r"|第[一二三四五六七八九十][,、:]?|[(（]?[a-hA-H][)）])(?!\d)\s*"
)
_TIGHT_NUMBERING = re.compile(r"(?<=[\u4e00-\u9fff])\d{1,2}[.、)）](?=[\u4e00-\u9fffA-Za-z])")
_LIST = re.compile(r"[\[{(]\s*(['\"‘’“”「]).*\1?\s*[\]})]|\[[^\[\]]*\]")
_OPENING, _CLOSING = "([{【《〈「“", ")]}】》〉」”"
_OPENING_SET = frozenset(_OPENING)
_PAIRS = dict(zip(_CLOSING, _OPENING, strict=True))
_SEPARATORS = re.compile(r"[;,、|┋¦。/\n]")
_SENTENCE_END = re.compile(r"(?<=[a-z)\]]{3})\.\s+(?=[A-Z\u4e00-\u9fff])")
_AND = re.compile(
    r"\s*(?:\band\b|\bas well as\b|\bplus\b|(?<![+\s])\+(?!\+)|\s\+\s|\s[-–—]\s|>|→|&|以及|还有|和|与|及|并且|同"
    r"|或|\bor\b)\s*",
    re.IGNORECASE,
)
_LEADING_AND = re.compile(r"^(?:and|or|plus|also|as well as|&|以及|还有|和|与|及|或)(?![a-z])\s*(?=.)", re.IGNORECASE)
_EDGES = " \t'\"‘’“”「」-–—_*~.:;,、。!?…<>"
_LABEL_WORDS = "|".join(pattern("skill_labels", language).pattern for language in ("english", "chinese"))
_LABELS = re.compile(_LABEL_WORDS, re.IGNORECASE)
_LABEL_INSIDE = re.compile(rf"\s(?=(?:{pattern('skill_labels', 'chinese').pattern}):)")
_FILLING = re.compile(
    r"(?:and )?(?:etc\.?|so on|so forth|more|others?|similar|such)|等等?|诸如此类|其他|等方面|之类", re.IGNORECASE
)
_TOOLS = frozenset(
    {"Programming", "IT and systems", "Data", "Office tools", "Design", "Media and writing", "Languages"}
)
# A longer piece without separators is prose and stays as it is.
_LONGEST_LIST = 200
_CHINESE_WORD = re.compile(r"[\u4e00-\u9fff]{2,8}")


@lru_cache(maxsize=50_000)
def split_skills(text: str) -> tuple[str, ...]:
    """Return the skills a cell lists, as typed but cleaned, in their order; repetitions stay.

    Separators are ``; , 、 / | ┋ 。``, lines, numbering and list literals. ``/`` inside known pairs (C#/.NET, UI/UX),
    anything inside brackets and joined words that are one skill stay together. Missing marks give no skill.
    """
    lines = (clean(line) for line in _MARKERS.split(text))
    parts = (part for line in lines if line for part in _numbered(_unlisted(line)))
    return tuple(skill for part in parts for piece in _cut(part) for skill in _finished(piece))


@lru_cache(maxsize=50_000)
def _finished(piece: str) -> tuple[str, ...]:
    """Return what one piece between separators names: nothing, a skill, or several joined by and/和."""
    found = (_trimmed(part) for labelled in _unlabelled(piece) for part in _joined(labelled))
    return tuple(skill for skill in found if skill and not is_missing(skill) and not _FILLING.fullmatch(skill))


def _unlisted(line: str) -> str:
    return line[1:-1] if _LIST.fullmatch(line) else line


def _numbered(line: str) -> list[str]:
    return [part for part in _NUMBERING.split(_LABEL_INSIDE.sub("\n", _TIGHT_NUMBERING.sub("\n", line))) if part]


def _bracketed(line: str) -> list[bool]:
    """Tell for each character whether it stands inside a closed pair of brackets."""
    inside = [False] * len(line)
    if _OPENING_SET.isdisjoint(line):
        return inside
    open_at: list[int] = []
    for position, character in enumerate(line):
        if character in _OPENING:
            open_at.append(position)
        elif character in _PAIRS and any(line[at] == _PAIRS[character] for at in open_at):
            while line[open_at[-1]] != _PAIRS[character]:
                open_at.pop()
            start = open_at.pop()
            inside[start : position + 1] = [True] * (position + 1 - start)
    return inside


def _cut(line: str) -> list[str]:
    line = _SENTENCE_END.sub("。", line)
    inside = _bracketed(line)
    if "/" in line:
        for found in slashed_spellings().finditer(line):
            inside[found.start() : found.end()] = [True] * (found.end() - found.start())
    pieces: list[str] = []
    start = 0
    for found in _SEPARATORS.finditer(line):
        position = found.start()
        if inside[position] or (found.group() == "/" and not _slash_separates(line, position)):
            continue
        pieces.append(line[start:position])
        start = position + 1
    return [*pieces, line[start:]]


def _slash_separates(line: str, position: int) -> bool:
    """A slash between single letters or figures (24/7, I/O) joins, unless both sides are skills (C/Java)."""
    left = re.split(r"[\s;,、|/]", line[:position].rstrip())[-1]
    right = re.split(r"[\s;,、|/]", line[position + 1 :].lstrip())[0]
    if len(left) > 1 and len(right) > 1 and not (left.isdecimal() and right.isdecimal()):
        return True
    return find_entry(left) is not None and find_entry(right) is not None


def _unlabelled(piece: str) -> list[str]:
    """Drop a heading before a colon (``Hard skills: SQL``), keep it where it is a skill (``Languages: English``)."""
    label, colon, rest = piece.partition(":")
    if not colon or not rest.strip() or _is_inside(piece, len(label)):
        return [piece]
    if _LABELS.fullmatch(label.strip(_EDGES)):
        return [rest]
    return [label, rest] if find_entry(label) is not None and find_entry(rest) is not None else [piece]


def _is_inside(piece: str, position: int) -> bool:
    return _bracketed(piece)[position]


def _joined(piece: str) -> list[str]:
    """Split at and/和 or at spaces only where every part is a known skill and the whole is not."""
    piece = _LEADING_AND.sub("", _stripped(piece))
    if find_entry(piece) is not None or len(piece) > _LONGEST_LIST:
        return [piece]
    inside = _bracketed(piece)
    cuts = [found for found in _AND.finditer(piece) if not any(inside[found.start() : found.end()])]
    for chosen in ([*cuts], *([cut] for cut in cuts)):
        parts = _between(piece, chosen)
        if len(parts) > 1 and all(find_entry(part) is not None for part in parts):
            return parts
    return _spaced(piece)


def _between(piece: str, cuts: list[re.Match[str]]) -> list[str]:
    edges = [0, *(edge for cut in cuts for edge in cut.span()), len(piece)]
    return [piece[edges[i] : edges[i + 1]].strip() for i in range(0, len(edges), 2)]


def _spaced(piece: str) -> list[str]:
    tokens = piece.split(" ")
    if len(tokens) < 2 or any(mark in piece for mark in _OPENING):
        return [piece]
    known = [find_entry(token) for token in tokens]
    if all(
        entry is not None and (entry.category in _TOOLS or _CHINESE_WORD.fullmatch(token))
        for entry, token in zip(known, tokens, strict=True)
    ):
        return tokens
    chinese = all(
        _CHINESE_WORD.fullmatch(token) or entry is not None for entry, token in zip(known, tokens, strict=True)
    )
    return tokens if chinese and any(entry is not None for entry in known) else [piece]


def _trimmed(piece: str) -> str:
    trimmed = _LEADING_AND.sub("", _stripped(_NUMBERING.sub("", piece)))
    return trimmed if re.search(r"\w", trimmed) else ""


def _stripped(piece: str) -> str:
    """Take marks off both ends; a point at the start stays where a name begins with it (.NET)."""
    stripped = piece.strip(_EDGES)
    return (
        f".{stripped}" if piece.strip(_EDGES.replace(".", "")).startswith(f".{stripped[:1]}") and stripped else stripped
    )
