"""JSON that people wrote becomes a message; what is wrong with it is named by line, column and field."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any, TypeVar, cast

from google.protobuf.descriptor import Descriptor, FieldDescriptor
from google.protobuf.json_format import ParseDict, ParseError
from google.protobuf.message import Message

from zhengming.errors import InvalidQuestion, UnreadableFile

MAX_DEPTH = 32
"""Deepest nesting that is read; no message of ours has a third of it."""
MAX_CHARACTERS = 1_000_000
"""Longest text that is read."""

MOST_DIGITS = 8
"""Of a text that an error repeats: a day has as many, a telephone or an identity number more."""

M = TypeVar("M", bound=Message)

_FORMS: Mapping[str, str] = {
    "google.type.Date": '{"year": 2026, "month": 1, "day": 31}',
}
"""How messages are written that people take for something else; Protobuf's own names."""
_NUMBER = re.compile(r"(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_BLANK = " \t\r\n"
_LITERALS = {"true": True, "false": False, "null": None}


def message_of(text: str, message: M, *, source: str, field: str) -> M:
    """Fill a message from its Protobuf JSON.

    Args:
        text: the JSON; fields by the names of the proto or in camel case.
        message: an empty message.
        source: what to call the text in an error, e.g. the name of its file.
        field: path of the message in a request, before the paths of its fields.

    Raises:
        UnreadableFile: one sentence, with source, line, column and field.
    """
    if len(text) > MAX_CHARACTERS:
        raise UnreadableFile(
            f"{source} has {len(text)} characters; allowed: at most {MAX_CHARACTERS}"
        )
    try:
        value = _Reader(text).whole()
        _fits(value, type(message), field)
        return ParseDict(value.plain(), message)
    except _Misfit as wrong:
        line = text.count("\n", 0, wrong.at) + 1
        column = wrong.at - text.rfind("\n", 0, wrong.at)
        raise UnreadableFile(f"{source}, line {line}, column {column}: {wrong}") from None
    except ParseError as error:
        raise UnreadableFile(f"{source}: {' '.join(str(error).split())}") from None


def placed(
    text: str, message: type[Message], *, source: str, field: str, wrong: InvalidQuestion
) -> str:
    """What is wrong with a field of a text that was read, told like everything else that is wrong with it.

    Args:
        text: the JSON.
        message: what was read from it.
        source: what to call the text.
        field: path of the message in a request.
        wrong: what is wrong; a field that does not stand in the text is told at the nearest that does.
    """
    at, known = _Reader(text).whole(), cast("Descriptor", message.DESCRIPTOR)
    steps = re.findall(r"[a-z_]+|\d+", wrong.field.removeprefix(field))
    for step in steps:
        inner = _step(at, step, known)
        if inner is None:
            break
        at, known = inner
    line = text.count("\n", 0, at.at) + 1
    column = at.at - text.rfind("\n", 0, at.at)
    return f"{source}, line {line}, column {column}: {wrong}"


def _step(value: _Value, step: str, known: Descriptor) -> tuple[_Value, Descriptor] | None:
    """What stands one step further down; ``None`` where nothing does."""
    if isinstance(value.given, list):
        return (value.given[int(step)], known) if int(step) < len(value.given) else None
    if not isinstance(value.given, dict) or step not in known.fields_by_name:
        return None
    field = known.fields_by_name[step]
    for key, item in value.given.items():
        if key.given in {field.name, field.json_name}:
            return item, field.message_type or known
    return None


class _Misfit(Exception):
    """Something does not fit, at an offset of the text."""

    def __init__(self, at: int, said: str) -> None:
        super().__init__(said)
        self.at = at


_KINDS: Mapping[type, str] = {
    dict: "an object",
    list: "a list",
    bool: "true or false",
    int: "a number",
    float: "a number",
    type(None): "null",
}


@dataclass(frozen=True, slots=True)
class _Value:
    """A value, and where it begins. The keys of an object are values, too."""

    at: int
    given: Any

    def plain(self) -> Any:
        if isinstance(self.given, dict):
            return {key.given: value.plain() for key, value in self.given.items()}
        if isinstance(self.given, list):
            return [value.plain() for value in self.given]
        return self.given

    def shown(self) -> str:
        """What it is; only words are repeated, for a number may be somebody's, and so may an address."""
        if isinstance(self.given, str):
            if "@" in self.given or sum(c.isdigit() for c in self.given) > MOST_DIGITS:
                return "a text"
            said = json.dumps(self.given, ensure_ascii=False)
            return said if len(said) <= 40 else f"{said[:40]}…"
        return _KINDS[type(self.given)]


class _Reader:
    """Reads JSON and keeps where each value stands, which the standard library's reader does not."""

    def __init__(self, text: str) -> None:
        self._text = text

    def whole(self) -> _Value:
        value, end = self._value(self._blank(0), 0)
        end = self._blank(end)
        if end < len(self._text):
            raise _Misfit(end, f"given {self._shown(end)} behind the end; allowed: nothing more")
        return value

    def _value(self, at: int, depth: int) -> tuple[_Value, int]:
        if depth > MAX_DEPTH:
            raise _Misfit(at, f"nested deeper than {MAX_DEPTH}")
        first = self._text[at : at + 1]
        if first == "{":
            return self._object(at, depth)
        if first == "[":
            return self._list(at, depth)
        if first == '"':
            return self._string(at)
        for word, meant in _LITERALS.items():
            if self._text.startswith(word, at):
                return _Value(at, meant), at + len(word)
        if found := _NUMBER.match(self._text, at):
            whole, fraction, exponent = found.groups()
            number = float(found[0]) if fraction or exponent else int(whole[:400])
            return _Value(at, number), found.end()
        raise _Misfit(at, f"given {self._shown(at)}; allowed: a JSON value")

    def _object(self, at: int, depth: int) -> tuple[_Value, int]:
        fields: dict[_Value, _Value] = {}
        seen: set[str] = set()
        end = self._blank(at + 1)
        if self._text[end : end + 1] == "}":
            return _Value(at, fields), end + 1
        while True:
            if self._text[end : end + 1] != '"':
                allowed = "the name of a field in double quotes"
                raise _Misfit(end, f"given {self._shown(end)}; allowed: {allowed}")
            key, end = self._string(end)
            if key.given in seen:
                raise _Misfit(key.at, f"given {key.shown()} twice; allowed: each field once")
            seen.add(key.given)
            end = self._expect(":", self._blank(end))
            fields[key], end = self._value(self._blank(end), depth + 1)
            end = self._blank(end)
            if self._text[end : end + 1] == "}":
                return _Value(at, fields), end + 1
            end = self._blank(self._expect(",", end, "}"))

    def _list(self, at: int, depth: int) -> tuple[_Value, int]:
        items: list[_Value] = []
        end = self._blank(at + 1)
        if self._text[end : end + 1] == "]":
            return _Value(at, items), end + 1
        while True:
            item, end = self._value(end, depth + 1)
            items.append(item)
            end = self._blank(end)
            if self._text[end : end + 1] == "]":
                return _Value(at, items), end + 1
            end = self._blank(self._expect(",", end, "]"))

    def _string(self, at: int) -> tuple[_Value, int]:
        try:
            said, end = scanstring(self._text, at + 1, True)
        except json.JSONDecodeError as error:
            said = error.msg.removesuffix(" at")  # the place stands in front already
            raise _Misfit(error.pos, f"{said[:1].lower()}{said[1:]}") from None
        return _Value(at, said), end

    def _expect(self, mark: str, at: int, other: str = "") -> int:
        if self._text[at : at + 1] != mark:
            allowed = f"{mark!r} or {other!r}" if other else repr(mark)
            raise _Misfit(at, f"given {self._shown(at)}; allowed: {allowed}")
        return at + 1

    def _blank(self, at: int) -> int:
        while at < len(self._text) and self._text[at] in _BLANK:
            at += 1
        return at

    def _shown(self, at: int) -> str:
        return repr(self._text[at]) if at < len(self._text) else "the end of the text"


def _fits(value: _Value, kind: type[Message], path: str) -> None:
    """Go down into a message, so that what does not fit is found where it stands."""
    if not isinstance(value.given, dict):
        allowed = _FORMS.get(kind.DESCRIPTOR.full_name, "an object {…}")
        raise _Misfit(value.at, f"{path}: given {value.shown()}; allowed: {allowed}")
    descriptor = cast("Descriptor", kind.DESCRIPTOR)
    fields = {field.name: field for field in descriptor.fields}
    spelled = fields | {field.json_name: field for field in descriptor.fields}
    told: set[str] = set()
    for key, item in value.given.items():
        field = spelled.get(key.given)
        if field is None:
            allowed = ", ".join(fields)
            raise _Misfit(key.at, f"{path}: given a field {key.shown()}; allowed: {allowed}")
        if field.name in told:
            raise _Misfit(key.at, f"{path}.{field.name}: given twice; allowed: once")
        told.add(field.name)
        if item.given is None:
            continue
        _field_fits(item, field, kind, f"{path}.{field.name}")


def _field_fits(value: _Value, field: FieldDescriptor, kind: type[Message], path: str) -> None:
    if not field.is_repeated:
        _item_fits(value, field, kind, path)
        return
    if not isinstance(value.given, list):
        raise _Misfit(value.at, f"{path}: given {value.shown()}; allowed: a list […]")
    for index, item in enumerate(value.given):
        _item_fits(item, field, kind, f"{path}[{index}]")


def _item_fits(value: _Value, field: FieldDescriptor, kind: type[Message], path: str) -> None:
    if field.message_type is not None:
        holder = kind()
        inner = getattr(holder, field.name)
        inner_kind = type(inner.add() if field.is_repeated else inner)
        _fits(value, inner_kind, path)
        return
    given = value.plain()
    try:
        ParseDict({field.name: [given] if field.is_repeated else given}, kind())
    except (ParseError, ValueError):
        text = isinstance(given, str) and field.cpp_type == FieldDescriptor.CPPTYPE_STRING
        shown = "a text with half a character" if text else value.shown()
        raise _Misfit(value.at, f"{path}: given {shown}; allowed: {_allowed(field)}") from None


def _allowed(field: FieldDescriptor) -> str:
    if field.enum_type is not None:
        names: Sequence[str] = [value.name for value in field.enum_type.values]
        return ", ".join(names[1:])
    return {
        FieldDescriptor.CPPTYPE_STRING: "Unicode text in double quotes",
        FieldDescriptor.CPPTYPE_BOOL: "true or false",
    }.get(field.cpp_type, "a whole number")
