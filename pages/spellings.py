"""Merge spellings: which typed names mean the same, and what an unknown skill is."""

from careerdash.domain.spellings import SpellingKind
from careerdash.domain.vocabulary import View
from careerdash.insights.spellings import decisions, spellings
from careerdash.ui.address import choose_one
from careerdash.ui.cache import ask
from careerdash.ui.components.spelling_decisions import decision_list
from careerdash.ui.components.spellings import choose_groups, decided, kind_words, look_alikes, merge_box
from careerdash.ui.frame import open_desk
from careerdash.ui.guard import require_visitor
from careerdash.wording import _

visitor = require_visitor()

desk = open_desk(visitor, _("Merge spellings"))
if desk.view is View.SHARE:
    desk.says(_("Names are hidden: choose “Names shown” to merge spellings."))
else:
    kind = SpellingKind(choose_one("kind", _("Names of"), kind_words()))
    found = ask(spellings, desk.database, desk.version, scope=desk.scope, view=desk.view, kind=kind)
    desk.says(found.sentence)
    decided()
    look_alikes(desk, found)
    if found.groups:
        merge_box(desk, found, choose_groups(desk, found))
    decision_list(desk, ask(decisions, desk.database, desk.version, view=desk.view))
