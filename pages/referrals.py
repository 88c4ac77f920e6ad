"""Referrals: names still to call, who led to whom, and where contacts come from."""

from careerdash.insights.referrals import referrals
from careerdash.ui.components.basis import explain
from careerdash.ui.components.referrals import asked_often, origins, tree, unused_list, waves
from careerdash.ui.filters import INSIGHT_FILTERS
from careerdash.ui.frame import open_desk
from careerdash.ui.guard import require_visitor
from careerdash.wording import _

visitor = require_visitor()

desk = open_desk(visitor, _("Referrals"), narrow_by=INSIGHT_FILTERS)
answer = desk.ask(referrals)
desk.says(answer.sentence)

if not answer.hidden:
    unused_list(answer)
    tree(desk, answer)
    asked_often(answer)
else:
    waves(answer)
origins(desk, answer)
explain(desk, answer.basis, "referrals", having="referrals")
