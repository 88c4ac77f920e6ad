"""Step 4: what will be new, changed, the same and held; the issues; the yes; and the receipt."""

import io
import zipfile
from collections import defaultdict
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import PurePosixPath

import streamlit as st

from careerdash.imports.commit import commit_import
from careerdash.imports.fixes.problems import file_key, problem_workbooks
from careerdash.imports.history import built_upon, undo_batch
from careerdash.imports.issues import Issue
from careerdash.imports.model import Counts, ImportPlan, Receipt
from careerdash.store.database import Database
from careerdash.ui.components.navigation import open_page
from careerdash.ui.components.text import plain
from careerdash.ui.components.waiting import Waiting, stage_words
from careerdash.ui.importing.desk import ImportDesk, store_cancelled, stored
from careerdash.ui.importing.fixing import offers_of
from careerdash.wording import _, n_
from careerdash.workbooks.reader import Source

_LISTED = 500
# These have a question of their own in the plan.
_ASKED_APART = frozenset({"cell_emptied", "correction_kept"})


def counters(counts: Counts) -> None:
    """Draw the four counters; together they are all rows read."""
    with st.grid(4, gap="small"):
        st.metric(_("New"), f"{counts.new:,}", border=True)
        st.metric(_("Changed"), f"{counts.changed:,}", border=True)
        st.metric(_("Already the same"), f"{counts.same:,}", border=True)
        st.metric(_("Held for you"), f"{counts.held:,}", border=True)


def sheet_counts(plan: ImportPlan) -> None:
    """Say what becomes of the rows sheet by sheet, where there are several."""
    sheets = [sheet for file in plan.files for sheet in file.sheets if sheet.counts.rows_read]
    if len(sheets) < 2:
        return
    with st.expander(n_("{n} sheet", "{n} sheets", len(sheets)), key="import-sheet-counts"):
        st.dataframe(
            [
                {
                    _("Sheet"): sheet.name,
                    _("Rows"): sheet.counts.rows_read,
                    _("New"): sheet.counts.new,
                    _("Changed"): sheet.counts.changed,
                    _("Already the same"): sheet.counts.same,
                    _("Held for you"): sheet.counts.held,
                    _("File"): sheet.file,
                }
                for sheet in sheets
            ],
            hide_index=True,
            alt=_("What becomes of the rows of each sheet"),
        )


def changes(plan: ImportPlan) -> None:
    """List every cell that would replace a stored value."""
    if not plan.changes:
        return
    with st.expander(n_("{n} changed value", "{n} changed values", len(plan.changes)), key="import-changes"):
        st.dataframe(
            [
                {
                    _("Who"): change.who,
                    _("Field"): change.field,
                    _("Stored now"): change.old,
                    _("Afterwards"): change.new,
                    _("Sheet"): change.sheet,
                    _("Row"): change.row,
                    _("File"): change.file,
                }
                for change in islice(plan.changes, _LISTED)
            ],
            hide_index=True,
            alt=_("Values that would change"),
        )


def issues(found: tuple[Issue, ...], desk: ImportDesk | None = None) -> None:
    """List the issues by kind, those that hold rows first, with the file's own row numbers.

    With the desk, what is suggested can be applied to all rows of one text.
    """
    kinds: dict[tuple[str, str], list[Issue]] = defaultdict(list)
    for issue in found:
        if desk is None or issue.code not in _ASKED_APART:
            kinds[(issue.level, issue.code)].append(issue)
    for level, code in sorted(kinds, key=lambda kind: (kind[0] != "error", -len(kinds[kind]))):
        same = kinds[(level, code)]
        sign = ":material/pan_tool:" if level == "error" else ":material/info:"
        holds = _("holds the row") if level == "error" else _("stored with a warning")
        title = f"{plain(_(same[0].title))} · {len(same):,} · {holds}"
        suggested = desk is not None and any(offer.code == code for offer in desk.offers)
        with st.expander(title, icon=sign, key=f"issues-{code}", expanded=suggested):
            if desk is not None:
                offers_of(desk, code)
            st.dataframe(
                [
                    {
                        _("Row"): issue.row,
                        _("Column"): issue.column or "",
                        _("What"): issue.message,
                        _("Suggestions"): ", ".join(issue.suggestions),
                        _("Sheet"): issue.sheet,
                        _("File"): issue.file,
                    }
                    for issue in islice(same, _LISTED)
                ],
                hide_index=True,
                alt=_("Issues of one kind"),
            )


def held_rows(plan: ImportPlan) -> None:
    """List the rows that wait for the advisor, as typed."""
    if not plan.held:
        return
    with st.expander(
        n_("{n} held row", "{n} held rows", len(plan.held)), icon=":material/pan_tool:", key="import-held"
    ):
        st.caption(_("These rows are kept with their reason, in the file as well as under “Rows to fix”."))
        st.dataframe(
            [
                {
                    _("Row"): row.row,
                    _("Why"): row.reason,
                    _("As typed"): " | ".join(cell for cell in row.cells if cell),
                    _("Sheet"): row.sheet,
                    _("File"): row.file,
                }
                for row in islice(plan.held, _LISTED)
            ],
            hide_index=True,
            alt=_("Rows that are held"),
        )


def problem_download(plan: ImportPlan, sources: tuple[Source, ...]) -> None:
    """Offer the advisor's own files with the doubtful cells marked, several as one zip archive."""
    files = {issue.file for issue in plan.issues if issue.row is not None}
    if not files or not sources:
        return
    one = len(files) == 1
    label = _("Problem workbook") if one else n_("{n} problem workbook", "{n} problem workbooks", len(files))
    st.download_button(
        label,
        data=partial(_problem_file, plan, sources),
        file_name=f"{file_key(PurePosixPath(min(files)).name)} (to fix).xlsx" if one else "problem-workbooks.zip",
        key="problem-workbook",
        on_click="ignore",
        icon=":material/download:",
        help=_("Your own file with the cells marked and explained. Fix it in Excel and drop it here again."),
    )


def _problem_file(plan: ImportPlan, sources: tuple[Source, ...]) -> bytes:
    found = problem_workbooks(plan, sources)
    if len(found) == 1:
        return found[0][1]
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as packed:
        for name, content in found:
            packed.writestr(name, content)
    return archive.getvalue()


def store_button(desk: ImportDesk, plan: ImportPlan, database: Database, author: str) -> None:
    """Draw the button that says what it will do, and do it."""
    counts = plan.counts
    if not plan.stores_something:
        st.info(_("There is nothing to store in these files."))
        return
    if not counts.new and not counts.changed and not counts.held:
        st.info(_("Everything in these files is already stored. Storing them again changes nothing."))
    label = n_("Store {n} row", "Store {n} rows", counts.rows_read - counts.held)
    if counts.held:
        label += " · " + n_("hold {n}", "hold {n}", counts.held)
    if not st.button(label, type="primary", key="store"):
        return
    now = datetime.now(UTC).replace(tzinfo=None)
    with Waiting(_("Storing"), stage_words, cancel=store_cancelled) as report:
        receipt = commit_import(database, plan, author, now, originals=desk.sources, progress=report)
        # nothing may come between the commit and the receipt
        stored(desk, receipt)
    st.rerun()


def show_receipt(desk: ImportDesk, receipt: Receipt, database: Database) -> None:
    """Say what was stored, and offer to take it back or to look at it."""
    names = ", ".join(plain(name) for name in receipt.class_names[:5])
    with st.container(border=True):
        if desk.undone:
            st.markdown(
                _("**Import {n} was taken back.** Nothing of it is left in any figure.").format(n=receipt.batch)
            )
            return
        st.markdown(_("**Import {n} is stored.** {names}").format(n=receipt.batch, names=names))
        counters(receipt.counts)
        if receipt.fixes:
            named = ", ".join(str(number) for number in receipt.fixes)
            st.caption(
                _("What you changed stands in the history as {numbers}: undoing the import takes it along.").format(
                    numbers=named
                )
            )
        issues(receipt.issues)
        with st.container(horizontal=True):
            if receipt.class_names and st.button(_("See today"), key="see-today", type="primary"):
                open_page("today")
            if receipt.class_names and st.button(_("See progress"), key="see-progress"):
                open_page("progress")
            if receipt.counts.held and st.button(_("Fix rows"), key="fix-receipt", icon=":material/build:"):
                open_page("rows")
            if desk.finished:
                problem_download(*desk.finished)
            if st.button(_("Undo this import"), key="undo-receipt", icon=":material/undo:"):
                if set(built_upon(database, receipt.batch)) - set(receipt.fixes):
                    # the history names what would lose its ground, and asks
                    open_page("history")
                undo_batch(database, receipt.batch, datetime.now(UTC).replace(tzinfo=None))
                desk.undone = True
                st.rerun()
