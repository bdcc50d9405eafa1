#!/usr/bin/env python3
# SPDX-FileCopyrightText: Phasebook contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual says what the window says: every label that it names is there, every page and
dialog has a page of the manual, and its pictures are there, small, and all used."""

import os
import re
from xml.etree import ElementTree

from tree import Tree

MALLARD = "{http://projectmallard.org/1.0/}"
MAX_FIGURE_BYTES = 100_000
TABLE = "src/ui/pb-window-help.c"

DIALOG = re.compile(r"G_DEFINE_\w+ \((Pb\w+), \w+,\s*ADW_TYPE_(?:ALERT_|PREFERENCES_)?DIALOG\b")
TOPIC = re.compile(r'\{ "([\w-]+)", (?:"([\w-]+)"|NULL) \}')
PAGE = re.compile(r'^\s*\{ "(\w+)", N_\("', re.M)
STRING = re.compile(r'_ ?\((?:"[^"]*",\s*)?((?:"(?:[^"\\]|\\.)*"\s*)+)')
PART = re.compile(r'"((?:[^"\\]|\\.)*)"')

# The desktop's own, and what is a picture in the window.
OF_OTHERS = {"Settings", "+"}


def labels(tree):
    """What the window can say, without mnemonics."""
    found = set()
    for path in tree.files():
        if path.startswith("src/") and path.endswith((".blp", ".c", ".h")):
            for match in STRING.finditer(tree.read(path) or ""):
                text = "".join(PART.findall(match.group(1)))
                found.add(text.replace("_", "").rstrip("…"))
    return found


def check_topics(tree, pages):
    text = tree.read(TABLE)
    topics = dict(TOPIC.findall(text))
    for shown, topic in topics.items():
        if topic and topic not in pages:
            tree.complain(TABLE, 1, f"the manual has no page “{topic}” for {shown}")

    shown = set(PAGE.findall(tree.read("src/ui/pb-page-item.c")))
    for path in tree.files():
        if path.startswith("src/ui/") and path.endswith(".c"):
            shown.update(DIALOG.findall(tree.read(path)))
    assert len(shown) > 30, shown
    for name in sorted(shown - set(topics)):
        tree.complain(TABLE, 1, f"does not say which page of the manual helps with {name}")
    for name in sorted(set(topics) - shown):
        tree.complain(TABLE, 1, f"knows {name}, which is not there any more")


def main():
    tree = Tree()
    listed = tree.read("help/meson.build")
    said = labels(tree)
    pages = {}
    figures = set()

    for path in tree.files():
        if path.startswith("help/C/") and path.endswith(".page"):
            pages[path.split("/")[-1].removesuffix(".page")] = path
            text = tree.read(path)
            if f"'{path.split('/')[-1]}'" not in listed:
                tree.complain(path, 1, "is not listed in help/meson.build")
            for number, line in enumerate(text.splitlines(), 1):
                for figure in re.findall(r'src="(figures/[^"]+)"', line):
                    figures.add("help/C/" + figure)
                    if f"'{figure}'" not in listed:
                        tree.complain(path, number, f"{figure} is not listed in help/meson.build")
            for gui in ElementTree.fromstring(text).iter(f"{MALLARD}gui"):
                label = " ".join("".join(gui.itertext()).split()).rstrip("…")
                if label not in said and label not in OF_OTHERS:
                    tree.complain(path, 1, f"nothing in the window is called “{label}”")

    there = {path for path in tree.files() if path.startswith("help/C/figures/")}
    for path in sorted(figures - there):
        tree.complain(path, 1, "is not there; build-aux/dev pictures makes it")
    for path in sorted(there - figures):
        tree.complain(path, 1, "is shown by no page")
    for path in sorted(there):
        size = os.path.getsize(os.path.join(tree.root, path))
        if size > MAX_FIGURE_BYTES:
            tree.complain(path, 1, f"has {size} bytes, more than {MAX_FIGURE_BYTES}")

    check_topics(tree, pages)
    tree.finish()


main()
