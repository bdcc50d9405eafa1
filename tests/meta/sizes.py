#!/usr/bin/env python3
# SPDX-FileCopyrightText: Phasebook contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""No source file is longer than one can keep in mind, and every folder says what it is for."""

import os

from tree import Tree

MOST_LINES = 800
CODE = (".c", ".h", ".blp", ".py")


def main():
    tree = Tree()

    for below in ("src", "tests"):
        for path in tree.files(below, CODE):
            lines = len(tree.read(path).splitlines())
            if lines > MOST_LINES:
                tree.complain(path, 0, f"{lines} lines are more than {MOST_LINES}; split it")

    for folder in sorted({os.path.dirname(path) for path in tree.files("src", CODE)}):
        readme = os.path.join(folder, "README.md")
        if not os.path.exists(os.path.join(tree.root, readme)):
            tree.complain(readme, 0, "is missing (purpose, may use, must not use)")

    tree.finish()


main()
