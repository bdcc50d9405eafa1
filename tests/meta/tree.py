# SPDX-FileCopyrightText: Phasebook contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks of the source tree share: its files, and how to complain."""

import os
import sys

# Nothing of these is source: version control, and what editors and builds leave.
SKIPPED_FOLDERS = {".git", ".cache", ".flatpak-builder", "__pycache__"}


class Tree:
    """The source tree named by the first argument of a check."""

    def __init__(self):
        self.root = os.path.realpath(sys.argv[1])
        self.complaints = []
        self.checked = 0

    def files(self, below="", suffixes=None, names=None):
        """Paths relative to the root, sorted, of all text files that match."""
        found = []
        for folder, folders, files in os.walk(os.path.join(self.root, below)):
            folders[:] = [name for name in folders if not self.skip(folder, name)]
            for name in files:
                if suffixes and not name.endswith(suffixes) and name not in (names or ()):
                    continue
                found.append(os.path.relpath(os.path.join(folder, name), self.root))
        return sorted(found)

    @staticmethod
    def skip(folder, name):
        """Version control, caches, and any build folder by what meson puts there."""
        return name in SKIPPED_FOLDERS or os.path.exists(
            os.path.join(folder, name, "meson-private")
        )

    def read(self, path):
        """The file's text, or None where it is not text."""
        self.checked += 1
        with open(os.path.join(self.root, path), "rb") as file:
            data = file.read()
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return None

    def complain(self, path, line, sentence):
        where = f"{path}:{line}" if line else path
        self.complaints.append(f"{where}: {sentence}")

    def finish(self):
        """Print every complaint and end with the status of a test."""
        for complaint in self.complaints:
            print(complaint)
        if not self.checked:
            print("nothing was found to check")
        print(f"{self.checked} files read, {len(self.complaints)} complaints")
        sys.exit(1 if self.complaints or not self.checked else 0)
