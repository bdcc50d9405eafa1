#!/usr/bin/env python3
# SPDX-FileCopyrightText: Phasebook contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every language of po/LINGUAS says everything, and its formats fit.

`translations.py TREE --write` merges new messages into the files of po/, so that
what is left to translate can be seen there.
"""

import os
import subprocess
import sys
import tempfile

# As meson’s preset for GLib programs has it.
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "g_dcgettext:2", "g_dngettext:2,3", "g_dpgettext2:2c,3"]


def make_template(root, path):
    subprocess.run(
        ["xgettext", "--from-code=UTF-8", "--add-comments", "--files-from=po/POTFILES.in",
         "--output=" + path] + ["--keyword=" + keyword for keyword in KEYWORDS],
        cwd=root, check=True, stderr=subprocess.DEVNULL)


def main():
    root = sys.argv[1]
    complaints = 0

    with open(os.path.join(root, "po/LINGUAS"), encoding="utf-8") as file:
        languages = [line.strip() for line in file if line.strip() and not line.startswith("#")]

    with tempfile.TemporaryDirectory() as folder:
        template = os.path.join(folder, "phasebook.pot")
        make_template(root, template)
        for language in languages:
            path = os.path.join(root, "po", language + ".po")
            if "--write" in sys.argv:
                subprocess.run(["msgmerge", "--quiet", "--update", "--backup=none", "--no-location",
                                "--no-fuzzy-matching", "--sort-output", path, template], check=True)
            for command in (["msgcmp", path, template], ["msgfmt", "--check-format", "-o", os.devnull, path]):
                if subprocess.run(command).returncode != 0:
                    print(f"po/{language}.po is not complete: {command[0]} tells what is missing")
                    complaints += 1

    print(f"{len(languages)} languages read, {complaints} complaints")
    return complaints > 0


if __name__ == "__main__":
    sys.exit(main())
