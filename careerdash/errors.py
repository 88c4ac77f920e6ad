"""Every error a user can meet.

    CareerdashError
    ├── WorkbookRefused      the file cannot be read at all
    ├── NothingToImport      the file was read, but holds no table this program understands
    ├── UnknownClass         a class name that is not stored (or not yours)
    ├── UnknownBatch         an import number that is not in the history
    ├── BatchState           the import cannot be undone or redone in its present state
    ├── MappingRefused       a column of a stored import cannot be read as that field
    ├── StillHeld            a held row was edited, but is still not understood
    ├── StoreUnavailable     the database file cannot be opened or written
    ├── BackupRefused        a file cannot be written over, or is no backup that can be put back
    ├── DatabaseDamaged      a check found that what is stored does not belong together
    ├── UnknownPerson        no student or professional of that number, or several
    ├── ExportRefused        the table or format does not exist, or may not be shared
    └── WrongUse             a command or setting was given a value it does not have

Each carries one plain sentence: what happened, to which file or row, and what to do.
"""


class CareerdashError(Exception):
    """Base of all errors that are shown to a user; ``str(error)`` is the sentence to show."""

    title = "Something needs your attention"

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class WorkbookRefused(CareerdashError):  # noqa: N818 - a refusal, named as the user meets it
    """A file that cannot be read; ``file`` is its name as dropped."""

    title = "This file cannot be read"

    def __init__(self, file: str, sentence: str) -> None:
        super().__init__(sentence)
        self.file = file


class NothingToImport(CareerdashError):  # noqa: N818
    """All files were read, none holds rows of a known kind."""

    title = "Nothing to store"


class UnknownClass(CareerdashError):  # noqa: N818
    """No class of that name."""

    title = "No such class"


class UnknownBatch(CareerdashError):  # noqa: N818
    """No import or correction of that number."""

    title = "No such import"


class BatchState(CareerdashError):  # noqa: N818
    """Undo of an undone batch, redo of an active one."""

    title = "Nothing to do"


class MappingRefused(CareerdashError):  # noqa: N818
    """A column of a stored import cannot be given a field without the file."""

    title = "This column cannot be read so"


class StillHeld(CareerdashError):  # noqa: N818
    """A repair that would leave the row waiting; nothing was stored."""

    title = "This row still waits"


class StoreUnavailable(CareerdashError):  # noqa: N818
    """The database file is locked by another program, damaged, or newer than this version."""

    title = "The database cannot be used"


class BackupRefused(CareerdashError):  # noqa: N818
    """A backup would overwrite a file, or the file to restore is damaged, foreign or newer than this version."""

    title = "This backup cannot be used"


class DatabaseDamaged(CareerdashError):  # noqa: N818
    """What is stored does not belong together, or cannot be read."""

    title = "The data are damaged"


class UnknownPerson(CareerdashError):  # noqa: N818
    """No student or professional goes by that number, or more than one does."""

    title = "No such person"


class ExportRefused(CareerdashError):  # noqa: N818
    """The export asked for does not exist or may not be shared."""

    title = "This cannot be exported"


class WrongUse(CareerdashError):  # noqa: N818
    """An argument has a value the program does not know."""

    title = "Wrong use"
