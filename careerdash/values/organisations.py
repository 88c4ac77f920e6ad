"""Folding of organisation names: legal forms, brackets and width do not count; the text is kept elsewhere."""

import re
from functools import lru_cache

from careerdash.domain.folding import fold
from careerdash.values.missing import is_missing
from careerdash.values.spelling import plain

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕")
# 集团 and 分公司 name another organisation than the one without them, so they stay.
_CHINESE_FORM = re.compile(
    r"(?:股份有限责任公司|有限责任公司|股份有限公司|有限公司|股份公司|责任公司|总公司|(?<![分子])公司|有限合伙"
    r"|股份有限)$"
)
_ENGLISH_FORM = re.compile(
    r"(?:[\s,.]+|(?<=\w)\s*&\s*)(?:incorporated|inc|limited|ltd|llc|l\.l\.c|llp|lp|plc|p\.l\.c|corporation|corp"
    r"|company|co"
    r"|gmbh|ag|kgaa|kg|ohg|mbh|ug|e\.v|se|s\.a|sas|sarl|s\.r\.l|srl|s\.p\.a|spa|b\.v|bv|n\.v|nv|oyj|oy|aps"
    r"|k\.k|pty|pte|pvt|private|sdn|bhd|berhad)\.?$"
)
_LONGEST = 200
_ARTICLE = re.compile(r"^the\s+(?=\S)")


@lru_cache(maxsize=10_000)
def fold_organisation(text: str) -> str:
    """Return the comparison key of an organisation; empty when none is named.

    ``微软（中国）有限公司`` and ``微软`` share a key, as do ``Acme, Inc.`` and ``ACME``. Brackets and legal forms go
    only where something is left without them.
    """
    if is_missing(text):
        return ""
    name = plain(text)
    if len(name) > _LONGEST:
        return fold(name)
    name = _BRACKETS.sub(" ", name).strip() or name
    name = _strip(_ARTICLE.sub("", name), _ENGLISH_FORM)
    return fold(_strip(name.replace(" ", "") if not name.isascii() else name, _CHINESE_FORM))


def _strip(name: str, form: re.Pattern[str]) -> str:
    while True:
        shorter = form.sub("", name).strip(" ,.&")
        if not shorter or shorter == name:
            return name
        name = shorter
