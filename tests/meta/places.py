#!/usr/bin/env python3
# SPDX-FileCopyrightText: Phasebook contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""No file names a folder that exists on one machine only."""

import re

from tree import Tree

# Homes of people; a name in angle brackets or capitals stands for anybody's.
HOMES = re.compile(r"(?<![\w.$}])(/home/[a-z][\w-]*/|/Users/\w+/|/root/)")


def main():
    tree = Tree()
    # The checkout's own place, unless it is so short that it means nothing.
    own = tree.root if tree.root.count("/") > 1 else None

    for path in tree.files():
        text = tree.read(path)
        if text is None:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if HOMES.search(line) or (own and own in line):
                if path != "tests/meta/places.py":
                    tree.complain(path, number, "names a folder of one machine")

    tree.finish()


main()
