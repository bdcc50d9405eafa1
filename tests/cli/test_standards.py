#!/usr/bin/env python3
# SPDX-FileCopyrightText: Phasebook contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is written for others is what their standards say, by schemas and readers of others."""

import copy
import csv
import ctypes
import json
import os
import subprocess
import sys
import tempfile

from json_schema import complaints

CLI, STANDARDS, FORMATS = sys.argv[1:4]


def load(*names):
    with open(os.path.join(*names), encoding="utf-8") as file:
        return json.load(file)


class Place:
    """A library with the example network and an organization with addresses."""

    def __init__(self, folder):
        self.folder = folder
        self.n_folders = 0
        self.run("example")
        self.run("import", "--yes", os.path.join(FORMATS, "dao.json"))
        self.groups = [group["name"] for group in json.loads(self.run("stats", "--json"))["groups"]]

    def run(self, *words):
        library = os.path.join(self.folder, "library.sqlite")
        done = subprocess.run(
            [CLI, "--library", library, *words], capture_output=True, text=True, timeout=120
        )
        if done.returncode != 0:
            raise AssertionError(f"{words}: {done.stderr}")
        return done.stdout

    def write_folder(self, group, *words):
        self.n_folders += 1
        folder = os.path.join(self.folder, f"out{self.n_folders}")
        self.run("export", group, "--folder", folder, *words)
        return folder


def check(found):
    found = list(found)
    assert not found, "; ".join(found[:5])


def identifiers(records):
    names = [record["id"].lower() for record in records]
    assert len(names) == len(set(names)), f"twice the same: {names}"


def organizations(place):
    """Both forms of every group; what one points to is there."""
    schema = load(STANDARDS, "dao.schema.json")
    n_members = n_calls = 0
    for group in place.groups:
        whole = json.loads(place.run("export", group, "--format", "dao-json"))
        check(complaints(whole, schema))
        for name in ("members", "proposals", "activityLog", "contracts", "projects"):
            identifiers(whole.get(name, []))
        known = {proposal["id"] for proposal in whole["proposals"]}
        for activity in whole["activityLog"]:
            assert activity["proposal"]["id"] in known, activity
        n_members += len(whole["members"])

        folder = place.write_folder(group, "--format", "dao-json")
        entry = load(folder, "dao.json")
        check(complaints(entry, schema))
        files = {"dao.json"}
        for name, uri in entry.items():
            if not name.endswith("URI") or ":" in uri:
                continue
            files.add(uri)
            if uri.endswith(".json"):
                part = load(folder, uri)
                check(complaints(part, {**schema["$defs"][uri], "$defs": schema["$defs"]}))
                within = "activities" if name == "activityLogURI" else name.removesuffix("URI")
                assert part[within] == whole[name.removesuffix("URI")], uri
            else:
                with open(os.path.join(folder, uri), encoding="utf-8") as file:
                    assert file.read() == whole["governance"]
        assert files == set(os.listdir(folder)), os.listdir(folder)
    assert n_members > 0, "no group with members was tried"


def refusals(place):
    """Schemas that allow everything would prove nothing."""
    schema = load(STANDARDS, "dao.schema.json")
    whole = json.loads(place.run("export", "Lakeside Commons", "--format", "dao-json"))
    for change in (
        lambda value: value.update({"@context": "https://example.org/"}),
        lambda value: value.update(type="Club"),
        lambda value: value.update(description=None),
        lambda value: value.pop("name"),
        lambda value: value["members"][0].update(id="0x0"),
        lambda value: value["members"][0].update(address=value["members"][0].pop("id")),
        lambda value: value["proposals"][0].pop("status"),
        lambda value: value["proposals"][0].update({"proposal-type": "picnic"}),
        lambda value: value["contracts"][0].update(id="here"),
        lambda value: value.update(colour="red"),
    ):
        other = copy.deepcopy(whole)
        change(other)
        assert list(complaints(other, schema)), f"{change} is allowed"


def profiles(place):
    for name in ("murmurations", "hypercert"):
        schema = load(STANDARDS, f"{name}.schema.json")
        for group in place.groups:
            value = json.loads(place.run("export", group, "--format", name))
            check(complaints(value, schema))
            value["name"] = ""
            assert list(complaints(value, schema)), f"{name} without a name is allowed"


def calendars(place):
    """Read by libical, which checks what each component has to have."""
    try:
        ical = ctypes.CDLL("libical.so.3")
    except OSError as error:
        return f"libical is not there: {error}"

    ical.icalparser_parse_string.restype = ctypes.c_void_p
    for name in ("icalcomponent_count_errors", "icalrestriction_check", "icalcomponent_free"):
        getattr(ical, name).argtypes = [ctypes.c_void_p]
    ical.icalcomponent_count_components.argtypes = [ctypes.c_void_p, ctypes.c_int]
    vevent = 4  # ICAL_VEVENT_COMPONENT

    def errors(text):
        component = ical.icalparser_parse_string(text.encode())
        assert component, "no calendar"
        wrong = ical.icalcomponent_count_errors(component)
        held = ical.icalrestriction_check(component)
        count = ical.icalcomponent_count_components(component, vevent)
        ical.icalcomponent_free(component)
        return wrong + (0 if held else 1), count

    n_events = 0
    for group in place.groups:
        text = place.run("export", group, "--format", "ics")
        wrong, count = errors(text)
        assert wrong == 0, f"{group}: {wrong} errors"
        assert count == text.count("BEGIN:VEVENT")
        assert all(len(line.encode()) <= 75 for line in text.splitlines())
        n_events += count
        if count > 0:
            uids = [line for line in text.splitlines() if line.startswith("UID:")]
            assert len(set(uids)) == count, "an event without a name of its own"
            broken = text.replace("DTSTART;VALUE=DATE:2", "DTSTART;VALUE=DATE:x")
            assert errors(broken)[0] > 0, "a day that is none is allowed"
    assert n_events > 0, "no event was tried"
    return None


def tables(place):
    """Read by another reader; no cell is a formula."""
    for group in place.groups:
        for name, separator in (("csv", ","), ("tsv", "\t")):
            folder = place.write_folder(group, "--format", name)
            assert os.listdir(folder)
            for base in os.listdir(folder):
                with open(os.path.join(folder, base), encoding="utf-8", newline="") as file:
                    rows = list(csv.reader(file, delimiter=separator, strict=True))
                assert len(rows) > 1 and rows[0][0] == "id", base
                for row in rows:
                    assert len(row) == len(rows[0]), (base, row)
                    for cell in row:
                        number = cell.lstrip("-").replace(".", "", 1).isdigit()
                        assert number or cell[:1] not in ("=", "+", "-", "@", "\t"), (base, cell)


def main():
    tests = [organizations, refusals, profiles, calendars, tables]
    failed = False
    print(f"1..{len(tests)}")
    with tempfile.TemporaryDirectory() as folder:
        place = Place(folder)
        for number, test in enumerate(tests, 1):
            try:
                skipped = test(place)
            except AssertionError as error:
                failed = True
                print(f"not ok {number} {test.__name__}")
                print("# " + str(error).replace("\n", "\n# "))
            else:
                print(f"ok {number} {test.__name__}" + (f" # SKIP {skipped}" if skipped else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
