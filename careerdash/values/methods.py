"""How an interview was held."""

import re
from functools import lru_cache

from careerdash.values.missing import is_missing
from careerdash.values.spelling import plain

# In this order: the first that matches decides, so that "video call" is video and "phone call" is telephone.
_PATTERNS = tuple(
    (code, re.compile(pattern))
    for code, pattern in (
        (
            "video",
            r"video|zoom|skype|teams|meet\.google|google ?meet|facetime|webex|腾讯会议|视频|钉钉会议|飞书会议|云会议|线上会议|网络会议"
            r"|online meeting|virtual|webcam|会议软件|远程会议",
        ),
        ("email", r"e-?mail|\bmail\b|电子邮件|电邮|邮件|邮箱|伊妹儿|outlook|gmail"),
        (
            "chat",
            r"wechat|weixin|微信|\bqq\b|qq|whats ?app|\bchat|linkedin|messag|\bim\b|\bdm\b|\bsms\b|text(?:ing)?\b|短信|私信|聊天|line\b"
            r"|telegram|slack|钉钉|飞书|小红书|知乎|messenger|即时",
        ),
        ("telephone", r"phone|\btel\b|telephon|\bcall(?:ed)?\b|voice|电话|语音|通话|手机|致电"),
        ("letter", r"letter|书信|信件|信函|写信|平信|by post|纸质"),
        (
            "face_to_face",
            r"face|f2f|\bftf\b|in[- ]?person|on[- ]?site|personal(?:ly)?\b|offline|live\b|\bvisit|面对面|当面|面谈|面访|现场|实地|线下|见面|上门|拜访"
            r"|登门|走访|到访|面采|面聊|\bmeeting\b|coffee|午餐|lunch|咖啡|in the office|at (?:the )?office",
        ),
        (
            "other",
            r"^other|其他|其它|问卷|questionnaire|survey|form|线上|网上|网络|online|remote|远程|internet|mixed|混合|多种",
        ),
    )
)


@lru_cache(maxsize=20_000)
def read_method(text: str) -> str | None:
    """Return the method code of a typed text, None when it is missing or not recognised."""
    if is_missing(text):
        return None
    matched = plain(text)
    if matched in {"面", "面试", "访谈", "信"}:
        return "letter" if matched == "信" else "face_to_face"
    return next((code for code, pattern in _PATTERNS if pattern.search(matched)), None)
