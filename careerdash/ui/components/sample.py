"""The button that loads the sample classes."""

from datetime import UTC, date, datetime

import streamlit as st

from careerdash.imports.sample import load_sample, sample_manifest
from careerdash.store.database import Database
from careerdash.ui.components.waiting import Waiting, stage_words
from careerdash.ui.filters import DAY_KEY
from careerdash.wording import _


def load_button(database: Database, author: str) -> None:
    """Load the sample and open the start page on the day the sample is told of."""
    if not st.button(_("Load the sample class"), key="load-sample", icon=":material/school:"):
        return
    day: date = sample_manifest()["as_of"]
    with Waiting(_("Loading the sample"), stage_words) as report:
        load_sample(database, author, datetime.now(UTC).replace(tzinfo=None), day, progress=report)
    st.query_params.from_dict({DAY_KEY: day.isoformat()})
    st.rerun()
