"""Words people answer a satisfaction or agreement question with, and the score each has.

The Chinese words stand for different points on the two scales in use: on one 满意 is the second of five
(非常满意 满意 一般 不满意 非常不满意), on the other the third (非常满意 比较满意 满意 ...).
"""

from functools import lru_cache

from careerdash.values.spelling import key_of

_COMMON: dict[int, tuple[str, ...]] = {
    5: (
        "very satisfied", "extremely satisfied", "completely satisfied", "highly satisfied", "fully satisfied", "totally satisfied", "very happy", "extremely happy", "excellent",
        "outstanding", "love it", "great", "amazing", "fantastic", "very high", "very good", "superb", "strongly satisfied", "perfect",
        "非常满意", "十分满意", "极其满意", "极满意", "特别满意", "超级满意", "完全满意", "很满意", "相当满意", "非常好", "优秀", "优", "极好", "很高", "非常高", "满意极了", "非常喜欢", "特别好", "太满意了", "最满意",
    ),
    4: (
        "satisfied", "happy", "good", "mostly satisfied", "rather satisfied", "fairly satisfied", "quite satisfied", "somewhat satisfied", "generally satisfied", "pretty satisfied",
        "moderately satisfied", "mostly happy", "quite happy", "pretty happy", "fairly happy", "high", "like it", "mainly satisfied", "pretty good", "reasonably satisfied",
        "比较满意", "较满意", "较为满意", "挺满意", "蛮满意", "良好", "良", "好", "较好", "比较好", "较高", "比较高", "高", "还算满意", "总体满意", "比较喜欢", "挺好", "不错",
    ),
    3: (
        "neutral", "ok", "okay", "average", "fair", "so-so", "so so", "neither satisfied nor dissatisfied", "neither", "medium", "moderate", "mixed", "indifferent", "acceptable", "alright",
        "neither happy nor unhappy", "not bad",
        "一般般", "还行", "还可以", "普通", "中等", "中立", "尚可", "中", "基本满意", "说不清", "说不上", "凑合", "无所谓", "马马虎虎", "中规中矩",
    ),
    2: (
        "dissatisfied", "unsatisfied", "unhappy", "not satisfied", "somewhat dissatisfied", "rather dissatisfied", "fairly dissatisfied", "a little dissatisfied", "mostly dissatisfied",
        "slightly dissatisfied", "not very satisfied", "not very happy", "not happy", "poor", "bad", "below average", "low", "slightly unhappy", "a bit unhappy",
        "比较不满意", "较不满意", "不太满意", "不大满意", "不是很满意", "不怎么满意", "有点不满意", "略不满意", "较差", "比较差", "差", "较低", "低", "不满",
    ),
    1: (
        "very dissatisfied", "extremely dissatisfied", "very unsatisfied", "completely dissatisfied", "highly dissatisfied", "totally dissatisfied", "very unhappy", "extremely unhappy",
        "terrible", "awful", "very poor", "very bad", "hate it", "very low", "horrible", "strongly dissatisfied", "not satisfied at all", "not at all satisfied",
        "非常不满意", "很不满意", "十分不满意", "极不满意", "极其不满意", "特别不满意", "完全不满意", "非常差", "很差", "极差", "很低", "非常低", "糟糕", "非常不满", "很不满", "一点也不满意", "一点都不满意", "最不满意",
    ),
}  # fmt: skip
_STRICT = {4: ("满意",), 3: ("一般",), 2: ("不满意",)}
_GRADED = {3: ("满意",), 2: ("一般", "不满意")}
_AGREE: dict[int, tuple[str, ...]] = {
    5: ("strongly agree", "completely agree", "totally agree", "fully agree", "definitely agree", "非常同意", "完全同意", "十分同意", "很同意", "强烈同意", "完全符合", "非常符合", "很符合", "十分符合", "总是", "always"),
    4: ("agree", "somewhat agree", "mostly agree", "rather agree", "tend to agree", "slightly agree", "同意", "比较同意", "较同意", "基本同意", "比较符合", "较符合", "符合", "基本符合", "经常", "often"),
    3: ("neither agree nor disagree", "undecided", "unsure", "not sure", "不确定", "既不同意也不反对", "有时", "sometimes", "uncertain", "无意见", "no opinion"),
    2: ("disagree", "somewhat disagree", "mostly disagree", "rather disagree", "tend to disagree", "slightly disagree", "不同意", "比较不同意", "不太同意", "不太符合", "较不符合", "比较不符合", "不符合", "反对", "很少", "rarely"),
    1: ("strongly disagree", "completely disagree", "totally disagree", "fully disagree", "非常不同意", "完全不同意", "很不同意", "强烈反对", "强烈不同意", "完全不符合", "非常不符合", "很不符合", "从不", "never"),
}  # fmt: skip


def _folded(*scales: dict[int, tuple[str, ...]]) -> dict[str, int]:
    return {key_of(word): score for scale in scales for score, words in scale.items() for word in words}


WORD_SCALES = {
    "words_zh_strict": _folded(_COMMON, _AGREE, _STRICT),
    "words_zh_graded": _folded(_COMMON, _AGREE, _GRADED),
}
AGREE_WORDS = frozenset(_folded(_AGREE))
_ANY = frozenset(WORD_SCALES["words_zh_strict"])
SATISFIED, RATHER_SATISFIED, SO_SO, DISSATISFIED = key_of("满意"), key_of("比较满意"), key_of("一般"), key_of("不满意")


@lru_cache(maxsize=20_000)
def is_scale_word(text: str) -> bool:
    """Tell whether a text is one of the words of any word scale."""
    return key_of(text) in _ANY


@lru_cache(maxsize=20_000)
def word_score(text: str, scale: str) -> int | None:
    """Return 1-5 for a word of a scale; 满意 counts four except on ``words_zh_graded``. None for other texts."""
    return WORD_SCALES.get(scale, WORD_SCALES["words_zh_strict"]).get(key_of(text))
