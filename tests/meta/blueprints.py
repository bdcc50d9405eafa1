#!/usr/bin/env python3
# SPDX-FileCopyrightText: Phasebook contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every Blueprint is written as blueprint-compiler's formatter writes it."""

import os
import subprocess
import tempfile

from tree import Tree


def main():
    tree = Tree()

    # The formatter wants to write where it only looks, so it gets a copy.
    with tempfile.TemporaryDirectory() as folder:
        copy = os.path.join(folder, "copy.blp")
        for path in tree.files("src", (".blp",)):
            with open(copy, "w", encoding="utf-8") as file:
                file.write(tree.read(path))
            result = subprocess.run(
                ["blueprint-compiler", "format", "--no-diff", copy],
                capture_output=True, check=False,
            )
            if result.returncode != 0:
                tree.complain(path, 0, "is not formatted; run blueprint-compiler format -f on it")

    tree.finish()


main()
