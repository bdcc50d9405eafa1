#!/usr/bin/env python3
# SPDX-FileCopyrightText: Phasebook contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every Blueprint is written as blueprint-compiler's formatter writes it."""

import os
import subprocess

from tree import Tree


def main():
    tree = Tree()

    for path in tree.files("src", (".blp",)):
        tree.read(path)
        result = subprocess.run(
            ["blueprint-compiler", "format", "--no-diff", os.path.join(tree.root, path)],
            capture_output=True, text=True, check=False,
        )
        if result.returncode != 0:
            tree.complain(path, 0, "is not formatted; run blueprint-compiler format -f on it")

    tree.finish()


main()
