import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from careerdash.ui.components.text import number, plain, shortened

MARKDOWN = MarkdownIt("gfm-like", {"linkify": False})
HOSTILE = [
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "![x](http://example.org/x.png)",
    "**bold** _it_ `code` ~~gone~~",
    "# title",
    "- item",
    "1. item",
    "> quote",
    "| a | b |\n|---|---|",
    ":red[danger] $x^2$ :material/home:",
    "<http://example.org>",
    "&lt;b&gt;",
    "line one\n\nline two",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_typed(text: str):
    tokens = MARKDOWN.parse(plain(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert {child.type for child in tokens[1].children or []} <= {"text", "text_special"}
    shown = "".join(child.content for child in tokens[1].children or [])
    assert shown.replace("\N{WORD JOINER}", "") == re.sub(r"\s+", " ", text)


@given(st.text(max_size=60))
def test_no_text_becomes_markup(text: str):
    for token in MARKDOWN.parse(plain(text)):
        assert token.type in {"paragraph_open", "inline", "paragraph_close"}
        assert {child.type for child in token.children or []} <= {"text", "text_special"}


@pytest.mark.parametrize("text", ["see https://example.org", "www.example.org", "JavaScript:alert(1)", ":smile: a"])
def test_addresses_and_shortcodes_are_broken_apart(text: str):
    assert "\N{WORD JOINER}" in plain(text)


def test_directives_lose_their_meaning():
    assert plain(":red[x]") == r"\:red\[x\]"
    assert plain("$5 and $6") == r"\$5 and \$6"


def test_withheld_counts_are_a_star():
    assert number(None) == "*"
    assert number(1234) == "1,234"


def test_long_text_is_cut_with_an_ellipsis():
    assert shortened("abcdef", 4) == "abc…"
    assert shortened("abcd", 4) == "abcd"
