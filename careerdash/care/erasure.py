"""Erasing or pseudonymising a person on request: shown first, then done in one step, and held back afterwards.

The database file is rebuilt, because deleted rows stay readable in it; backups made before still hold the person.
"""

from collections.abc import Callable
from datetime import datetime

from careerdash.care.erasing import Erased, erase_in
from careerdash.care.people import Manner, Person
from careerdash.care.reach import find_reach
from careerdash.domain.vocabulary import Entity
from careerdash.errors import WrongUse
from careerdash.store.database import Database, Session
from careerdash.wording import _

Find = Callable[[Session], Person]


def preview_erasure(database: Database, find: Find, manner: Manner, now: datetime) -> Erased:
    """Return what an erasure would take out; it is done, counted, and taken back.

    Raises:
        UnknownPerson: nobody is found, or several.
        WrongUse: a student cannot be pseudonymised.
    """
    with database.rehearse() as session:
        return _erase(session, find, manner, "", now)


def erase(database: Database, find: Find, manner: Manner, author: str, now: datetime) -> Erased:
    """Take a person out of the database and put a rebuilt file in its place.

    Raises:
        UnknownPerson: nobody is found, or several; nothing was changed.
        StoreUnavailable: there is no room for the new file, or somebody reads without end; nothing was changed.
        WrongUse: a student cannot be pseudonymised.
    """
    return database.rebuild(lambda session: _erase(session, find, manner, author, now))


def _erase(session: Session, find: Find, manner: Manner, author: str, now: datetime) -> Erased:
    person = find(session)
    if person.entity is Entity.STUDENT and manner is Manner.PSEUDONYMISED:
        raise WrongUse(_("A student is erased; only a professional can be pseudonymised."))
    return erase_in(session, find_reach(session, person), manner, author, now)
