"""Settings of this installation: the exchange rates pay is converted with."""

import streamlit as st

from careerdash.insights.rates import exchange_rates
from careerdash.ui.cache import ask, the_database
from careerdash.ui.components.rates import add_currency, rates_caption, rates_editor, rates_sentence, stated_rates
from careerdash.ui.frame import open_plain
from careerdash.ui.guard import require_visitor
from careerdash.wording import _

visitor = require_visitor()

version = the_database().data_version
table = ask(exchange_rates, the_database(), version)
database = open_plain(_("Settings"), rates_sentence(table))
st.subheader(_("Exchange rates"), anchor=False)
st.caption(rates_caption())
rates_editor(database, version, table, visitor.name)
add_currency(database, table, visitor.name)
stated_rates(database, table)
st.caption(_("Changes made here are signed as {author}.").format(author=visitor.name))
