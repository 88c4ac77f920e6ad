"""Progress: where every student stands in a track, and where the class is stuck."""

import streamlit as st

from careerdash.insights.attention import fired_rules
from careerdash.insights.course import course
from careerdash.insights.progress import progress, tracks_on
from careerdash.ui.address import choose_one
from careerdash.ui.cache import ask
from careerdash.ui.components.basis import explain
from careerdash.ui.components.matrix import MOST_ROWS, chosen_rows, legend, matrix, step_meters
from careerdash.ui.components.step_counts import step_chart
from careerdash.ui.components.weeks import weekly_course
from careerdash.ui.frame import open_desk
from careerdash.ui.guard import require_visitor
from careerdash.wording import _

visitor = require_visitor()

desk = open_desk(visitor, _("Progress"), as_of=True)
tracks = {track.key: _(track.title) for track in ask(tracks_on, desk.database, desk.version, scope=desk.scope)}
track = choose_one("track", _("Track"), tracks) if len(tracks) > 1 else next(iter(tracks))
answer = desk.ask(progress, track=track, limit=MOST_ROWS)
desk.says(answer.sentence)

step_meters(answer.steps)
if answer.hidden:
    step_chart(answer)
else:
    rows = chosen_rows(answer, desk.ask(fired_rules))
    st.caption(legend())
    matrix(answer, rows, several_classes=len(desk.scope.classes) > 1)
explain(desk, answer.basis, "progress")
weekly_course(desk.ask(course, track=track, compare=visitor.scope))
