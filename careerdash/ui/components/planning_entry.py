"""Record a student's career planning in a talk: goals, path, measures, a review; and what stands recorded."""

from datetime import UTC, date, datetime

import streamlit as st

from careerdash.advising.planning_entries import LONGEST_TEXT, PARTS, PlanningEntry, record_planning
from careerdash.domain.tracks import PLANNING
from careerdash.domain.vocabulary import GOAL_HORIZONS
from careerdash.errors import WrongUse
from careerdash.imports.history import undo_batch
from careerdash.insights.planning_goals import PATHS, Entry, planning_entries
from careerdash.ui.components.text import plain
from careerdash.ui.frame import Desk
from careerdash.wording import _

_TOLD = "planning-told"
_GOALS = ("goal_short", "goal_medium", "goal_long", "goal_life")
_MEASURES = ("action_work", "action_training", "action_education", "action_rotation")
_WORDS = ("ambition", "self_assessment_step", "opportunities", "career_choice")


def planning_entry(desk: Desk, student_key: str) -> None:
    """Draw what stands recorded of a student's planning and the form to record more; nothing in share view."""
    found = desk.ask(planning_entries, student_key=student_key)
    if found.hidden:
        st.caption(_("Names are hidden: single plans are not shown."))
        return
    told = st.session_state.pop(_TOLD, None)
    if told:
        st.info(told)
    if found.entries:
        _recorded(found.entries)
        _take_back(desk, found.entries)
    else:
        st.caption(_("Nothing is recorded of this student's planning yet."))
    with st.expander(_("Record from a talk"), icon=":material/edit_note:", key=f"record-{student_key}"):
        _form(desk, student_key, found.entries)


def path_words(code: str) -> str:
    """Return the words for a career path."""
    return {
        "technical": _("Technical"),
        "administration": _("Administration"),
        "mixed": _("Technical, then leading"),
        "own_business": _("Own business"),
        "other": _("Another path"),
    }.get(code, code)


def part_words(part: str) -> str:
    """Return the words for a part of the plan, or for ``step|item`` of a record."""
    return {
        "ambition": _("Ambition"), "self_assessment_step": _("Self-assessment"),
        "opportunities": _("Opportunities"), "career_choice": _("Career choice"), "career_path": _("Career path"),
        "goal_short": _("Short-term goal"), "goal_medium": _("Medium-term goal"), "goal_long": _("Long-term goal"),
        "goal_life": _("Life goal"), "action_work": _("Work"), "action_training": _("Training"),
        "action_education": _("Education"), "action_rotation": _("Rotation"), "review": _("Review"),
    }[part]  # fmt: skip


def _recorded(entries: tuple[Entry, ...]) -> None:
    order = {step.key: position for position, step in enumerate(PLANNING.steps)}
    rows = sorted(entries, key=lambda entry: (order.get(entry.step, len(order)), _item_place(entry.item)))
    st.dataframe(
        {
            _("Step"): [_step(entry) for entry in rows],
            _("What was said"): [entry.text for entry in rows],
            _("On"): [_on(entry) for entry in rows],
            _("From"): [
                _("{author}, here").format(author=entry.author) if entry.author else entry.source for entry in rows
            ],
        },
        hide_index=True,
        column_config={
            _("Step"): st.column_config.TextColumn(width=150),
            _("What was said"): st.column_config.TextColumn(width=290),
            _("On"): st.column_config.TextColumn(width=160),
            _("From"): st.column_config.TextColumn(width=320),
        },
        alt=_("What stands recorded of this student's planning"),
    )


def _on(entry: Entry) -> str:
    """Return the day stated, else the day of the import, marked so: from then on the part counts."""
    if entry.on is not None:
        return entry.on.isoformat()
    return _("{date} (imported)").format(date=entry.imported_on.isoformat()) if entry.imported_on else _("not dated")


def _item_place(item: str) -> int:
    """Order the parts of a step as they are planned: the step itself, then the near before the far."""
    return GOAL_HORIZONS.index(item) if item in GOAL_HORIZONS else len(GOAL_HORIZONS) if item else -1


def _step(entry: Entry) -> str:
    title = next((_(step.title) for step in PLANNING.steps if step.key == entry.step), entry.step)
    items = {
        "short": _("short"), "medium": _("medium"), "long": _("long"), "life": _("life"),
        "work": _("work"), "training": _("training"), "education": _("education"), "rotation": _("rotation"),
    }  # fmt: skip
    return f"{title}: {items.get(entry.item, entry.item)}" if entry.item else title


def _take_back(desk: Desk, entries: tuple[Entry, ...]) -> None:
    """Offer to take back what was recorded here last."""
    last = max((entry.batch for entry in entries if entry.batch is not None), default=None)
    if last is not None and st.button(
        _("Take back entry {n}").format(n=last), key=f"entry-undo-{last}", icon=":material/undo:", type="tertiary"
    ):
        undo_batch(desk.database, last, _now())
        st.session_state[_TOLD] = _("Entry {n} was taken back. The history can put it back.").format(n=last)
        st.rerun()


def _form(desk: Desk, student_key: str, entries: tuple[Entry, ...]) -> None:
    today = date.today()  # noqa: DTZ011 - the advisor's own calendar day
    stated = {f"{entry.step}|{entry.item}": entry.text for entry in entries}
    place = f"{student_key}-{desk.version}"
    with st.form(f"planning-{place}", border=False):
        on = st.date_input(
            _("Said or done on"), value=min(desk.today, today), max_value=today, format="YYYY-MM-DD", width=200
        )
        texts = _fields(_GOALS, _("Goals"), stated, place) | _fields(_WORDS, _("Picture"), stated, place)
        choices = [path_words(code) for code in PATHS if code != "other"]
        path = st.selectbox(
            _("Career path"), choices, index=None, accept_new_options=True, key=f"path-{place}",
            placeholder=stated.get("career_path|") or _("Choose or type"),
        )  # fmt: skip
        texts |= _fields(_MEASURES, _("Action plan"), stated, place)
        reviewed = st.checkbox(_("The plan was reviewed on this day"), key=f"reviewed-{place}")
        review = st.text_input(_("What the review said"), key=f"review-{place}", max_chars=LONGEST_TEXT)
        st.caption(_("Empty fields change nothing. A new text replaces the one before; the history keeps both."))
        if not st.form_submit_button(_("Record"), type="primary"):
            return
    texts["career_path"] = path or ""
    found = [PlanningEntry(part, texts[part].strip(), on) for part in PARTS if texts.get(part, "").strip()]
    if reviewed or review.strip():
        found.append(PlanningEntry("review", review.strip(), on))
    _store(desk, student_key, found, today)


def _fields(parts: tuple[str, ...], title: str, stated: dict[str, str], place: str) -> dict[str, str]:
    st.markdown(f"**{title}**")
    found: dict[str, str] = {}
    for column, part in zip(st.columns(len(parts)), parts, strict=True):
        with column:
            found[part] = st.text_area(
                part_words(part), key=f"{part}-{place}", height=80, max_chars=LONGEST_TEXT,
                placeholder=stated.get(_record_part(part), ""),
            )  # fmt: skip
    return found


def _record_part(part: str) -> str:
    """Return ``step|item`` as records name a part of the plan."""
    for prefix, step in (("goal_", "goals"), ("action_", "action_plan")):
        if part.startswith(prefix):
            return f"{step}|{part.removeprefix(prefix)}"
    return f"{part.removesuffix('_step')}|"


def _store(desk: Desk, student_key: str, entries: list[PlanningEntry], today: date) -> None:
    try:
        batch = record_planning(desk.database, student_key, entries, desk.author, _now(), today)
    except WrongUse as refused:
        st.warning(plain(refused.sentence))
        return
    st.session_state[_TOLD] = _("Recorded as entry {n}. It counts as evidence and outranks the sheets.").format(n=batch)
    st.rerun()


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
