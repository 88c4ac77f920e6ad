"""Settings of this installation: the exchange rates pay is converted with, and the care of the data."""

import streamlit as st

from careerdash.insights.rates import exchange_rates
from careerdash.ui.cache import ask, the_database
from careerdash.ui.components.data_care import backup, check_data
from careerdash.ui.components.erasing import choose_person, erased_told, may_erase, trail
from careerdash.ui.components.rates import add_currency, rates_caption, rates_editor, rates_sentence, stated_rates
from careerdash.ui.frame import open_plain
from careerdash.ui.guard import require_visitor
from careerdash.wording import _

visitor = require_visitor()

version = the_database().data_version
table = ask(exchange_rates, the_database(), version)
database = open_plain(_("Settings"), rates_sentence(table))
erased_told()
names = [_("Exchange rates")]
if may_erase(visitor, database):
    names += [_("Backup and check"), _("Erase a person")]
tabs = st.tabs(names, key="settings-tabs", on_change="rerun")
if tabs[0].open:
    with tabs[0]:
        st.caption(rates_caption())
        rates_editor(database, version, table, visitor.name)
        add_currency(database, table, visitor.name)
        stated_rates(database, table)
        st.caption(_("Changes made here are signed as {author}.").format(author=visitor.name))
if len(tabs) > 1 and tabs[1].open:
    with tabs[1]:
        backup(database)
        check_data(database)
if len(tabs) > 1 and tabs[2].open:
    with tabs[2]:
        st.caption(_("On request of the person. Everything that names them goes, here and in the database file."))
        choose_person(database, visitor)
        st.subheader(_("Erased on request"), anchor=False)
        trail(database)
