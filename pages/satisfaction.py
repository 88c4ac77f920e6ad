"""Satisfaction: how content professionals are with their work, and why."""

from careerdash.insights.satisfaction import GROUPS, satisfaction
from careerdash.ui.address import choose_one
from careerdash.ui.components.basis import explain
from careerdash.ui.components.pay import group_words
from careerdash.ui.components.scores import score_chart, score_table, voices
from careerdash.ui.frame import open_desk
from careerdash.ui.guard import require_visitor
from careerdash.wording import _

visitor = require_visitor()

desk = open_desk(visitor, _("Satisfaction"), narrow_by=("field", "industry", "occupation", "level"))
group = choose_one("by", _("Compare"), {name: group_words(name) for name in GROUPS})
answer = desk.ask(satisfaction, group=group)
desk.says(answer.sentence)

score_chart(answer)
explain(desk, answer.basis, "satisfaction", having="satisfaction")
score_table(answer)
voices(answer)
