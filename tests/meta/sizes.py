#!/usr/bin/env python3
# SPDX-FileCopyrightText: Phasebook contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""No source file is longer than one can keep in mind, and every folder says what it is for."""

import os

from tree import Tree

MOST_LINES = 800
# One row of a table is one line, however long.
MOST_COLUMNS = 100
TABLES = ("-table.h",)


def main():
    tree = Tree()

    for below in ("src", "tests"):
        for path in tree.files(below, (".c", ".h", ".blp", ".py")):
            lines = tree.read(path).splitlines()
            if len(lines) > MOST_LINES:
                tree.complain(path, 0, f"{len(lines)} lines are more than {MOST_LINES}; split it")
            for number, line in enumerate(lines, 1):
                if len(line) > MOST_COLUMNS and not path.endswith(TABLES):
                    tree.complain(path, number, f"{len(line)} columns are more than {MOST_COLUMNS}")

    for folder in tree.folders("src"):
        readme = os.path.join(folder, "README.md")
        if folder != "src" and not os.path.exists(os.path.join(tree.root, readme)):
            tree.complain(readme, 0, "is missing (purpose, may use, must not use)")

    tree.finish()


main()
