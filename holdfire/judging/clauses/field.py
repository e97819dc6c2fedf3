"""A field of a clause: its key in the file, what it may hold, and how that becomes a value of the model."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from holdfire.judging.clauses.page import Page
from holdfire.lexicon.hand_file import Where


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldKind:
    """What a field may hold: its JSON Schema, and `read(page, path, value)`, which is only ever given a
    value of the schema's outer type and notes what is wrong with its meaning on the page."""

    schema: Mapping[str, Any]
    read: Callable[[Page, Where, Any], Any]
    types: tuple[type, ...]

    def value(self, page: Page, path: Where, given: object) -> Any:
        """The model's value, None where the file's value is of another type (the schema says so)."""
        if not isinstance(given, self.types) or (isinstance(given, bool) and bool not in self.types):
            return None
        return self.read(page, path, given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One key of a clause. `into` is the model's word for it where the file's differs ("from", "since")."""

    key: str
    kind: FieldKind
    about: str
    required: bool = False
    into: str | None = None

    @property
    def schema(self) -> dict[str, Any]:
        """The JSON Schema of the field, with its description."""
        return {**self.kind.schema, "description": self._description()}

    def _description(self) -> str:
        form = self.kind.schema.get("description")
        return f"{self.about} ({form})" if form else self.about


def read_fields(
    fields: tuple[Field, ...], page: Page, path: Where, entry: Mapping[str, Any]
) -> dict[str, Any]:
    """The values of an entry under the model's words; an absent or ill-typed key is left out."""
    values: dict[str, Any] = {}
    for field in fields:
        if field.key in entry:
            value = field.kind.value(page, (*path, field.key), entry[field.key])
            if value is not None:
                values[field.into or field.key] = value
    return values


def schema_of(fields: tuple[Field, ...], about: str) -> dict[str, Any]:
    """The JSON Schema of a mapping with these fields and no others."""
    return {
        "type": "object",
        "description": about,
        "properties": {field.key: field.schema for field in fields},
        "required": [field.key for field in fields if field.required],
        "additionalProperties": False,
    }


def as_given(_page: Page, _path: Where, value: Any) -> Any:
    """The value as it stands in the file."""
    return value


def text_kind(description: str | None = None, pattern: str | None = None) -> FieldKind:
    """A text that is not empty."""
    schema: dict[str, Any] = {"type": "string", "minLength": 1}
    if pattern:
        schema["pattern"] = pattern
    if description:
        schema["description"] = description
    return FieldKind(schema=schema, read=as_given, types=(str,))


def choice_kind(words: type[StrEnum]) -> FieldKind:
    """One word of an enumeration; a word it does not hold is left to the schema to refuse."""
    known = {word.value: word for word in words}
    return FieldKind(
        schema={"enum": list(known)}, read=lambda _page, _path, value: known.get(value), types=(str,)
    )


def word_kind(*words: str) -> FieldKind:
    """One of a few words."""
    return FieldKind(schema={"enum": list(words)}, read=as_given, types=(str,))


def list_kind(item: FieldKind) -> FieldKind:
    """A list, each item of the given kind; it becomes a tuple of those that could be read."""

    def read(page: Page, path: Where, values: list[Any]) -> tuple[Any, ...]:
        items = (item.value(page, (*path, place), value) for place, value in enumerate(values))
        return tuple(value for value in items if value is not None)

    return FieldKind(schema={"type": "array", "items": dict(item.schema)}, read=read, types=(list,))
