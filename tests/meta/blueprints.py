#!/usr/bin/env python3
# SPDX-FileCopyrightText: Phasebook contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every Blueprint is written as blueprint-compiler's formatter writes it."""

import os
import subprocess
import tempfile

from tree import Tree


def is_formatted(paths):
    """The formatter starts slowly, so it gets many files at once."""
    result = subprocess.run(
        ["blueprint-compiler", "format", "--no-diff", *paths],
        capture_output=True, check=False,
    )
    return result.returncode == 0


def main():
    tree = Tree()
    copies = {}

    # The formatter wants to write where it only looks, so it gets copies.
    with tempfile.TemporaryDirectory() as folder:
        for path in tree.files("src", (".blp",)):
            copy = os.path.join(folder, path.replace("/", "_"))
            with open(copy, "w", encoding="utf-8") as file:
                file.write(tree.read(path))
            copies[path] = copy

        if not is_formatted(copies.values()):
            for path, copy in copies.items():
                if not is_formatted([copy]):
                    tree.complain(path, 0, "is not formatted; run blueprint-compiler format -f on it")

    tree.finish()


main()
