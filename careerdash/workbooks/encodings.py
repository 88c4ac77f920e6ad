"""UTF-16 text without the mark that says so, as some programs export Chinese tables."""

import re

_LOOKED_AT = 8_192
_FEWEST_PLAIN = 0.97
# Letters, marks and signs that tables are written in; anything else hardly stands in one.
_PLAIN = re.compile("[\t\n\r\x20-\x7e\xa0-\u024f\u0370-\u04ff\u2010-\u2122\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]")


def unmarked_utf16(content: bytes) -> str | None:
    """Return ``utf-16-le`` or ``utf-16-be`` where a text is written so without a byte order mark, else None.

    A zero byte stands in no text of another encoding; read in the right order nearly all letters are usual ones.
    """
    sample = content[:_LOOKED_AT]
    sample = sample[: len(sample) // 2 * 2]
    if b"\0" not in sample:
        return None
    shares = {encoding: _plain_share(sample, encoding) for encoding in ("utf-16-le", "utf-16-be")}
    best = max(shares, key=lambda encoding: shares[encoding])
    return best if shares[best] >= _FEWEST_PLAIN else None


def _plain_share(sample: bytes, encoding: str) -> float:
    text = sample.decode(encoding, "replace")
    # the two orders differ most in line breaks and separators
    broken = any(mark in text for mark in "\n\r,;\t")
    return len(_PLAIN.findall(text)) / len(text) if text and broken else 0.0
