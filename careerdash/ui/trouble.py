"""What a user sees when the program itself fails: one sentence, and where the details are."""

import logging

import streamlit as st

from careerdash.errors import CareerdashError
from careerdash.wording import _

_log = logging.getLogger("careerdash")


def tell(error: BaseException) -> None:
    """Show an error on the page: a known one with its own sentence, any other without its inner text."""
    if isinstance(error, CareerdashError):
        st.error(error.sentence, title=_(error.title))
        return
    _log.error("a page failed", exc_info=error)
    st.error(
        _("Nothing was changed by this. Load the page again; if it happens again, send the log of the program."),
        title=_("Something went wrong on this page"),
    )


def tell_script_error(error: Exception) -> bool:
    """Handle an error no page caught; for the launcher. True: the framework shows nothing of its own."""
    tell(error)
    return True
