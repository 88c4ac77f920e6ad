"""Folding of organisation names: legal forms, brackets and width do not count, the text is kept elsewhere."""

import re
from functools import lru_cache

from careerdash.domain.folding import fold
from careerdash.values.missing import is_missing
from careerdash.values.spelling import plain

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕")
_CHINESE_FORM = re.compile(
    r"(?:集团)?(?:股份)?(?:有限责任公司|有限公司|股份公司|责任公司|总公司|公司)$|\(有限合伙\)$|有限合伙$|股份有限$"
)
_ENGLISH_FORM = re.compile(
    r"[\s,.]+(?:inc|incorporated|ltd|limited|llc|l\.l\.c|llp|lp|plc|corp|corporation|co|company|gmbh|ag|kg|se|sa|s\.a|sas|srl|s\.r\.l|spa|bv|b\.v|nv|n\.v|ab|as|oy|oyj|kk|k\.k|pty|pte"
    r"|pvt|private|sdn bhd|bhd|ev|e\.v|ug|mbh|gmbh & co|co\.,? ?ltd|& co)\.?$"
)
_ARTICLE = re.compile(r"^the\s+")


@lru_cache(maxsize=100_000)
def fold_organisation(text: str) -> str:
    """Return the comparison key of an organisation; empty when none is named.

    ``北京字节跳动科技有限公司（北京）`` and ``北京字节跳动科技`` share a key, as do ``Acme, Inc.`` and ``ACME``.
    Brackets go only where something is left without them.
    """
    if is_missing(text):
        return ""
    name = plain(text)
    outside = _BRACKETS.sub(" ", name).strip()
    name = outside or name
    name = _strip(_ARTICLE.sub("", name), _ENGLISH_FORM)
    return fold(_strip(name.replace(" ", "") if not name.isascii() else name, _CHINESE_FORM))


def _strip(name: str, form: re.Pattern[str]) -> str:
    while True:
        shorter = form.sub("", name).strip(" ,.&")
        if not shorter or shorter == name:
            return name
        name = shorter
