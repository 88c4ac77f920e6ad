"""The key under which a name given by an advisor is grouped: the same one its typed spellings get."""

from collections.abc import Callable, Mapping

from careerdash.domain.folding import fold
from careerdash.domain.spellings import SpellingKind
from careerdash.values.organisations import fold_organisation
from careerdash.values.skills import canonical_skill

_KEYS: Mapping[SpellingKind, Callable[[str], str]] = {
    SpellingKind.SKILL: lambda name: canonical_skill(name).key,
    SpellingKind.ORGANISATION: lambda name: fold_organisation(name) or fold(name),
}


def key_of_name(kind: SpellingKind, name: str) -> str:
    """Return the key a text of this kind is grouped under; empty for a text without a letter or digit."""
    return _KEYS.get(kind, fold)(name)
