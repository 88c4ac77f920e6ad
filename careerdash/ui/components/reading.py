"""How was this read? A cell in words, and one correction for all interviews that state the same text."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import streamlit as st

from careerdash.domain.vocabulary import View
from careerdash.errors import CareerdashError
from careerdash.imports.fixes.identical import correct_identical
from careerdash.insights.evidence.reading_words import Told
from careerdash.insights.evidence.readings import HowRead, column_index, how_read, identical
from careerdash.insights.evidence.sources import SourceCell
from careerdash.insights.evidence.typed_texts import TypedText, cell_of_text, typed_texts
from careerdash.ui.cache import ask
from careerdash.ui.components.text import fit_words, level_words, method_words, plain, scale_words, shortened
from careerdash.ui.frame import Desk
from careerdash.wording import _, n_

_DONE = "reading-done"
_LONGEST = 200
_HEIGHT = 300


def told_once() -> None:
    """Say once that identical texts were corrected, and how that is taken back."""
    told = st.session_state.pop(_DONE, None)
    if told:
        st.info(told)


def reading(desk: Desk, cell: SourceCell) -> None:
    """Draw how a cell was read, once per fact its column holds, with the way to correct identical texts."""
    column = column_index(cell.letter)
    found = ask(
        how_read, desk.database, desk.version, scope=desk.scope, view=desk.view, raw_id=cell.raw_id, column=column
    )
    if not found:
        st.caption(_("This column was kept as it is: nothing is read from it."))
    for read in found:
        with st.container(border=True, gap="small"):
            _tell(read)
            if read.corrects is not None:
                _correct_once(desk, cell, read, read.corrects)


def _tell(read: HowRead) -> None:
    st.markdown(f"**{_('How was this read?')}** :gray[{plain(read.label)}]")
    shown = plain(shortened(read.text, _LONGEST))
    st.markdown(f"{shown} → **{plain(shortened(words(read.told), 2 * _LONGEST))}**")
    for spelling, name in read.merged:
        st.markdown(
            _("{spelling} counts as **{name}**, as decided under Merge spellings.").format(
                spelling=plain(spelling), name=plain(name)
            )
        )
    _assumptions(read.told)
    st.caption(plain(_("Rule: {rule}").format(rule=read.told.rule)))


def _assumptions(told: Told) -> None:
    lines = [plain(sentence) for sentence in told.assumptions]
    lines += [plain(sentence) for which, code in told.settings if (sentence := _setting(which, code))]
    if told.suggestions:
        lines.append(plain(_("It could mean: {texts}").format(texts="; ".join(told.suggestions))))
    if lines:
        st.markdown("\n".join(f"- {line}" for line in lines))


def _lines(sentences: Sequence[str]) -> None:
    if sentences:
        st.markdown("\n".join(f"- {plain(sentence)}" for sentence in sentences))


def words(told: Told) -> str:
    """Return the reading in words; codes of the vocabulary are spelled out."""
    if told.code is None:
        return told.words
    named = method_words(told.code) or level_words(told.code) or fit_words(told.code)
    spelled = named or told.code.replace("_", " ").capitalize()
    return f"{told.words}, {spelled}" if told.words else spelled


def _setting(which: str, code: str) -> str:
    orders = {"ymd": _("year, month, day"), "dmy": _("day, month, year"), "mdy": _("month, day, year")}
    periods = {
        "hour": _("an hour"), "day": _("a day"), "week": _("a week"), "month": _("a month"), "year": _("a year"),
    }  # fmt: skip
    return {
        "currency": _("Currency of the column where none is typed: {code}").format(code=code),
        "period": _("Period of the column where none is typed: {code}").format(code=periods.get(code, code)),
        "scale": _("Unit of the column, from its header: times {code}").format(code=code),
        "date_order": _("Order in this column: {code}").format(code=orders.get(code, code)),
        "satisfaction_scale": _("Scale of the column: {code}").format(code=scale_words().get(code, code)),
    }.get(which, "")


def _correct_once(desk: Desk, cell: SourceCell, read: HowRead, field: str) -> None:
    """Draw the box that states another text once, for every interview that reads the fact from this very text."""
    place = f"{field}-{cell.raw_id}-{cell.letter}-{desk.version}"
    box = st.expander(_("Correct once, for identical texts"), key=f"once-{place}", on_change="rerun")
    if not box.open:
        return
    with box:
        key = f"once-text-{place}"
        _suggest(read.told.suggestions, key)
        st.session_state.setdefault(key, read.text)
        text = st.text_input(_("Text, as it should be"), key=key, max_chars=2000)
        note = st.text_input(_("Why, in a few words"), key=f"once-note-{place}", max_chars=300)
        found = ask(
            identical, desk.database, desk.version, scope=desk.scope, view=desk.view, raw_id=cell.raw_id,
            column=column_index(cell.letter), field=field, typed=read.text, text=text,
        )  # fmt: skip
        count = len(found.interviews)
        if not count:
            st.caption(_("A later file or a correction states another text: this one is not in use any more."))
            return
        states = n_(
            "{n} interview of these classes states this text", "{n} interviews of these classes state this text", count
        )
        if text.strip() == read.text:
            st.caption(_("{states}. Write the text as it should be.").format(states=states))
            return
        become = plain(shortened(words(found.told), 2 * _LONGEST))
        st.markdown(_("{states}. It will be read as **{words}**.").format(states=states, words=become))
        _lines(found.told.assumptions)
        label = n_("Correct {n} interview", "Correct {n} interviews", count)
        if st.button(label, type="primary", key=f"once-store-{place}"):
            _store(desk, cell, read, field, text, note)


def _suggest(texts: Sequence[str], key: str) -> None:
    """Offer what a doubtful text could mean; a click writes it into the field."""
    if not texts:
        return
    with st.container(horizontal=True):
        for number, text in enumerate(texts):
            st.button(plain(text), key=f"{key}-{number}", on_click=_take, args=(key, text))


def _take(key: str, text: str) -> None:
    st.session_state[key] = text


def _store(desk: Desk, cell: SourceCell, read: HowRead, field: str, text: str, note: str) -> None:
    now = datetime.now(UTC).replace(tzinfo=None)
    today = date.today()  # noqa: DTZ011 - the advisor's own calendar day
    like = (cell.raw_id, column_index(cell.letter))
    try:
        batch = correct_identical(
            desk.database, desk.scope, like, field, read.text, text, desk.author, now, today, note.strip()
        )
    except CareerdashError as refused:
        st.warning(plain(refused.sentence))
        return
    st.session_state[_DONE] = _(
        "Correction {n} is stored for all identical texts. It outranks the files; withdraw it in the history."
    ).format(n=batch)
    st.rerun()


def typed_button(desk: Desk, field: str, key: str) -> None:
    """Draw the button that lists every text typed for a fact with its reading; nothing where names are hidden."""
    told_once()
    if desk.view is View.SHARE:
        return
    if st.button(_("How was this read?"), key=f"typed-{key}", icon=":material/manage_search:", type="tertiary"):
        _dialog(desk, field)


@st.dialog(_("How was this read?"), width="large", position="right")
def _dialog(desk: Desk, field: str) -> None:
    found = desk.ask(typed_texts, field=field)
    if not found:
        st.caption(_("Nothing is typed for this in the interviews shown."))
        return
    st.caption(_("Every text as typed, those not understood first. Choose one to see how it was read."))
    event = st.dataframe(
        {
            _("Text as typed"): [line.text for line in found],
            _("Interviews"): [line.interviews for line in found],
            _("Became"): [_outcome(line) for line in found],
            _("In short"): [_short(line) for line in found],
        },
        hide_index=True,
        height=min(_HEIGHT, 38 + 35 * len(found)),
        on_select="rerun",
        selection_mode="single-row",
        key=f"typed-list-{field}",
        column_config={_("Text as typed"): st.column_config.TextColumn(width="large")},
        alt=_("Texts as typed with their reading"),
    )
    chosen = event.selection.rows
    if not chosen or chosen[0] >= len(found):
        return
    line = found[chosen[0]]
    cell = ask(
        cell_of_text, desk.database, desk.version, scope=desk.scope, view=desk.view, interview_id=line.interview_id,
        field=field, text=line.text,
    )  # fmt: skip
    if cell is not None:
        st.caption(f"{plain(cell.file)} · {plain(cell.sheet)} · {cell.letter}{cell.row} · {plain(cell.header)}")
        reading(desk, cell)


def _outcome(line: TypedText) -> str:
    return {
        "read": _("read"),
        "amount": _("read"),
        "score": _("read"),
        "range": _("a range"),
        "at_least": _("at least"),
        "at_most": _("at most"),
        "declined": _("declined"),
        "missing": _("nothing stated"),
        "outside": _("outside its scale"),
        "unreadable": _("not read"),
    }.get(line.reading, line.reading)


def _short(line: TypedText) -> str:
    if line.value is None:
        return ""
    return method_words(line.value) or level_words(line.value) or fit_words(line.value) or line.value.replace("_", " ")
