"""Step 1: drop the files, and say what all of them have in common."""

import streamlit as st

from careerdash.ui.importing.desk import ImportDesk, answer
from careerdash.wording import _
from careerdash.workbooks.reader import Source

# Named by code; the texts of domain.md section 5 show why each needs a default.
CURRENCIES = ("CNY", "USD", "EUR", "GBP", "HKD", "TWD", "JPY", "KRW", "INR", "AUD", "CAD", "SGD")
SCALES = ("1-5", "0-10", "1-10", "0-100")
_AUTO = ""


def drop_files(desk: ImportDesk) -> list[Source]:
    """Draw the uploader and return the dropped files with their content."""
    dropped = st.file_uploader(
        _("Excel workbooks: class logs, rosters, one-student forms; several at once"),
        accept_multiple_files=True,
        key=f"drop-{desk.round}",
    )
    return [Source(name=file.name, content=file.getvalue()) for file in dropped]


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
