"""Folding: when are two typed texts the same word?

Folding makes a key for comparing. It is never shown and never stored instead of the text.
"""

import re
import unicodedata
from functools import lru_cache

# Letters of other alphabets that look like Latin ones and turn up in typed headers and names.
_LOOK_ALIKES = str.maketrans(
    "АВЕКМНОРСТУХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "ABEKMHOPCTYXaeopcyxijsABEZHIKMNOPTYXo",
)
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")
_SPACE = re.compile(r"\s+")
_NUMBERING = re.compile(
    r"^\s*(?:q\s?\d{1,2}\s*_\s*|(?:q(?:uestion)?\s*)?[(（]?\s*\d(?:\s?\d)?\s*[)）]?\s*[、.．,，:：)）]\s*)(?=\D)",
    re.IGNORECASE,
)
_PUNCTUATION = re.compile(r"[^\w+#]+|_")

_NO_ASCII_PUNCTUATION = {code: None for code in range(128) if not chr(code).isalnum() and chr(code) not in "+#"}


def clean(text: str) -> str:
    """Return the text as a person would retype it: width and spaces normalised, invisible marks gone."""
    if text.isascii():
        # nothing to normalise; the many plain texts of a large log take a sixth of the time
        return " ".join(text.split())
    return _SPACE.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))).strip()


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Return the comparison key of a name or a value: width, case, spaces and punctuation do not count.

    ``+`` and ``#`` are kept (C++, C#). A text of punctuation alone folds to its cleaned self.
    """
    cleaned = clean(text).casefold()
    if cleaned.isascii():
        return cleaned.translate(_NO_ASCII_PUNCTUATION) or cleaned
    return _PUNCTUATION.sub("", cleaned) or cleaned


@lru_cache(maxsize=20_000)
def fold_header(text: str) -> str:
    """Return the comparison key of a header: as :func:`fold`, and numbering (``17、``) and look-alike letters go."""
    cleaned = clean(text).translate(_LOOK_ALIKES)
    return fold(_NUMBERING.sub("", cleaned))
