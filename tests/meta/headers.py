#!/usr/bin/env python3
# SPDX-FileCopyrightText: Phasebook contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source file says at its top whose it is and under which licence."""

from tree import Tree

SUFFIXES = (".c", ".h", ".blp", ".css", ".py", ".build", ".options", ".page", ".svg", ".xml", ".xml.in")
SCRIPTS = ("dev", "enter-root", "headless", "tally", "shots", "run")
TAGS = ("SPDX-FileCopyrightText:", "SPDX-License-Identifier:")


def main():
    tree = Tree()

    for path in tree.files("", SUFFIXES, SCRIPTS):
        # What tests read is kept as its makers wrote it.
        if path.startswith("tests/fixtures/"):
            continue
        text = tree.read(path)
        top = "\n".join(text.splitlines()[:6])
        for tag in TAGS:
            if text and tag not in top:
                tree.complain(path, 0, f"has no {tag} line at its top")
        for number, line in enumerate(text.splitlines(), 1):
            if path.endswith((".c", ".h", ".blp")) and (line != line.rstrip() or "\t" in line):
                tree.complain(path, number, "has a tab, or a blank at its end")

    tree.finish()


main()
