"""Reads a YAML file that a person wrote, and tells every fault of it with its line."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

import jsonschema
import yaml
from jsonschema.exceptions import ValidationError

from holdfire.model.errors import Fault, FileFaultsError

Where = tuple[str | int, ...]
"""Where a value stands: keys and list positions from the top, `("parties", 0, "actor")`."""


class _Loader(yaml.CSafeLoader):
    """YAML as people mean it: `NO` is a word, 08:30 and 2016-02-27 are texts, true and false booleans."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML's form


for _tag, _pattern, _first in (
    ("bool", r"true|false", "tf"),
    ("null", r"~|null|", "~n"),
    ("int", r"[-+]?(?:0|[1-9][0-9]*)", "-+0123456789"),
    ("float", r"[-+]?[0-9]+\.[0-9]+", "-+0123456789"),
):
    _Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})\Z"), [*_first, ""]
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class HandFile:
    """A parsed file: `data` is plain Python; `marks` holds (line, column), from 1, of every value."""

    file: str
    data: Any
    marks: Mapping[Where, tuple[int, int]] = field(repr=False)

    @classmethod
    def parse(cls, text: str, file: str) -> Self:
        """Reads `text`; `file` is its name in messages.

        Raises FileFaultsError where the text is not YAML, a key stands twice, or an alias is used.
        """
        try:
            root = yaml.compose(text, Loader=_Loader)
        except yaml.YAMLError as error:
            raise FileFaultsError((_syntax_fault(error, file),)) from error
        walk = _Walk(file)
        data = walk.value(root, ()) if root is not None else None
        if walk.faults:
            raise FileFaultsError(tuple(walk.faults))
        return cls(file=file, data=data, marks=walk.marks)

    def position(self, path: Where) -> tuple[int, int]:
        """Line and column of the value at `path`, or of the nearest thing above it that exists."""
        while path and path not in self.marks:
            path = path[:-1]
        return self.marks.get(path, (1, 1))

    def line(self, path: Where) -> int:
        """The line of the value at `path`."""
        return self.position(path)[0]

    def fault(self, path: Where, found: str, expected: str) -> Fault:
        """A fault at `path`."""
        line, column = self.position(path)
        where = ".".join(str(step) for step in path) or "the file"
        return Fault(file=self.file, line=line, column=column, where=where, found=found, expected=expected)

    def faults_against(self, schema: Mapping[str, Any]) -> tuple[Fault, ...]:
        """Every way in which the file does not fit a JSON Schema, in order of line."""
        validator = jsonschema.Draft202012Validator(schema)
        faults = {
            self.fault(path, found, expected)
            for whole in validator.iter_errors(self.data)
            for error in _leaves(whole)
            for path, found, expected in _in_words(error)
        }
        return tuple(
            sorted(faults, key=lambda fault: (fault.line, fault.column, fault.where, fault.expected))
        )


class _Walk:
    """Turns YAML nodes into plain Python and notes where each stood."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.marks: dict[Where, tuple[int, int]] = {}
        self.faults: list[Fault] = []
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, path: Where) -> Any:
        """The value of a node; an alias would let a small file unfold without end, so it is a fault."""
        self.marks.setdefault(path, (node.start_mark.line + 1, node.start_mark.column + 1))
        if id(node) in self._seen and not isinstance(node, yaml.ScalarNode):
            self._fault(node, path, "an alias", "the value written out")
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, index)) for index, item in enumerate(node.value)]
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode, path: Where) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in data:
                self._fault(key_node, (*path, key), f"{key!r} a second time", "each key once")
            self.marks[(*path, key)] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            data[key] = self.value(value_node, (*path, key))
        return data

    def _fault(self, node: yaml.Node, path: Where, found: str, expected: str) -> None:
        mark = node.start_mark
        where = ".".join(str(step) for step in path)
        self.faults.append(
            Fault(
                file=self.file,
                line=mark.line + 1,
                column=mark.column + 1,
                where=where,
                found=found,
                expected=expected,
            )
        )


def _scalar(node: yaml.Node) -> str | int | float | bool | None:
    kind = node.tag.rpartition(":")[2]
    if kind == "bool":
        return bool(node.value == "true")
    if kind == "null":
        return None
    if kind == "int":
        return int(node.value)
    if kind == "float":
        return float(node.value)
    return str(node.value)


def _syntax_fault(error: yaml.YAMLError, file: str) -> Fault:
    mark = getattr(error, "problem_mark", None)
    return Fault(
        file=file,
        line=mark.line + 1 if mark else 1,
        column=mark.column + 1 if mark else 1,
        where="the file",
        found=str(getattr(error, "problem", None) or error),
        expected="YAML; check indentation, colons and quotation marks here and on the line before",
    )


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    """The innermost causes of a schema error: of an `anyOf` the alternative that came nearest."""
    if error.validator in {"anyOf", "oneOf"} and error.context:
        nearest = max(error.context, key=lambda cause: len(cause.absolute_path))
        if len(nearest.absolute_path) > len(error.absolute_path):
            yield from _leaves(nearest)
            return
    yield error


def _in_words(error: ValidationError) -> Iterator[tuple[Where, str, str]]:
    """Where, what was found and what was expected, as a person would say it."""
    path: Where = tuple(error.absolute_path)
    schema: Mapping[str, Any] = error.schema if isinstance(error.schema, Mapping) else {}
    wanted: Any = error.validator_value
    instance: Any = error.instance
    match error.validator:
        case "required":
            for key in wanted:
                if key not in instance:
                    yield path, f"no {key}", f"{key} to be given"
        case "additionalProperties":
            known = sorted(schema.get("properties", {}))
            for key in sorted(set(instance) - set(known)):
                yield (*path, key), f"the unknown key {key}", "one of " + ", ".join(known)
        case "enum":
            yield path, _shown(instance), "one of " + ", ".join(str(value) for value in wanted)
        case "type":
            kinds = [wanted] if isinstance(wanted, str) else wanted
            yield path, _shown(instance), " or ".join(_KINDS[kind] for kind in kinds)
        case _:
            yield path, _shown(instance), str(schema.get("description") or error.message)


_KINDS = {
    "object": "a mapping",
    "array": "a list",
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "nothing",
}


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if value is None:
        return "nothing"
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
