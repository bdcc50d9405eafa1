#!/usr/bin/env python3
# SPDX-FileCopyrightText: Phasebook contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program writes for other programs is what its schemas say."""

import copy
import json
import os
import subprocess
import sys
import tempfile

from json_schema import complaints

CLI, SCHEMAS = sys.argv[1:3]


def main():
    def load(*names):
        with open(os.path.join(SCHEMAS, *names), encoding="utf-8") as file:
            return json.load(file)

    schema = load("phasebook-report.schema.json")

    with tempfile.TemporaryDirectory() as folder:
        library = os.path.join(folder, "example.sqlite")

        def run(*words):
            return subprocess.run(
                [CLI, "--library", library, *words],
                check=True,
                capture_output=True,
                text=True,
                timeout=120,
            ).stdout

        run("example")
        groups = [group["name"] for group in json.loads(run("stats", "--json"))["groups"]]
        print(f"1..{len(groups) + 2}")
        built_in = load("..", "criteria", "iteration.json")
        found = list(complaints(built_in, load("phasebook-criteria.schema.json")))
        failed = bool(found)
        print(f"{'not ok' if found else 'ok'} {len(groups) + 2} built-in criteria")
        for sentence in found[:5]:
            print(f"# {sentence}")
        report = None
        for n, group in enumerate(groups, 1):
            report = json.loads(run("report", group, "--format", "json"))
            found = list(complaints(report, schema))
            failed = failed or bool(found)
            print(f"{'not ok' if found else 'ok'} {n} {group.replace('#', '')}")
            for sentence in found[:5]:
                print(f"# {sentence}")

        # A schema that allows everything would prove nothing.
        broken = []
        for change in (
            lambda value: value.update(version=2),
            lambda value: value.update(as_of="today"),
            lambda value: value.pop("fingerprint"),
            lambda value: value["content"][0].update(kind="poem"),
            lambda value: value["content"][0].update(colour="red"),
        ):
            other = copy.deepcopy(report)
            change(other)
            broken.append(bool(list(complaints(other, schema))))
        print(f"{'ok' if all(broken) else 'not ok'} {len(groups) + 1} refuses what is wrong")
        return 1 if failed or not all(broken) else 0


if __name__ == "__main__":
    sys.exit(main())
