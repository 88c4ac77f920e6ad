"""Compare: two classes, years or fields side by side."""

import streamlit as st

from careerdash.insights.classes import choices, classes
from careerdash.insights.compare import compare
from careerdash.ui.cache import ask
from careerdash.ui.components.compare import choose_side, side_by_side, told
from careerdash.ui.frame import open_desk
from careerdash.ui.guard import require_visitor
from careerdash.wording import _

visitor = require_visitor()

desk = open_desk(visitor, _("Compare"), as_of=True)
known, offered = desk.ask(classes), desk.ask(choices)
left_column, right_column = st.columns(2)
with left_column:
    left = choose_side(0, desk.scope, known, offered)
with right_column:
    right = choose_side(1, desk.scope, known, offered)

answer = ask(compare, desk.database, desk.version, left=left, right=right, view=desk.view, today=desk.today)
desk.says(
    answer.sentences[0] if answer.sentences else _("Nothing differs by more than a tenth, or too little is known.")
)
told(answer)
side_by_side(answer)
