"""Launcher: ``streamlit run app.py``.

The script that draws the pages is ``careerdash/ui/shell.py``. It is named here rather than run directly, so
that no page beside the started script can be opened without it.
"""

import streamlit as st

from careerdash.server import lifespan, routes
from careerdash.ui.trouble import tell_script_error

app = st.App("careerdash/ui/shell.py", lifespan=lifespan, routes=routes, on_script_error=tell_script_error)
