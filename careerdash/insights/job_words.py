"""Words for the rounds of a job interview."""

from careerdash.wording import _


def round_words(code: str | None, text: str | None) -> str:
    """Return the words for a kind of round; one that no list knows is shown as typed."""
    known = {
        "written_test": _("Written test"),
        "hr": _("Human resources"),
        "technical": _("Technical or supervisor"),
        "group": _("Group"),
        "structured": _("Structured"),
        "behavioural": _("Behavioural"),
        "boss": _("Boss"),
        "first": _("First round"),
        "second": _("Second round"),
        "third": _("Third round"),
        "later": _("Later round"),
        "final": _("Final round"),
    }
    return known.get(code or "", text or _("Round not stated"))
