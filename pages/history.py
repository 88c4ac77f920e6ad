"""History: every import and correction, what it brought, and the way back."""

from datetime import date

import streamlit as st

from careerdash.domain.vocabulary import View
from careerdash.imports.history import list_batches
from careerdash.insights.stated import stated_by_hand
from careerdash.ui.cache import ask, the_database
from careerdash.ui.components.history import batch_cards, history_sentence
from careerdash.ui.components.remembered import remembered
from careerdash.ui.components.stated import stated_list
from careerdash.ui.filters import choose_view
from careerdash.ui.frame import open_plain
from careerdash.ui.guard import require_visitor
from careerdash.wording import _

visitor = require_visitor()

batches = list_batches(the_database())
database = open_plain(_("History"), history_sentence(batches))
if choose_view(visitor) is View.SHARE:
    st.caption(_("Names are hidden: choose “Names shown” to see files and corrections, which may bear names."))
else:
    batch_cards(batches, database, visitor.name)
    today = date.today()  # noqa: DTZ011 - the advisor's own calendar day
    version = database.data_version
    stated = ask(stated_by_hand, database, version, scope=visitor.scope, view=View.ADVISOR, today=today)
    stated_list(stated, database, version, visitor.name)
    remembered(database, visitor.name)
