"""Contact details, recognised wherever they were typed, so that they can be protected there."""

import re
from functools import lru_cache

from careerdash.domain.folding import clean

_EMAIL = re.compile(
    r"[a-z0-9][a-z0-9._%+\-]{0,63} ?(?:@|\(at\)"
    r"|\[at\]) ?[a-z0-9][a-z0-9\-]{0,62}(?:\.[a-z0-9\-]{1,63}){0,4}\.[a-z]{2,24}", re.IGNORECASE
)  # fmt: skip
# A mainland mobile number, a landline with its area code, a service number; then international, North American,
# and numbers with a leading zero in groups (United Kingdom, Taiwan, ...).
_MOBILE = r"(?<![\d.])(?:\(?\+?86\)?[ \-]*)?1[3-9]\d[ \-]?\d{4}[ \-]?\d{4}(?![\d.]\d|\d)"
_EXTENSION = r"(?:[ \-]*(?:转|ext\.?|x) ?\d{1,6}|-\d{1,6})?"
_LANDLINE = rf"(?<![\d.])(?:\(?\+?86\)?[ \-]*)?\(?0\d{{2,3}}\)?[ \-]+\d{{6,8}}{_EXTENSION}(?!\d)"
_SERVICE = r"(?<![\d.])[48]00[ \-]?\d{3}[ \-]?\d{4}(?!\d)"
_INTERNATIONAL = (
    r"(?<![\d.\w])(?:\+|00)[1-9]\d{0,2}[ .\-]?(?:\(0?\d{1,4}\)[ .\-]?)?\d{1,4}(?:[ .\-]?\d{2,4}){2,4}(?!\d)"
)
_AMERICAN = r"(?<![\d.])(?:1[ .\-])?\(?[2-9]\d{2}\)?[ .\-]\d{3}[ .\-]\d{4}(?!\d)"
_GROUPED = r"(?<![\d.])\(?0\d{2,4}\)?[ \-]\d{3,4}[ \-]\d{3,4}(?!\d)|(?<![\d.])0\d{3,4}[ \-]\d{6}(?!\d)"
_PHONES = tuple(
    re.compile(number, re.IGNORECASE) for number in (_MOBILE, _LANDLINE, _SERVICE, _INTERNATIONAL, _AMERICAN, _GROUPED)
)
_ACCOUNT = re.compile(
    r"(?:微信号?|weixin|we ?chat(?: id)?|wx|vx|v信)(?: ?(?:[:号是]|id) ?:? ?| )(?=[\w\-]*[\d_\-])[a-z][\w\-]{5,19}"
    r"|(?<![a-z])(?:qq|扣扣)(?:号码?)? ?[:是]? ?[1-9]\d{4,11}(?!\d)|(?:微信号?|we ?chat|wx|vx) ?[:是]? ?\d{6,12}(?!\d)"
    r"|linkedin\.com/in/[\w\-%]+",
    re.IGNORECASE,
)
_EMAIL_LABEL = re.compile(r"^(?:mailto|e-?mail|邮箱|电子邮箱|邮件)\s*:\s*", re.IGNORECASE)
_PHONE_LABEL = re.compile(r"^(?:tel|phone|mobile|cell|电话|手机|手机号|联系电话)\.?\s*:?\s*", re.IGNORECASE)


@lru_cache(maxsize=10_000)
def looks_like_email(text: str) -> bool:
    """Tell whether the whole text is one e-mail address."""
    return _EMAIL.fullmatch(_EMAIL_LABEL.sub("", clean(text))) is not None


@lru_cache(maxsize=10_000)
def looks_like_phone(text: str) -> bool:
    """Tell whether the whole text is one telephone number."""
    number = _PHONE_LABEL.sub("", clean(text))
    return any(pattern.fullmatch(number) for pattern in _PHONES)


@lru_cache(maxsize=10_000)
def contacts_in(text: str) -> tuple[str, ...]:
    """Return every e-mail address, telephone number and chat account found in a text, in the order they stand there.

    Dates, pay and student numbers are not taken for telephones.
    """
    cleaned = clean(text)
    address = _EMAIL.match(cleaned)
    if address and address.end() == len(cleaned):
        # nothing can begin before it or reach further: the other patterns need not be tried
        return (cleaned,)
    spans = (found.span() for pattern in (_EMAIL, _ACCOUNT, *_PHONES) for found in pattern.finditer(cleaned))
    chosen: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not chosen or span[0] >= chosen[-1][1]:
            chosen.append(span)
    return tuple(cleaned[start:end] for start, end in chosen)
