"""Which scale did a column use? Decided from its header and all of its values."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from careerdash.values.missing import is_missing
from careerdash.values.scale_words import (
    ENDS_PLAIN,
    GRADED,
    LOW,
    STRICT,
    Seen,
    is_agreement,
    is_scale_word,
    seen_in,
    word_score,
)
from careerdash.values.score_texts import Score, score_in
from careerdash.values.spelling import key_of, plain
from careerdash.wording import _

# Lowest and highest point of each scale of numbers.
ENDS = {
    "1-5": (1.0, 5.0),
    "0-5": (0.0, 5.0),
    "1-4": (1.0, 4.0),
    "1-7": (1.0, 7.0),
    "1-10": (1.0, 10.0),
    "0-10": (0.0, 10.0),
    "percent": (0.0, 100.0),
    "stars": (1.0, 5.0),
}
REVERSED = "reversed "
SCALES = (
    *ENDS, "words", STRICT, STRICT + LOW, GRADED, GRADED + LOW, ENDS_PLAIN, "agree",
    "reversed 1-5", "reversed 1-10", "reversed 0-10",
)  # fmt: skip
_ENOUGH, _ENOUGH_WITH_TOP = 5, 3
_HAN = re.compile(r"[\u4e00-\u9fff]")
_PLAIN_ZH = frozenset({"满意", "不满意", "一般"})
_DASH = r"\s*分?\s*(?:-|–|—|~|to|至|到)\s*"
# A legend of both ends: 1非常不满意—5非常满意, 5 = very satisfied, 1 = very dissatisfied.
_LEGEND = (
    r"(?<!\d)1(?:分|\s*[=:]|\s*[a-z\u4e00-\u9fff])[^\d]{{0,30}}(?<!\d){top}(?:分|\s*[=:]|\s*[a-z\u4e00-\u9fff])"
    r"|(?<!\d){top}(?:分|\s*[=:]|\s*[a-z\u4e00-\u9fff])[^\d]{{0,30}}(?<!\d)1(?:分|\s*[=:]|\s*[a-z\u4e00-\u9fff])"
)
_FULL = r"满分\s*(?:为|是)?\s*"
_FIVE = rf"(?<!\d)5\s*分制|五\s*分制|out of 5(?!\d)|/\s*5(?!\d)|{_FULL}(?:5|五)\s*分|五级|(?<!\d)5级"
_TEN = rf"10\s*分制|十\s*分制|out of (?:10(?!0)|ten)|/\s*10(?!\d)|{_FULL}(?:10|十)\s*分|十分满分"


def _ends(low: int, high: int) -> str:
    return rf"(?<!\d){low}{_DASH}{high}(?!\d)"


_HINTS = tuple(
    (scale, re.compile(hint))
    for scale, hint in (
        ("percent", rf"百分|%|(?<!\d)[01]{_DASH}100|100\s*分|out of 100|/\s*100"),
        ("1-10", _LEGEND.format(top=10)),
        ("1-5", _LEGEND.format(top=5)),
        ("0-10", _ends(0, 10)),
        ("1-10", f"{_ends(1, 10)}|{_ends(10, 1)}"),
        ("0-5", _ends(0, 5)),
        ("1-5", f"{_ends(1, 5)}|{_ends(5, 1)}|{_FIVE}"),
        ("1-7", rf"{_ends(1, 7)}|(?<!\d)7\s*分制|七\s*分制"),
        ("1-4", rf"{_ends(1, 4)}|(?<!\d)4\s*分制|四\s*分制"),
        ("ten", _TEN),
        ("stars", r"\bstars?\b|星级|几颗?星"),
    )
)
_BEST = (
    r"(?:very satisfied|best|highest|excellent|most satisfied|very happy|非常满意|很满意|最满意|最高|最好"
    r"|strongly agree|非常同意)"
)
_ONE_IS_BEST = re.compile(
    rf"(?<!\d)1\s*分?\s*(?:=|:|is|为|表示|代表|是|-)?\s*\(?\s*(?:the )?{_BEST}|{_BEST}\s*\(?\s*(?:=|:|为"
    rf"|is)\s*\(?1(?!\d|\s*[=:分])"
)


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
    if hint is not None and (bare or not (words or scores)):
        return _checked(hint, bare, header)
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
        found = _from_lowest(bare)
    if _ONE_IS_BEST.search(matched):
        turned = f"{REVERSED}{found}"
        return turned if turned in SCALES else f"{REVERSED}1-5"
    return found


def _checked(hint: str, bare: list[float], header: str) -> ScaleGuess:
    low, high = ENDS[hint.removeprefix(REVERSED)]
    beyond = sum(not low <= value <= high for value in bare)
    if beyond:
        sentence = _("The header says {scale}, but {count} of {all} values lie outside it.")
        return ScaleGuess(hint, sentence.format(scale=hint, count=beyond, all=len(bare)), certain=False)
    if hint == "percent" and bare and max(bare) <= 10:
        return ScaleGuess(hint, _("The header says percent, but no value is above 10."), certain=False)
    if hint in {"1-10", "0-10"} and len(bare) >= _ENOUGH and max(bare) <= 5:
        sentence = _("The header says {scale}, but no value is above 5.").format(scale=hint)
        return ScaleGuess(hint, sentence, certain=False)
    if _named_without_start(header) and bare and 0 not in bare:
        return ScaleGuess(hint, _ten_unproven(min(bare), max(bare)), certain=False)
    return ScaleGuess(hint, _("The header names the scale: {scale}.").format(scale=hint))


def _named_without_start(header: str) -> bool:
    """Whether the header says ten points and not whether they begin at 0 or 1: ``满意度（10分制）``."""
    return next((scale for scale, pattern in _HINTS if pattern.search(plain(header))), None) == "ten"


def _from_lowest(values: list[float]) -> str:
    """Return the scale of ten points: from 0, unless the lowest mark given is a 1."""
    return "1-10" if values and min(values) == 1 else "0-10"


def _ten_unproven(low: float, high: float) -> str:
    if low == 1:
        sentence = _("Values go from {low:g} to {high:g} without a 0: read as 1-10, but 0-10 would fit too.")
    else:
        sentence = _("Values go from {low:g} to {high:g}: read as 0-10, but 1-10 would fit too.")
    return sentence.format(low=low, high=high)


def _by_range(bare: list[float]) -> ScaleGuess:
    high, low = max(bare), min(bare)
    if high > 10:
        usual = [value for value in bare if value <= 10]
        if 2 * len(usual) > len(bare):
            return _without_strays(usual, high)
        alike = low > 10 and high <= 100
        return ScaleGuess(
            "percent", _("Values go up to {high:g}, so they are percent.").format(high=high), certain=alike
        )
    if high > 5:
        return _by_ten(low, high)
    if low < 1:
        sentence = _("Values go from {low:g} to {high:g}: read as 0-10, but 0-5 would fit too.")
        return ScaleGuess("0-10", sentence.format(low=low, high=high), certain=False)
    sentence = _("No value is above {high:g} and none is 0, so the scale is 1-5.").format(high=high)
    sure = len(bare) >= _ENOUGH or (high == 5 and len(bare) >= _ENOUGH_WITH_TOP)
    return ScaleGuess("1-5", sentence, certain=sure)


def _without_strays(usual: list[float], high: float) -> ScaleGuess:
    """Read the scale from the many: one 85 among marks up to 5 must not turn each of them into a percentage."""
    scale = _by_range(usual).scale
    sentence = _("Most values are at most {most:g}, so the scale is {scale}; a value such as {high:g} lies outside it.")
    return ScaleGuess(scale, sentence.format(most=max(usual), scale=scale, high=high), certain=False)


def _by_ten(low: float, high: float) -> ScaleGuess:
    if low < 1:
        return ScaleGuess(
            "0-10", _("Values go from {low:g} to {high:g}, so the scale is 0-10.").format(low=low, high=high)
        )
    return ScaleGuess(_from_lowest([low]), _ten_unproven(low, high), certain=False)


def _by_denominator(scores: list[Score]) -> ScaleGuess:
    tops = sorted({score.out_of for score in scores if score.out_of is not None})
    scale = {5: "1-5", 10: "0-10", 100: "percent"}.get(int(tops[-1]), "1-5")
    named = ", ".join(f"{top:g}" for top in tops)
    if scale == "0-10" and all(score.value for score in scores):
        sentence = _("Every value names its own highest mark: {tops}. Read from 0, but from 1 would fit too.")
        return ScaleGuess(scale, sentence.format(tops=named), certain=False)
    return ScaleGuess(scale, _("Every value names its own highest mark: {tops}.").format(tops=named))


def _by_words(words: list[str]) -> ScaleGuess:
    """Place the plain words 满意 and 不满意 by the words that stand beside them."""
    seen = seen_in(words)
    agreeing = any(is_agreement(word) for word in words)
    milder = seen.bad and seen.rather_bad and not seen.bottom
    if milder and seen.good and seen.rather_good and not seen.top:
        return ScaleGuess(ENDS_PLAIN, _("Only milder words stand beside the plain ones, so these are the two ends."))
    if seen.good and seen.rather_good and not agreeing and any(_HAN.search(word) for word in words):
        return _graded(seen)
    if milder:
        return ScaleGuess(STRICT + LOW, _("A milder word stands beside 不满意 and none below it, so it is the lowest."))
    torn = seen.rather_good and (seen.good or (seen.bad and not seen.bottom))
    certain = not torn and not (seen.rather_bad and seen.bad)
    if agreeing:
        return ScaleGuess("agree", _("The values say how far people agree."), certain=certain)
    if any(word in _PLAIN_ZH for word in words):
        sentence = _("满意 and 比较满意 do not occur together, so 满意 is taken as the second of five.")
        return ScaleGuess(STRICT, sentence, certain=certain)
    return ScaleGuess("words", _("The values are words with one meaning on every scale."), certain=certain)


def _graded(seen: Seen) -> ScaleGuess:
    """满意 below 比较满意; 不满意 is the lowest where a word stands between the two and none below."""
    between = seen.so_so or seen.rather_bad
    lowest = seen.bad and between and not seen.bottom
    open_end = seen.bad and not between and not seen.bottom
    crowded = seen.so_so and (seen.rather_bad or seen.bottom)
    sentence = _("Both 比较满意 and 满意 occur, so 满意 is taken as the third of five.")
    return ScaleGuess(GRADED + LOW if lowest else GRADED, sentence, certain=seen.top and not open_end and not crowded)


def _paired(given: list[str]) -> ScaleGuess | None:
    """Find ``4 (satisfied)``: a number with its word proves which way the scale runs."""
    pairs: list[tuple[float, int]] = []
    for text in given:
        score = score_in(text)
        named = re.sub(r"[\d.分()=:、\-–—]+", " ", plain(text)).strip()
        word = word_score(named, STRICT) if named else None
        if score is not None and word is not None and word != 3 and score.value != 3:
            pairs.append((score.value, word))
    if not pairs or any(not 1 <= value <= 5 for value, _word in pairs):
        return None
    against = sum((value > 3) != (word > 3) for value, word in pairs)
    if against == len(pairs):
        return ScaleGuess("reversed 1-5", _("The words beside the numbers show that 1 is best."))
    return ScaleGuess("1-5", _("The words beside the numbers show that 5 is best."), certain=against == 0)
