"""Step 1: drop the files, and say what all of them have in common."""

from functools import partial
from typing import Literal

import streamlit as st

from careerdash.imports.sheets.files import is_handed_in
from careerdash.ui.components.text import scale_words
from careerdash.ui.importing.desk import ImportDesk, answer
from careerdash.values.scales import SCALES
from careerdash.wording import _
from careerdash.workbooks.reader import Source
from careerdash.workbooks.template import Layout, write_template

# Named by code; the texts of domain.md section 5 show why each needs a default.
CURRENCIES = ("CNY", "USD", "EUR", "GBP", "HKD", "TWD", "JPY", "KRW", "INR", "AUD", "CAD", "SGD")
_AUTO = ""
_FILES, _FOLDER = "files", "folder"


def drop_files(desk: ImportDesk) -> list[Source]:
    """Draw the uploader and return the dropped files with their content, zip archives as they are."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        what = st.segmented_control(
            _("What to drop"),
            [_FILES, _FOLDER],
            format_func=lambda code: {_FILES: _("Files"), _FOLDER: _("A whole folder")}[code],
            default=_FILES,
            required=True,
            key="drop-what",
            label_visibility="collapsed",
        )
        _templates()
    several: Literal["directory", True] = "directory" if what == _FOLDER else True
    dropped = st.file_uploader(
        _("A folder with everything in it: workbooks, one-student forms, zip archives")
        if what == _FOLDER
        else _("Excel workbooks: class logs, rosters, one-student forms, or a zip archive of them; several at once"),
        accept_multiple_files=several,
        key=f"drop-{desk.round}-{what}",
    )
    found = [Source(name=file.name, content=file.getvalue()) for file in dropped]
    # a folder holds more than workbooks; of files chosen one by one each gets its answer, also the wrong ones
    return found if what == _FILES else [source for source in found if is_handed_in(source.name)]


def _templates() -> None:
    """Offer the empty workbooks whose headers need no mapping."""
    offers = {
        (Layout.TABLE, "en"): _("Table for a class, English"),
        (Layout.TABLE, "zh"): _("Table for a class, Chinese"),
        (Layout.FORM, "en"): _("Form for one interview, English"),
        (Layout.FORM, "zh"): _("Form for one interview, Chinese"),
    }
    with st.popover(_("Empty template"), icon=":material/download:", type="tertiary"):
        st.caption(_("Filled in, these are understood without a question. Hand the table or the form to the class."))
        for (layout, language), label in offers.items():
            st.download_button(
                label,
                data=partial(write_template, language, layout),
                file_name=f"careerdash-{layout.value}-{language}.xlsx",
                key=f"template-{layout.value}-{language}",
                on_click="ignore",
                type="tertiary",
                icon=":material/table_view:" if layout is Layout.TABLE else ":material/article:",
            )


def common_answers(desk: ImportDesk) -> None:
    """Draw the answers that hold for all files; each is worked out from the files where left alone."""
    with st.expander(_("For all files: class, currency, dates, scale"), key="import-common"):
        st.caption(_("Leave a box as it is and the program works it out from the files, and shows what it found."))
        with st.grid(3, gap="small"):
            _class_name(desk)
            _choice("currency", _("Currency of pay without one"), CURRENCIES, desk.settings.currency)
            _choice("salary_period", _("Period of pay without one"), ("month", "year"), desk.settings.salary_period)
            _choice("date_order", _("Order of dates"), ("ymd", "dmy", "mdy"), desk.settings.date_order)
            _choice("satisfaction_scale", _("Satisfaction scale"), SCALES, desk.settings.satisfaction_scale)


def _class_name(desk: ImportDesk) -> None:
    key = f"import-class_name-{desk.round}"
    st.text_input(
        _("Class of rows that name none"),
        value=desk.settings.class_name or "",
        key=key,
        max_chars=120,
        placeholder=_("As written in the files"),
        on_change=_take_text,
        args=("class_name", key),
    )


def _take_text(name: str, key: str) -> None:
    answer(name, st.session_state[key].strip() or None)


def _choice(name: str, label: str, options: tuple[str, ...], chosen: str | None) -> None:
    words = {
        _AUTO: _("Work it out"),
        "month": _("A month"),
        "year": _("A year"),
        "ymd": _("Year, month, day"),
        "dmy": _("Day, month, year"),
        "mdy": _("Month, day, year"),
        **scale_words(),
    }
    every = [_AUTO, *options]
    key = f"import-{name}"
    st.selectbox(
        label,
        every,
        index=every.index(chosen) if chosen in every else 0,
        format_func=lambda option: words.get(option, option),
        key=key,
        on_change=_take_choice,
        args=(name, key),
    )


def _take_choice(name: str, key: str) -> None:
    answer(name, st.session_state[key] or None)
