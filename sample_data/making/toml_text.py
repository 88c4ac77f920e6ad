"""Writes plain values as TOML; the standard library only reads it."""

import json
from datetime import date
from typing import Any


def toml_text(data: dict[str, Any]) -> str:
    """Return a table of tables as text; keys are quoted, so that Chinese names may stand there."""
    lines: list[str] = []
    _table(lines, (), data)
    return "\n".join(lines).strip() + "\n"


def _table(lines: list[str], path: tuple[str, ...], data: dict[str, Any]) -> None:
    plain = {key: value for key, value in data.items() if not isinstance(value, dict)}
    if path and (plain or not data):
        lines += ["", f"[{'.'.join(_key(part) for part in path)}]"]
    lines += [f"{_key(key)} = {_value(value)}" for key, value in plain.items()]
    for key, value in data.items():
        if isinstance(value, dict):
            _table(lines, (*path, key), value)


def _key(key: str) -> str:
    return key if key.replace("_", "").isalnum() and key.isascii() else json.dumps(key, ensure_ascii=False)


def _value(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)
