"""Decisions about spellings, put onto derived records: at every import, undo and redo, and when one is made.

Only names and keys of derived records change. Raw rows keep the text, ``respelled`` keeps what a record said
before, and finding the record of a row looks at what was typed.
"""

from careerdash.store.database import Session

_SHOWN = ("fields", "organisations", "employers", "occupations", "industries", "professionals")


def respell_touched(session: Session) -> None:
    """Put all decisions onto interviews and rounds, of which those in the frame "touched" were just derived."""
    session.run("spellings.forget_touched")
    if session.value("spellings.in_use"):
        session.run("spellings.restore_people")
        session.run("spellings.forget_people")
        _show(session)


def respell_all(session: Session) -> None:
    """Give every interview its typed names back and put the decisions that are active now onto them."""
    session.run("spellings.clear_respellings")
    session.run("spellings.fill_respellings")
    session.run("spellings.restore_names")
    session.run("spellings.restore_employers")
    session.run("spellings.clear_respelled")
    _show(session)


def _show(session: Session) -> None:
    session.run("spellings.note_typed")
    for names in _SHOWN:
        session.run(f"spellings.show_{names}")
