"""Names, numbers and addresses as most rows of a large log have them, read all at once.

Each function returns which of the texts are plain, and the values of all of them in the order of the outputs of the
reader that calls it. For a plain text they are what the reader itself would say; for any other they mean nothing.
"""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from careerdash.values.people import LATIN_TITLES, LONGEST_TITLED_LETTERS

_NAME = r"^[A-Za-z0-9]+(?: [A-Za-z0-9]+)+\z"
_TITLE = rf"(?i)(?:^| )(?:{'|'.join(sorted(LATIN_TITLES))})(?: |\z)"
_ID = r"^[A-Za-z0-9]*[0-9][A-Za-z0-9]*\z"
_ADDRESS = r"^[A-Za-z0-9][A-Za-z0-9._%+\-]{0,63}@[A-Za-z0-9][A-Za-z0-9\-]{0,62}\.[A-Za-z]{2,24}\z"
Bulk = tuple[pa.Array, Sequence[pa.Array]]


def plain_names(texts: pa.Array) -> Bulk:
    """Full names of several Latin words: text, key, whether it is a surname only, number of a student beside it."""
    keys = pc.utf8_lower(pc.replace_substring(texts, " ", ""))
    plain = pc.and_(pc.match_substring_regex(texts, _NAME), pc.greater(pc.utf8_length(keys), LONGEST_TITLED_LETTERS))
    plain = pc.and_not(plain, pc.match_substring_regex(texts, _TITLE))
    no_surname = pa.repeat(pa.scalar(False), len(texts))
    return _known(plain), (texts, keys, no_surname, pa.nulls(len(texts), pa.string()))


def plain_ids(texts: pa.Array) -> Bulk:
    """Numbers of students, of Latin letters and at least one digit: the number."""
    return _known(pc.match_substring_regex(texts, _ID)), (texts,)


def plain_addresses(texts: pa.Array) -> Bulk:
    """One e-mail address and nothing else: its key."""
    keys = pc.replace_substring_regex(pc.utf8_lower(texts), "[._%@-]", "")
    return _known(pc.match_substring_regex(texts, _ADDRESS)), (keys,)


def _known(plain: pa.Array) -> pa.Array:
    """A text that is none is not plain."""
    return pc.fill_null(plain, False)
