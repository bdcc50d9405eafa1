#!/usr/bin/env python3
# SPDX-FileCopyrightText: Phasebook contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""po/POTFILES.in names exactly the files that have text for people, in order.

`potfiles.py TREE --write` brings it up to date.
"""

import os
import re
import sys

from tree import Tree

# Calls and marks of gettext, outside of comments and of the macros' own names.
IN_C = re.compile(r'(?<![\w"])(_|N_|Q_|C_|NC_|ngettext|g_dngettext|dngettext|g_dgettext|g_dpgettext2?)\s*\(\s*"')
# xgettext does not see the rest of a text behind a macro of C.
PUT_TOGETHER = re.compile(r'(?<![\w"])(?:_|N_|C_|NC_|ngettext)\s*\(\s*(?:"(?:[^"\\]|\\.)*"\s*)+[A-Z][A-Z0-9_]+')
IN_BLUEPRINT = re.compile(r'(?<!\w)(_|C_)\s*\(\s*["\']')
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
IN_DATA = (".desktop.in.in", ".metainfo.xml.in.in", ".mime.xml.in.in", ".gschema.xml.in")


def has_text(tree, path):
    if path.endswith(IN_DATA):
        return True
    if path.endswith((".c", ".h")):
        return bool(IN_C.search(COMMENT.sub("", tree.read(path))))
    if path.endswith(".blp"):
        return bool(IN_BLUEPRINT.search(COMMENT.sub("", tree.read(path))))
    return False


def write(tree, text, wanted):
    head = [line for line in text.splitlines() if line.startswith("#")]
    with open(os.path.join(tree.root, "po/POTFILES.in"), "w", encoding="utf-8") as file:
        file.write("\n".join(head + sorted(wanted)) + "\n")


def main():
    tree = Tree()

    text = tree.read("po/POTFILES.in")
    listed = [line for line in text.splitlines() if line and not line.startswith("#")]
    wanted = {
        path
        for below in ("src", "data")
        for path in tree.files(below)
        if has_text(tree, path)
    }

    for path in sorted(wanted):
        if path.endswith((".c", ".h")) and PUT_TOGETHER.search(COMMENT.sub("", tree.read(path))):
            tree.complain(path, 0, "a text for people is put together with a macro")

    if "--write" in sys.argv:
        write(tree, text, wanted)
        return

    for path in sorted(wanted - set(listed)):
        tree.complain("po/POTFILES.in", 0, f"{path} has text for people and is missing")
    files = set(tree.files())
    for path in listed:
        if path not in files:
            tree.complain("po/POTFILES.in", 0, f"{path} does not exist")
        elif path not in wanted and path.endswith((".c", ".h", ".blp")):
            tree.complain("po/POTFILES.in", 0, f"{path} has no text for people")
    if listed != sorted(set(listed)):
        tree.complain("po/POTFILES.in", 0, "is not sorted, or names a file twice")

    tree.finish()


main()
