"""What does the API answer? Its description as a page, written here: no script, nothing from another site."""

import re
from typing import Any

from flask import Blueprint, current_app, render_template
from markupsafe import Markup, escape

BLUEPRINT = Blueprint("reference", __name__)
Shape = dict[str, Any]


@BLUEPRINT.get("/api/v1/")
def show() -> str:
    """Show the description."""
    spec: Shape = current_app.extensions["interface"].spec.to_dict()
    schemas = spec["components"]["schemas"]
    return render_template(
        "reference.html",
        info=spec["info"],
        operations=[_operation(path, found["get"], spec) for path, found in spec["paths"].items() if "get" in found],
        schemas={name: list(_fields(schema)) for name, schema in sorted(schemas.items())},
    )


@BLUEPRINT.app_template_filter()
def with_code(text: str) -> Markup:
    """Return a description as HTML, with what stands between backticks as code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))  # noqa: S704 - escaped before


def _operation(path: str, operation: Shape, spec: Shape) -> Shape:
    named = [_named(each, spec) for each in operation.get("parameters", ())]
    parameters = [each for each in named if each["in"] != "header"]  # what all operations heed is told once, above
    content = operation.get("responses", {}).get("200", {}).get("content", {})
    media_type: str = next(iter(content), "")
    answer: Shape = content.get(media_type, {})
    return {
        "path": path,
        "summary": operation.get("summary", ""),
        "parameters": [_parameter(each) for each in parameters],
        "media_type": media_type,
        "answer": _kind(answer.get("schema", {})),
        "about": answer.get("schema", {}).get("description", ""),
    }


def _named(each: Shape, spec: Shape) -> Shape:
    found: Shape = spec["components"]["parameters"][_last(each["$ref"])] if "$ref" in each else each
    return found


def _parameter(each: Shape) -> Shape:
    schema = each.get("schema", {})
    about = each.get("description") or schema.get("description", "")
    return {"name": each["name"], "place": each["in"], "kind": _kind(schema), "about": about}


def _fields(schema: Shape) -> Any:
    for name, field in schema.get("properties", {}).items():
        yield {"name": name, "kind": _kind(field), "about": field.get("description", "")}


def _kind(schema: Shape) -> str:
    """Return what kind of value a schema is of, in words."""
    if "$ref" in schema:
        return _last(schema["$ref"])
    for joined in ("anyOf", "oneOf", "allOf"):
        if joined in schema:
            return " or ".join(_kind(each) for each in schema[joined])
    kinds = schema.get("type", "object")
    words = " or ".join(kinds) if isinstance(kinds, list) else kinds
    if words == "array":
        return f"list of {_kind(schema.get('items', {}))}"
    values = schema.get("enum") or schema.get("items", {}).get("enum")
    return (
        f"{words}: {', '.join(map(str, values))}"
        if values
        else f"{words} ({schema['format']})"
        if "format" in schema
        else words
    )


def _last(reference: str) -> str:
    return reference.rpartition("/")[2]
