"""History: every import and correction, what it brought, and the way back."""

from careerdash.imports.history import list_batches
from careerdash.ui.cache import the_database
from careerdash.ui.components.history import batch_cards, history_sentence
from careerdash.ui.components.remembered import remembered
from careerdash.ui.frame import open_plain
from careerdash.ui.guard import require_visitor
from careerdash.wording import _

visitor = require_visitor()

batches = list_batches(the_database())
database = open_plain(_("History"), history_sentence(batches))
batch_cards(batches, database)
remembered(database)
