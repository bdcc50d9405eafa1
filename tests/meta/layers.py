#!/usr/bin/env python3
# SPDX-FileCopyrightText: Phasebook contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A layer includes only what its row allows, and SQL stays in storage."""

import re

from tree import Tree

MODEL = {"model"}
LOWER = MODEL | {"framework", "storage", "exchange", "formats", "report"}

# Layer: the layers it may use, beside itself.
MAY_USE = {
    "model": set(),
    "framework": MODEL,
    "storage": MODEL,
    "exchange": MODEL | {"storage"},
    "formats": MODEL | {"framework"},
    "report": MODEL | {"framework"},
    "ui": LOWER,
    "app": LOWER | {"ui"},
    "cli": LOWER,
}

# Headers from elsewhere that only some layers know.
ONLY_IN = [
    (re.compile(r"^sqlite3"), {"storage"}),
    (re.compile(r"^(gtk/|adwaita|gtksourceview/|libspelling)"), {"ui", "app"}),
    (re.compile(r"^(cairo|pango/|gsk/)"), {"report", "ui", "app"}),
    (re.compile(r"^(cmark|yaml)"), {"formats", "report", "ui"}),
    (re.compile(r"^(gnutls|libsecret)/"), {"exchange"}),
    (re.compile(r"^gmp"), {"model"}),
]

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
SQL = re.compile(
    r'"\s*(SELECT\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s'
    r'|CREATE\s+(VIRTUAL\s+|TEMP\s+)?(TABLE|INDEX|TRIGGER|VIEW)\s|PRAGMA\s|BEGIN\s+IMMEDIATE)'
)


def main():
    tree = Tree()

    for path in tree.files("src", (".c", ".h")):
        layer = path.split("/")[1]
        if layer not in MAY_USE:
            tree.complain(path, 0, f"the layer {layer} is not in the table of layers")
            continue

        for number, line in enumerate(tree.read(path).splitlines(), 1):
            include = INCLUDE.match(line)
            if include:
                quote, header = include.groups()
                other = header.split("/")[0]
                if quote == '"' and "/" not in header and header != "config.h":
                    if not header.startswith("pb-") or not header.endswith("resources.h"):
                        tree.complain(path, number, f"{header} does not start at src/")
                if quote == '"' and other in MAY_USE and other != layer and other not in MAY_USE[layer]:
                    tree.complain(path, number, f"{layer} must not use {other}")
                for pattern, layers in ONLY_IN:
                    if pattern.match(header) and layer not in layers:
                        tree.complain(path, number, f"{layer} must not use {header}")
            if layer != "storage" and SQL.search(line):
                tree.complain(path, number, "SQL belongs to storage")

    tree.finish()


main()
