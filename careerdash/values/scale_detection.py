"""Which scale did a column use? Decided from its header and all of its values."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from careerdash.values.missing import is_missing
from careerdash.values.scale_words import (
    AGREE_WORDS,
    DISSATISFIED,
    RATHER_SATISFIED,
    SATISFIED,
    SO_SO,
    is_scale_word,
    word_score,
)
from careerdash.values.score_texts import Score, score_in
from careerdash.values.spelling import key_of, plain
from careerdash.wording import _

SCALES = (
    "1-5", "0-5", "1-4", "1-7", "0-10", "1-10", "percent", "stars", "words", "words_zh_strict", "words_zh_graded", "agree",
    "reversed 1-5", "reversed 1-10", "reversed 0-10",
)  # fmt: skip
_ENOUGH = 5
_HINTS = (
    ("percent", re.compile(r"百分|%|(?:0|1)\s*(?:-|–|—|~|to|至|到)\s*100|100\s*分|out of 100|/\s*100")),
    ("0-10", re.compile(r"(?<!\d)0\s*(?:-|–|—|~|to|至|到)\s*10(?!\d)")),
    ("1-10", re.compile(r"(?<!\d)1\s*分?\s*(?:-|–|—|~|to|至|到)\s*10(?!\d)")),
    ("1-5", re.compile(r"(?<!\d)1\s*分?\s*(?:-|–|—|~|to|至|到)\s*5(?!\d)|(?<!\d)5\s*(?:-|–|—|~|to|至|到)\s*1(?!\d)|5\s*分制|五\s*分制|out of 5|/\s*5(?!\d)|满分\s*5\s*分|五级|5级")),
    ("0-5", re.compile(r"(?<!\d)0\s*(?:-|–|—|~|to|至|到)\s*5(?!\d)")),
    ("1-7", re.compile(r"(?<!\d)1\s*分?\s*(?:-|–|—|~|to|至|到)\s*7(?!\d)|7\s*分制|七\s*分制")),
    ("1-4", re.compile(r"(?<!\d)1\s*分?\s*(?:-|–|—|~|to|至|到)\s*4(?!\d)|4\s*分制|四\s*分制")),
    ("ten", re.compile(r"10\s*分制|十\s*分制|out of 10(?!0)|/\s*10(?!\d)|满分\s*10\s*分|满分十分")),
    ("stars", re.compile(r"\bstars?\b|星级|几颗?星")),
)  # fmt: skip
_REVERSED = re.compile(
    r"(?<!\d)1\s*分?\s*(?:=|:|is|为|表示|代表|-)?\s*\(?\s*(?:very satisfied|best|highest|excellent|most satisfied|very happy|非常满意|很满意|最满意|最高|最好)|(?:best|highest|最满意|最高|非常满意)\s*(?:=|:)\s*1(?!\d)"
)
_ENDS = {"1-5": 5, "0-5": 5, "1-4": 4, "1-7": 7, "1-10": 10, "0-10": 10, "percent": 100, "stars": 5}


@dataclass(frozen=True, slots=True)
class ScaleGuess:
    """The scale of a column with the sentence that proves it; None where no value is a score.

    ``certain`` is false where another scale would fit the same values: then it is worth a question.
    """

    scale: str | None
    evidence: str
    certain: bool = True


def detect_scale(header: str, texts: Iterable[str]) -> ScaleGuess:
    """Detect the scale of a satisfaction column from a hint in its header, else from all its values."""
    given = [text for text in texts if not is_missing(text)]
    scores = [score for text in given if (score := score_in(text)) is not None]
    words = [key_of(text) for text in given if score_in(text) is None and is_scale_word(text)]
    bare = [score.value for score in scores if score.out_of is None and not score.stars]
    hint = _hint(header, bare)
    if hint is not None and (bare or not words):
        return _checked(hint, bare)
    if bare:
        return _paired(given) or _by_range(bare)
    if any(score.stars for score in scores):
        return ScaleGuess("stars", _("The values are drawn or counted in stars."))
    if scores:
        return _by_denominator(scores)
    if words:
        return _by_words(words)
    return ScaleGuess(None, _("No value of this column is a score."), certain=not given)


def _hint(header: str, bare: list[float]) -> str | None:
    matched = plain(header)
    found = next((scale for scale, pattern in _HINTS if pattern.search(matched)), None)
    if found == "ten":
        found = "0-10" if 0 in bare else "1-10"
    if _REVERSED.search(matched):
        return f"reversed {found if found in {'1-5', '1-10', '0-10'} else '1-5'}"
    return found


def _checked(hint: str, bare: list[float]) -> ScaleGuess:
    top = _ENDS[hint.removeprefix("reversed ")]
    beyond = [value for value in bare if value > top]
    if beyond:
        sentence = _("The header says {scale}, but {count} values are higher.").format(scale=hint, count=len(beyond))
        return ScaleGuess(hint, sentence, certain=False)
    if hint == "percent" and bare and max(bare) <= 10:
        return ScaleGuess(hint, _("The header says percent, but no value is above 10."), certain=False)
    return ScaleGuess(hint, _("The header names the scale: {scale}.").format(scale=hint))


def _by_range(bare: list[float]) -> ScaleGuess:
    high, low = max(bare), min(bare)
    if high > 10:
        mixed = 0 < sum(value <= 10 for value in bare)
        sentence = _("Values go up to {high:g}, so they are percent.").format(high=high)
        return ScaleGuess("percent", sentence, certain=high <= 100 and not mixed)
    if high > 5:
        if low == 0:
            sentence = _("Values go from 0 to {high:g}, so the scale is 0-10.")
            return ScaleGuess("0-10", sentence.format(high=high))
        sentence = _("Values go from {low:g} to {high:g} without a 0: read as 1-10, but 0-10 would fit too.")
        return ScaleGuess("1-10", sentence.format(low=low, high=high), certain=False)
    if low == 0:
        sentence = _("Values go from 0 to {high:g}: read as 0-10, but 0-5 would fit too.").format(high=high)
        return ScaleGuess("0-10", sentence, certain=False)
    sentence = _("No value is above {high:g} and none is 0, so the scale is 1-5.").format(high=high)
    return ScaleGuess("1-5", sentence, certain=len(bare) >= _ENOUGH)


def _by_denominator(scores: list[Score]) -> ScaleGuess:
    tops = sorted({score.out_of for score in scores if score.out_of is not None})
    top = tops[-1]
    scale = "percent" if top >= 100 else "1-5" if top == 5 else "1-10" if top == 10 else "1-5"
    if scale == "1-10" and any(score.value == 0 for score in scores):
        scale = "0-10"
    sentence = _("Every value names its own highest mark: {tops}.").format(tops=", ".join(f"{t:g}" for t in tops))
    return ScaleGuess(scale, sentence)


def _by_words(words: list[str]) -> ScaleGuess:
    seen = set(words)
    if seen & AGREE_WORDS:
        return ScaleGuess("agree", _("The values say how far people agree."))
    if SATISFIED in seen and RATHER_SATISFIED in seen:
        sentence = _("Both 比较满意 and 满意 occur, so 满意 is taken as the third of five.")
        return ScaleGuess("words_zh_graded", sentence, certain=SO_SO not in seen)
    if seen & {SATISFIED, SO_SO, DISSATISFIED}:
        sentence = _("满意 occurs without 比较满意, so it is taken as the second of five.")
        return ScaleGuess("words_zh_strict", sentence)
    return ScaleGuess("words", _("The values are words with one meaning on every scale."))


def _paired(given: list[str]) -> ScaleGuess | None:
    """Find ``4 (satisfied)``: a number with its word proves which way the scale runs."""
    pairs: list[tuple[float, int]] = []
    for text in given:
        score = score_in(text)
        named = re.sub(r"[\d.分()=:、\-–—]+", " ", plain(text)).strip()
        word = word_score(named, "words_zh_strict") if named else None
        if score is not None and word is not None:
            pairs.append((score.value, word))
    if not pairs or any(value > 5 for value, _word in pairs):
        return None
    against = [value for value, word in pairs if value != 3 and (value > 3) != (word > 3) and word != 3]
    if against and len(against) == sum(value != 3 and word != 3 for value, word in pairs):
        return ScaleGuess("reversed 1-5", _("The words beside the numbers show that 1 is best."))
    return ScaleGuess("1-5", _("The words beside the numbers show that 5 is best."), certain=not against)
