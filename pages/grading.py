"""Grading: the whole log of a student beside the criteria of the class, and the points for the learning system."""

from careerdash.insights.classes import classes
from careerdash.insights.grading import classes_with_criteria, grading
from careerdash.ui.address import choose_from_list, choose_one
from careerdash.ui.components.grading import grade
from careerdash.ui.components.grading_setup import criteria_editor, export, marks_list
from careerdash.ui.frame import open_desk
from careerdash.ui.guard import require_visitor
from careerdash.wording import _

visitor = require_visitor()

desk = open_desk(visitor, _("Grading"), as_of=True)
found = [entry for entry in desk.ask(classes).classes if entry.students != 0]
if not found:
    desk.says(_("There is no student in these classes."))
else:
    names = {entry.class_id: entry.class_name for entry in found}
    shown = next(iter(names))
    if desk.view.value == "advisor" and len(names) > 1:
        shown = choose_from_list("grade", _("Class"), names, width=420)
    answer = desk.ask(grading, class_id=shown)
    desk.says(answer.sentence)
    if not answer.hidden and answer.students:
        parts = {"grade": _("Grade"), "list": _("List"), "criteria": _("Criteria"), "export": _("Export")}
        part = choose_one("part", _("Part"), parts)
        if part == "grade":
            grade(desk, answer)
        elif part == "list":
            marks_list(answer)
        elif part == "criteria":
            others = dict(desk.ask(classes_with_criteria))
            others.pop(shown, None)
            criteria_editor(desk, answer, shown, others)
        else:
            export(answer)
