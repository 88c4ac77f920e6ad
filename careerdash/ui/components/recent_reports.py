"""Reports handed out before: made again with the same settings, or forgotten where they never left the desk."""

from datetime import datetime

import streamlit as st

from careerdash.domain.vocabulary import View
from careerdash.privacy.scope import Scope
from careerdash.privacy.sharing import preset
from careerdash.reports.build import WRITERS, hand_out
from careerdash.reports.class_report import draft_class_report
from careerdash.reports.package import safe_name
from careerdash.reports.releases import Release, forget_release, recent_releases
from careerdash.ui.components.text import plain
from careerdash.ui.frame import Desk
from careerdash.ui.guard import Visitor
from careerdash.wording import _

_SHOWN = 8


def recent_reports(desk: Desk, visitor: Visitor) -> None:
    """Draw the reports handed out about classes in scope, newest first."""
    found = recent_releases(database=desk.database, scope=desk.scope, limit=_SHOWN)
    if not found:
        return
    st.subheader(_("Handed out before"), anchor=False)
    st.caption(_("A new report stays safe beside these: a line changes only when at least 5 people joined or left it."))
    for release in found:
        _line(desk, visitor, release)


def _line(desk: Desk, visitor: Visitor, release: Release) -> None:
    what, buttons = st.columns([3, 2], vertical_alignment="center")
    with what:
        st.markdown(
            _("{classes} · {suffix} · {rule} · as of {day} · handed out {when} by {author}").format(
                rule=preset(release.rule).title,
                classes=plain(", ".join(release.classes)),
                suffix=release.suffix.lstrip(".").upper(),
                day=release.as_of.isoformat(),
                when=f"{release.made_at:%d %b %Y, %H:%M}",
                author=plain(release.author),
            )
        )
    with buttons, st.container(horizontal=True, horizontal_alignment="right"):
        if release.suffix in WRITERS:
            st.download_button(
                _("Make again"),
                data=lambda: _again(desk, visitor, release),
                file_name=f"{safe_name('-'.join(release.classes[:2]))}-{release.as_of}-share{release.suffix}",
                key=f"again-{release.release_id}",
                on_click="ignore",
            )
        if st.button(_("Forget: it never left my desk"), key=f"forget-{release.release_id}", type="tertiary"):
            forget_release(desk.database, release.release_id)
            st.rerun()


def _again(desk: Desk, visitor: Visitor, release: Release) -> bytes:
    draft = draft_class_report(
        database=desk.database,
        scope=Scope(desk.scope.classes & frozenset(release.class_ids)),
        as_of=release.as_of,
        today=desk.today,
        view=View.SHARE,
        rule=preset(release.rule),
        reach=visitor.scope,
    )
    return hand_out(desk.database, draft, release.suffix, desk.author, datetime.now())  # noqa: DTZ005
