"""Data and a template in, a tagged PDF or a picture of a page out; with the fonts this computer has.

PDF/UA forbids letters that no font can show, and a page with boxes helps nobody: such letters are replaced by "?", and
the page says so.
"""

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from careerdash.wording import _

# The first family found is used for Latin letters, the first of the second list for Chinese ones.
_LATIN = (
    "Noto Sans", "Source Sans 3", "Inter", "Segoe UI", "Helvetica Neue", "Arial", "DejaVu Sans", "Liberation Sans",
)  # fmt: skip
_CHINESE = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Micro Hei",
    "SimHei", "SimSun", "Noto Serif CJK SC",
)  # fmt: skip
_INSTEAD = "?"
# Letters that come and go together: where one cannot be shown, the others are not tried.
_TOGETHER = (
    re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff65\U00020000-\U0003ffff]"),
    re.compile("[\u200d\u20e3\u2600-\u27bf\ufe0e\ufe0f\U0001f000-\U0001faff\U000e0020-\U000e007f]"),
)
_REFUSED = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_MOST_TRIES = 60
_typesetting = Lock()
# What was found not to be shown; fonts do not change while the program runs.
_missing: set[str] = set()


def typeset(template: Path, name: str, data: Mapping[str, Any], as_of: date, **output: Any) -> Any:
    """Return what the typesetter makes of the data (``sys.inputs`` of that name); ``output`` goes to it as it is.

    The same data of the same day give the same bytes. A list ``footnotes`` in the data is told of letters replaced.
    """
    moment = datetime.combine(as_of, time(), UTC)
    with _typesetting:  # one compiler, kept warm, serves one page at a time
        for _try in range(_MOST_TRIES):
            text = _shown(data)
            try:
                return _compiler(template).compile(sys_inputs={name: text}, timestamp=moment, **output)
            except typst.TypstError as error:
                if not _learnt(str(error)):
                    raise
        return _compiler(template).compile(sys_inputs={name: _plain(data)}, timestamp=moment, **output)


def families() -> list[str]:
    """Return the font families to set a page in, in the order they are looked into."""
    known = set(_fonts().families())
    chinese = chinese_font()
    latin = [family for family in _LATIN if family in known][:1]
    return [*latin, *([chinese] if chinese else []), "Libertinus Serif"]


def chinese_font() -> str | None:
    """Return the font family used for Chinese letters, or None where this computer has none."""
    known = set(_fonts().families())
    return next((family for family in _CHINESE if family in known), None)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts()


@cache
def _compiler(template: Path) -> typst.Compiler:
    return typst.Compiler(template, root=template.parent, font_paths=_fonts())


def _learnt(message: str) -> bool:
    """Remember the letters a message says cannot be shown; False where it says something else."""
    found = _REFUSED.search(message)
    if found is None:
        return False
    letters = set(_ESCAPED.sub(lambda one: chr(int(one[1], 16)), found[1])) - _missing
    _missing.update(letters)
    return bool(letters)


def _shown(data: Mapping[str, Any]) -> str:
    """Return the data as JSON without letters known to be missing; the footnotes say so."""
    text = json.dumps(data, ensure_ascii=False)
    gone = "".join(re.escape(letter) for letter in sorted(_missing) if not letter.isascii())
    for group in _TOGETHER:
        if any(group.match(letter) for letter in _missing):
            gone += group.pattern[1:-1]
    if not gone or not re.search(f"[{gone}]", text):
        return text
    told = [*data.get("footnotes", ()), *([_replaced()] if "footnotes" in data else [])]
    return re.sub(f"[{gone}]+", _INSTEAD, json.dumps({**data, "footnotes": told}, ensure_ascii=False))


def _replaced() -> str:
    return _("Signs that no font of this computer can show are replaced by “{sign}”.").format(sign=_INSTEAD)


def _plain(data: Mapping[str, Any]) -> str:
    """Return the data with the letters of Western Europe only: the last resort."""
    return re.sub("[^\x00-\u024f\u2010-\u203a]+", _INSTEAD, json.dumps(data, ensure_ascii=False))
