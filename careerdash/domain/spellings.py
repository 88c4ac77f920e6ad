"""What may be spelled in several ways and mean the same."""

from enum import StrEnum


class SpellingKind(StrEnum):
    """A fact whose spellings an advisor may merge or name; the order is the order of display."""

    SKILL = "skill"
    FIELD = "field"
    ORGANISATION = "organisation"
    OCCUPATION = "occupation"
    INDUSTRY = "industry"
    PROFESSIONAL = "professional"
