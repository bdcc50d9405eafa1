#!/usr/bin/env python3
# SPDX-FileCopyrightText: Phasebook contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""build-aux/tally counts what happened, above all what went wrong."""

import json
import os
import subprocess
import sys
import tempfile

GOOD = {"name": "good", "result": "OK", "returncode": 0, "stdout": "1..2\nok 1 /a\nok 2 /b\n"}
SILENT = {"name": "silent", "result": "OK", "returncode": 0, "stdout": ""}
SKIPPED = {"name": "part", "result": "OK", "returncode": 0, "stdout": "ok 1 /a\nok 2 /b # SKIP no network\n"}
ALL_SKIPPED = {"name": "none", "result": "SKIP", "returncode": 77, "stdout": "1..0 # SKIP no display\n"}
BAD = {"name": "bad", "result": "FAIL", "returncode": 1, "stdout": "ok 1 /a\nnot ok 2 /b\nnot ok 3 - /c\n"}
CRASHED = {"name": "crashed", "result": "ERROR", "returncode": -6, "stdout": "1..3\nok 1 /a\n"}
SLOW = {"name": "slow", "result": "TIMEOUT", "returncode": -9, "stdout": None}

# The programs of a run, the last line, the exit status.
CASES = [
    ([GOOD, SILENT], "3 passed, 0 failed", 0),
    ([SKIPPED, ALL_SKIPPED], "1 passed, 0 failed", 0),
    ([GOOD, BAD], "3 passed, 2 failed", 1),
    ([CRASHED], "1 passed, 1 failed", 1),
    ([SLOW, GOOD], "2 passed, 1 failed", 1),
    ([], "0 passed, 0 failed", 1),
]


def tally(root, *logs):
    result = subprocess.run(
        [os.path.join(root, "build-aux", "tally"), *logs],
        stdout=subprocess.PIPE, text=True, check=False,
    )
    return result.stdout.splitlines()[-1], result.returncode


def main(root):
    failures = 0

    def expect(got, wanted):
        nonlocal failures
        if got != wanted:
            failures += 1
            print(f"got {got}, expected {wanted}")

    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "log.json")
        for programs, line, status in CASES:
            with open(path, "w", encoding="utf-8") as log:
                log.writelines(json.dumps(program) + "\n" for program in programs)
            expect(tally(root, f"run={path}"), (line, status))

        # Two runs add up, and a run that left no log has failed.
        expect(tally(root, f"one={path}", f"two={path}.missing"), ("0 passed, 1 failed", 1))
        with open(path, "w", encoding="utf-8") as log:
            log.write(json.dumps(GOOD) + "\n")
        expect(tally(root, f"one={path}", f"two={path}"), ("4 passed, 0 failed", 0))

    return 1 if failures else 0


sys.exit(main(sys.argv[1]))
