"""Two posts in one cell: what a newcomer earns and what an experienced person earns.

The 20th outline question asks for both, and most answers hold them in one cell: ``初级6-8k，中级12k左右``.
"""

import itertools

from careerdash.domain.vocabulary import Reading
from careerdash.values.salary_silence import silence
from careerdash.values.salary_tokens import Token, prepare, tokenise, typed

_CUTS = frozenset({"sep", "and", "or", "arrow", "break"})
_PERIODS = frozenset({"period", "per", "weak"})
_POST_KINDS = frozenset({"post", "duration"})
_ENTRY, _EXPERIENCED = "entry", "experienced"
Piece = list[Token]


def split_posts(text: str) -> tuple[str, str] | None:
    """Return the entry part and the experienced part of a cell that gives pay for both; None for any other text.

    Words before the first post (``月薪：``) belong to both parts, and so does a period said once at the end (``…/月``).
    """
    prepared = prepare(text)
    if not any(token.kind in _POST_KINDS for token in tokenise(prepared)):
        return None
    tokens = _with_years(prepared)
    numbers = sum(token.kind == "number" for token in tokens)
    if not numbers or not any(token.kind == "post" for token in tokens):
        return None
    shown = typed(text)
    if len(shown) != len(prepared):
        shown = prepared
    if numbers == 1:
        return _one_silent(tokens, shown)
    paired = _paired(tokens)
    if paired:
        entry, experienced = paired
        return _slice(shown, entry), _slice(shown, experienced)
    pieces = _pieces(tokens)
    entries = [piece for piece in pieces if _ENTRY in _posts(piece)]
    seniors = [piece for piece in pieces if _EXPERIENCED in _posts(piece)]
    if len(entries) != 1 or not seniors or entries[0] in seniors:
        return None
    return _with_shared_words(shown, tokens, entries[0], seniors)


def post_parts(text: str) -> tuple[str, ...]:
    """Return one part per post of a cell that names several of the same standing: ``中级12k，高级20k``."""
    prepared = prepare(text)
    tokens = _with_years(prepared)
    if not any(token.kind == "number" for token in tokens) or not any(token.kind == "post" for token in tokens):
        return ()
    pieces = _pieces(tokens)
    return tuple(_slice(prepared, piece) for piece in pieces) if len(pieces) > 1 and all(map(_posts, pieces)) else ()


def _with_shared_words(shown: str, tokens: list[Token], entry: Piece, seniors: list[Piece]) -> tuple[str, str]:
    """Return both parts, each with the period and currency that is said once for both."""
    first = _slice(shown, entry)
    rest = "，".join(_slice(shown, piece) for piece in seniors)
    lead = _lead(tokens)
    if lead:
        front = _slice(shown, lead)
        first = first if lead[0] in entry or _says(entry, lead) else f"{front} {first}"
        rest = rest if lead[0] in seniors[0] or _says(seniors[0], lead) else f"{front} {rest}"
    elif _says_period(seniors[-1]) and not _says_period(entry):
        period = next(token.value for token in reversed(seniors[-1]) if token.kind in _PERIODS)
        first = f"{first} /{period}"
    return first, rest


def _one_silent(tokens: list[Token], shown: str) -> tuple[str, str] | None:
    """Return the parts of ``初级8k，高级面议``: one post with its figure, the other answered by words."""
    pieces: list[Piece] = [[]]
    for token in tokens:
        if token.kind in _CUTS or (token.kind == "post" and _posts(pieces[-1])):
            pieces.append([])
        if token.kind not in _CUTS:
            pieces[-1].append(token)
    pieces = [piece for piece in pieces if piece]
    if len(pieces) != 2 or {len(_posts(piece)) for piece in pieces} != {1} or _posts(pieces[0]) == _posts(pieces[1]):
        return None
    words = next(piece for piece in pieces if not _has_number(piece))
    answer = " ".join(shown[token.start : token.end] for token in words if token.kind != "post")
    if not answer or silence(prepare(answer.replace(" ", ""))) is Reading.UNREADABLE:
        return None
    entry, experienced = sorted(pieces, key=lambda piece: _ENTRY not in _posts(piece))
    return _slice(shown, entry), _slice(shown, experienced)


def _with_years(prepared: str) -> list[Token]:
    """Return the tokens with years of work as posts; the ``after`` of ``after 5 years`` starts no new part."""
    tokens = [_as_post(token, prepared) for token in tokenise(prepared)]
    for index, (token, following) in enumerate(itertools.pairwise(tokens)):
        if token.kind == "break" and following.kind == "post" and prepared[token.start : token.end] == "after":
            tokens[index] = token._replace(kind="filler")
    return tokens


def _as_post(token: Token, text: str) -> Token:
    """Turn years of work into a post (``1年 8k，5年 20k``); up to one year is entry, ``1年后`` is not."""
    if token.kind != "duration" or token.value != "years":
        return token
    first = text[token.start : token.end].lstrip()[:2]
    newcomer = not first.strip("01一年 ") and not text.startswith("后", token.end)
    return token._replace(kind="post", value=_ENTRY if newcomer else _EXPERIENCED)


def _slice(shown: str, tokens: Piece) -> str:
    """Return the typed text of tokens; a gap between them (another piece in between) becomes a space."""
    parts: list[str] = []
    start, end = tokens[0].start, tokens[0].end
    for before, token in itertools.pairwise(tokens):
        if token.start < before.end or shown[before.end : token.start].strip():
            parts.append(shown[start:end])
            start = token.start
        end = token.end
    parts.append(shown[start:end])
    return " ".join(parts).strip(" ,;，。、")


def _posts(piece: Piece) -> set[str]:
    return {token.value for token in piece if token.kind == "post"}


def _says(piece: Piece, lead: Piece) -> bool:
    """Whether a part says by itself all that the words before the first post say."""
    told = {"period" if token.kind in _PERIODS else token.kind for token in piece}
    return {"period" if token.kind in _PERIODS else token.kind for token in lead} <= told


def _says_period(piece: Piece) -> bool:
    return any(token.kind in _PERIODS for token in piece)


def _has_number(piece: Piece) -> bool:
    return any(token.kind == "number" for token in piece)


def _pieces(tokens: list[Token]) -> list[Piece]:
    """Cut at separators, and between one post with its number and the next; every piece holds a number."""
    posts_first = next(token for token in tokens if token.kind in {"number", "post"}).kind == "post"
    pieces: list[Piece] = [[]]
    for token in tokens:
        current = pieces[-1]
        complete = _has_number(current) and bool(_posts(current))
        if token.kind in _CUTS:
            pieces.append([])
            continue
        next_post = token.kind == "post" and _has_number(current) and (posts_first or complete)
        next_number = token.kind == "number" and not posts_first and complete and current[-1].kind != "range"
        if next_post or next_number:
            pieces.append([])
        pieces[-1].append(token)
    merged: list[Piece] = []
    waiting: Piece = []
    for piece in pieces:
        if _has_number(piece):
            merged.append(waiting + piece)
            waiting = []
        elif merged and not (posts_first and _posts(piece)):
            merged[-1] = merged[-1] + piece
        else:
            waiting = waiting + piece
    if waiting and merged and not _posts(merged[-1]):
        merged[-1] = merged[-1] + waiting
    return merged


def _paired(tokens: list[Token]) -> tuple[Piece, Piece] | None:
    """Return the parts of ``初级/中级：6k/12k``: both posts first, then both figures in the same order."""
    posts = [index for index, token in enumerate(tokens) if token.kind == "post"]
    first_number = next(index for index, token in enumerate(tokens) if token.kind == "number")
    if len(posts) != 2 or posts[1] > first_number or not 1 <= posts[1] - posts[0] <= 2:
        return None
    cuts = [index for index in range(first_number, len(tokens)) if tokens[index].kind in _CUTS]
    if len(cuts) != 1 or not _has_number(tokens[cuts[0] :]):
        return None
    one = [tokens[posts[0]], *tokens[posts[1] + 1 : cuts[0]]]
    other = [tokens[posts[1]], *tokens[cuts[0] + 1 :]]
    if _posts(one) == _posts(other):
        return None
    return (one, other) if _ENTRY in _posts(one) else (other, one)


def _lead(tokens: list[Token]) -> Piece:
    """Return the tokens before the first post when they say the currency or period of all that follows."""
    lead: Piece = []
    for token in tokens:
        if token.kind in {"post", "number"}:
            break
        lead.append(token)
    return lead if any(token.kind in {"period", "per", "currency"} for token in lead) else []
