# SPDX-FileCopyrightText: Phasebook contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""As much of JSON Schema as the project's own schemas use; what it does not know, it refuses."""

import re

TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
}
NOTES = {"$schema", "$id", "$defs", "title", "description"}


def resolve(schema, root):
    while "$ref" in schema:
        node = root
        for name in schema["$ref"].removeprefix("#/").split("/"):
            node = node[name]
        schema = node
    return schema


def check_type(value, name):
    if name in ("integer", "number") and isinstance(value, bool):
        return False
    return isinstance(value, TYPES[name])


def complaints(value, schema, root=None, place="$"):
    """Yields a sentence for each thing in value that schema does not allow."""
    root = root or schema
    schema = resolve(schema, root)
    for keyword, wanted in schema.items():
        if keyword in NOTES or keyword in ("properties", "additionalProperties", "items"):
            continue
        if keyword == "type":
            if not check_type(value, wanted):
                yield f"{place}: not of the type {wanted}"
                return
        elif keyword == "const":
            if value != wanted or type(value) is not type(wanted):
                yield f"{place}: not {wanted!r}"
        elif keyword == "enum":
            if value not in wanted:
                yield f"{place}: {value!r} is not one of {wanted}"
        elif keyword == "pattern":
            if not re.search(wanted, value):
                yield f"{place}: {value!r} does not match {wanted}"
        elif keyword == "required":
            for name in wanted:
                if name not in value:
                    yield f"{place}: {name} is missing"
        else:
            raise NotImplementedError(keyword)

    if isinstance(value, dict):
        known = schema.get("properties", {})
        for name, member in value.items():
            if name in known:
                yield from complaints(member, known[name], root, f"{place}.{name}")
            elif schema.get("additionalProperties", True) is False:
                yield f"{place}: {name} is not known"
    if isinstance(value, list) and "items" in schema:
        for n, item in enumerate(value):
            yield from complaints(item, schema["items"], root, f"{place}[{n}]")
