"""What one advisor is about to import: the files read once, the choices made so far, and the plan they give.

Kept in the session, never shared. Files are read again only when others are dropped; the plan is made again
only when a choice or the stored data changed.
"""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import streamlit as st

from careerdash.domain.vocabulary import SheetKind
from careerdash.imports.fixes.fixing import FixGrid, Offer, fix_grids, offers
from careerdash.imports.fixes.problems import take_back
from careerdash.imports.model import CellPlace, ColumnPlace, ImportPlan, ImportSettings, Receipt, SheetChoice
from careerdash.imports.plan import plan_import
from careerdash.imports.sheets.files import unpacked
from careerdash.store.database import Database
from careerdash.ui.components.waiting import Waiting, stage_words
from careerdash.wording import _
from careerdash.workbooks.reader import Source, WorkbookRead, read_workbooks

_KEY = "_import"
Sheet = tuple[str, str]


@dataclass(slots=True)
class ImportDesk:
    """``dropped`` names the files by content, ``round`` makes a fresh uploader after each import.

    ``grids`` and ``offers`` are what can be put right in the plan; ``fresh`` counts how often all edits were taken
    back, so that the grids forget them too. ``told`` is said once.

    ``finished`` is the plan that was stored last, with its files: the receipt offers them for correction.
    """

    round: int = 0
    dropped: tuple[tuple[str, str], ...] = ()
    sources: tuple[Source, ...] = ()
    workbooks: tuple[WorkbookRead, ...] = ()
    settings: ImportSettings = field(default_factory=ImportSettings)
    planned_for: tuple[Any, ...] = ()
    plan: ImportPlan | None = None
    grids: tuple[FixGrid, ...] = ()
    offers: tuple[Offer, ...] = ()
    fresh: int = 0
    told: str = ""
    receipt: Receipt | None = None
    undone: bool = False
    finished: tuple[ImportPlan, tuple[Source, ...]] | None = None


def import_desk() -> ImportDesk:
    """Return the desk of this session."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = ImportDesk()
    desk: ImportDesk = st.session_state[_KEY]
    return desk


def read_dropped(desk: ImportDesk, sources: list[Source]) -> None:
    """Read the dropped files and what zip archives hold, unless they are the ones already read."""
    dropped = tuple((source.name, hashlib.sha256(source.content).hexdigest()) for source in sources)
    if dropped == desk.dropped:
        return
    desk.dropped, desk.workbooks, desk.plan, desk.planned_for = (), (), None, ()
    desk.sources, desk.told = (), ""
    desk.settings = replace(
        desk.settings,
        career_field=None,
        sheets={},
        headers={},
        edits={},
        replacements={},
        clears=frozenset(),
        releases=frozenset(),
    )
    if sources:
        desk.receipt = desk.finished = None
        with Waiting(_("Reading the files"), cancel=_leave) as report:
            found = unpacked(sources)
            # a problem workbook that comes back is the file it was made from
            desk.sources, desk.workbooks = take_back(found, read_workbooks(found, progress=report))
    # only files that were read to the end are known
    desk.dropped = dropped


def _leave() -> None:
    """Give up what is being read or planned; the answers that hold for all files stay."""
    desk = import_desk()
    left = ImportDesk(round=desk.round + 1, settings=desk.settings)
    left.told = _("Cancelled. Nothing of these files was stored.")
    st.session_state[_KEY] = left


def store_cancelled() -> None:
    """Say that storing was given up; the files stay on the desk."""
    import_desk().told = _("Storing was cancelled. Nothing was stored.")


def make_plan(desk: ImportDesk, database: Database, today: date) -> ImportPlan | None:
    """Return what storing the files would do with the choices made so far."""
    if not desk.workbooks:
        return None
    wanted = (desk.dropped, _fingerprint(desk.settings), database.data_version, today)
    if desk.plan is None or desk.planned_for != wanted:
        with Waiting(stage_words("values"), stage_words, cancel=_leave) as report:
            desk.plan = plan_import(database, desk.workbooks, desk.settings, today, report)
        desk.grids, desk.offers = fix_grids(desk.plan), offers(desk.plan)
        desk.planned_for = wanted
    return desk.plan


def _fingerprint(settings: ImportSettings) -> str:
    return repr(settings)


def edit_cells(texts: dict[CellPlace, str]) -> None:
    """Give cells other texts in the plan; the files stay as they are."""
    desk = import_desk()
    desk.settings = replace(desk.settings, edits={**desk.settings.edits, **texts})


def replace_text(column: ColumnPlace, typed: str, text: str) -> None:
    """Give all cells of a column that hold one text another one."""
    desk = import_desk()
    desk.settings = replace(desk.settings, replacements={**desk.settings.replacements, (column, typed): text})


def forget_edits() -> None:
    """Take all edits of the plan back."""
    desk = import_desk()
    desk.fresh += 1
    desk.settings = replace(desk.settings, edits={}, replacements={})


def clear_columns(columns: frozenset[ColumnPlace]) -> None:
    """Let the stored values of emptied cells of columns go."""
    desk = import_desk()
    desk.settings = replace(desk.settings, clears=desk.settings.clears | columns)


def keep_columns(columns: frozenset[ColumnPlace]) -> None:
    """Keep the stored values of emptied cells of columns."""
    desk = import_desk()
    desk.settings = replace(desk.settings, clears=desk.settings.clears - columns)


def release_cell(place: CellPlace) -> None:
    """Let a cell outrank the correction it contradicts."""
    desk = import_desk()
    desk.settings = replace(desk.settings, releases=desk.settings.releases | {place})


def keep_correction(place: CellPlace) -> None:
    """Let the correction stay that a cell contradicts."""
    desk = import_desk()
    desk.settings = replace(desk.settings, releases=desk.settings.releases - {place})


def choose_sheet(sheet: Sheet, **changes: Any) -> None:
    """Change a choice about one sheet (``kind`` or ``header_row``); either makes earlier column choices void."""
    desk = import_desk()
    choice = replace(desk.settings.sheets.get(sheet, SheetChoice()), mapping={}, **changes)
    desk.settings = replace(desk.settings, sheets={**desk.settings.sheets, sheet: choice})


def choose_column(sheet: Sheet, column: int, field_key: str | None) -> bool:
    """Map one column of a sheet to a field, or keep it unmapped (None); return whether that is a new choice."""
    desk = import_desk()
    choice = desk.settings.sheets.get(sheet, SheetChoice())
    if choice.mapping.get(column, "") == field_key:
        return False
    choice = replace(choice, mapping={**choice.mapping, column: field_key})
    desk.settings = replace(desk.settings, sheets={**desk.settings.sheets, sheet: choice})
    return True


def answer(name: str, value: str | None) -> None:
    """Answer a question about the whole import: class, currency, salary period, date order, scale, career field."""
    desk = import_desk()
    changed: dict[str, Any] = {name: value}
    desk.settings = replace(desk.settings, **changed)


def stored(desk: ImportDesk, receipt: Receipt) -> None:
    """Keep the receipt and make room for the next files."""
    # the cells were read again into the database: only the files themselves are kept for the problem workbook
    finished = (replace(desk.plan, staged=None), desk.sources) if desk.plan else None
    st.session_state[_KEY] = ImportDesk(round=desk.round + 1, receipt=receipt, finished=finished)


def readable_kinds() -> list[str]:
    """Return the kinds a sheet may be set to."""
    return [kind.value for kind in SheetKind]
