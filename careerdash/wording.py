"""User-facing text: every sentence goes through gettext, so that a catalogue can replace it.

English is the language of the sources. A catalogue is looked up in ``careerdash/locale``;
without one the sources are shown as they are.
"""

import gettext as _gettext
from functools import cache
from pathlib import Path

LOCALE_FOLDER = Path(__file__).parent / "locale"


@cache
def catalogue(language: str) -> _gettext.NullTranslations:
    """Return the catalogue of one language (``"en"``, ``"zh"``); the sources where none exists."""
    return _gettext.translation("careerdash", LOCALE_FOLDER, languages=[language], fallback=True)


def _(sentence: str) -> str:
    """Return the sentence in the language of this process."""
    return catalogue("en").gettext(sentence)


def n_(one: str, many: str, count: int, **names: object) -> str:
    """Return the singular or plural sentence with ``{n}`` and the other names filled in."""
    return catalogue("en").ngettext(one, many, count).format(n=f"{count:,}", **names)
