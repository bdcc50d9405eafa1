#!/usr/bin/env python3
# SPDX-FileCopyrightText: Phasebook contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""phasebook-cli from outside: what it prints, how it ends, what it stores."""

import contextlib
import ctypes
import json
import os
import pty
import shutil
import sqlite3
import subprocess
import sys
import tempfile

CLI, FIXTURES, SHARED = sys.argv[1:4]
TESTS = []


class Skip(Exception):
    pass


def test(function):
    TESTS.append(function)
    return function


class Place:
    """A home of its own for each test."""

    def __init__(self, folder):
        self.folder = folder
        self.environment = dict(
            os.environ,
            HOME=folder,
            XDG_DATA_HOME=os.path.join(folder, "data"),
            XDG_CONFIG_HOME=os.path.join(folder, "config"),
            XDG_CACHE_HOME=os.path.join(folder, "cache"),
            # No test puts a key into somebody's keyring.
            DBUS_SESSION_BUS_ADDRESS="disabled:",
        )

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, data):
        with open(self.path(name), "wb") as file:
            file.write(data)
        return self.path(name)

    def run(self, *words, status=0, text=True):
        done = subprocess.run(
            [CLI, *words],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=120,
            check=False,
        )
        error = done.stderr.decode()
        assert done.returncode == status, f"{words}: status {done.returncode}, not {status}: {error}"
        if status == 0:
            assert error == "", f"{words}: {error}"
        return done.stdout.decode() if text else done.stdout

    def json(self, *words, status=0):
        return json.loads(self.run(*words, "--json", status=status))

    def fail(self, *words):
        """Bad input: status 2, one sentence on standard error, nothing on standard output."""
        done = subprocess.run(
            [CLI, *words],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 2, f"{words}: status {done.returncode}: {done.stdout.decode()}"
        assert done.stdout == b"", f"{words} printed {done.stdout.decode()}"
        sentence = done.stderr.decode()
        assert sentence.startswith("phasebook-cli: "), sentence
        assert sentence.count("\n") == 1 and len(sentence) > 30, sentence
        return sentence


def fixture(name):
    return os.path.join(FIXTURES, name)


def real(name):
    path = os.path.join(SHARED, name)
    if not os.path.exists(path):
        raise Skip(f"{path} is not there")
    return path


@test
def help_and_version(place):
    assert "import" in place.run("--help")
    assert place.run("--version").startswith("phasebook-cli ")
    names = ["init", "example", "import", "export", "check", "report", "search", "history", "stats"]
    for name in names:
        text = place.run(name, "--help")
        assert f"phasebook-cli {name}" in text and "--library" in text and "--json" in text, text
    for number in ("0", "1", "2"):
        assert number in place.run("check", "--help").split("Exit status:")[1]


@test
def wrong_words(place):
    place.run("init")
    assert "frobnicate" in place.fail("frobnicate")
    assert "--frobnicate" in place.fail("stats", "--frobnicate")
    assert "phasebook-cli export" in place.fail("export")
    assert "phasebook-cli check" in place.fail("check", "one", "two")
    assert "2025-13-01" in place.fail("check", "x", "--as-of", "2025-13-01")


@test
def no_library(place):
    for words in (["stats"], ["check", "x"], ["import", fixture("windows.md")], ["search", "x"]):
        assert "phasebook-cli init" in place.fail(*words)
    assert not os.path.exists(place.path("data/phasebook"))


@test
def default_library(place):
    place.run("init")
    assert os.listdir(place.path("data/phasebook")) != []
    assert "already" in place.fail("init").lower() or "exist" in place.fail("init").lower()
    place.fail("example")
    assert place.json("stats")["groups"] == []


@test
def library_anywhere(place):
    library = place.path("book.sqlite")
    place.run("--library", library, "init")
    place.run("init", f"--library={place.path('other.sqlite')}")
    assert os.path.exists(library)
    assert place.run("--json", f"--library={library}", "stats").startswith("{")
    assert not os.path.exists(place.path("data/phasebook"))


@test
def nothing_stored_unasked(place):
    place.run("init")
    before = place.json("stats")
    text = place.run("import", fixture("windows.md"))
    assert "--yes" in text and "Kiln Guild" in text, text
    text = place.run("import", "--dry-run", "--yes", fixture("windows.md"))
    assert "Nothing was stored" in text, text
    assert place.json("import", fixture("windows.md"))[0]["stored"] is False
    assert place.json("stats") == before


@test
def import_export_import(place):
    place.run("init")
    (result,) = place.json("import", "--yes", fixture("windows.md"))
    assert result["stored"] and result["new_group"] and result["group"] == "Kiln Guild"
    assert {"severity", "line", "sentence", "suggestion"} <= set(result["findings"][0])
    assert {"what", "kind", "title", "summary", "line", "accepted"} <= set(result["records"][0])

    before = place.json("stats")
    again = place.run("import", "--yes", fixture("windows.md"))
    assert "nothing to store" in again, again
    (result,) = place.json("import", "--yes", fixture("windows.md"))
    assert result["changes"] == 0 and not result["stored"] and not result["new_group"]
    assert place.json("stats") == before

    with open(fixture("windows.md"), "rb") as file:
        original = file.read()
    assert place.run("export", "kiln guild", text=False) == original
    place.run("export", "Kiln Guild", "-o", place.path("out.md"))
    with open(place.path("out.md"), "rb") as file:
        assert file.read() == original
    place.fail("export", "Kiln Guild", "-o", place.path("no/such/folder/out.md"))


@test
def tables(place):
    """Every register out and in again changes nothing; a bank's file is stored once."""
    place.run("example")
    before = place.json("stats")
    place.run("export", "Care Circle", "--format", "csv", "--folder", place.path("out"))
    names = sorted(os.listdir(place.path("out")))
    assert "member.csv" in names and "decision.csv" in names, names
    for name in names:
        (result,) = place.json("import", "--yes", os.path.join(place.path("out"), name))
        assert result["format"] == "csv" and result["changes"] == 0, (name, result)
    assert place.json("stats") == before

    member = place.run("export", "Care Circle", "--format", "csv", "--kind", "member")
    assert member.startswith("id,group,name,"), member[:80]
    assert ",contact," not in member.split("\r\n", maxsplit=1)[0]
    assert "csv" in place.fail("export", "Care Circle", "--format", "nothing")
    assert "--folder" in place.fail("export", "Care Circle", "--format", "csv")

    bank = place.write("bank.csv", b"Date,Amount,Description\n2025-03-01,-12.50,Paint\n"
                                   b"2025-03-02,40,Gift\n")
    words = ("import", "--yes", "--group", "Care Circle", bank)
    (result,) = place.json(*words)
    assert result["format"] == "transactions" and result["changes"] == 0, result
    assert any("what the amounts are in" in f["sentence"] for f in result["findings"]), result
    words += ("--choose", "asset=EUR")
    (result,) = place.json(*words)
    assert result["changes"] == 2 and result["stored"], result
    (result,) = place.json(*words)
    assert result["changes"] == 0, result
    place.fail("import", bank, "--choose", "asset")


@test
def published(place):
    """What is published leaves out what partners may not see, and is JSON."""
    place.run("example")
    about = json.loads(place.run("export", "Care Circle", "--format", "dao-json"))
    assert about["type"] == "DAO" and about["name"] == "Care Circle", about
    place.run("export", "Care Circle", "--format", "dao-json", "--folder", place.path("dao"))
    with open(os.path.join(place.path("dao"), "dao.json"), encoding="utf-8") as file:
        uris = [value for key, value in json.load(file).items() if key.endswith("URI")]
    for uri in uris:
        assert os.path.exists(os.path.join(place.path("dao"), uri)), uri


@test
def calendar(place):
    """A library that reads calendars finds nothing wrong with it."""
    place.run("example")
    text = place.run("export", "Care Circle", "--format", "ics", text=False)
    assert text == place.run("export", "Care Circle", "--format", "ics", text=False)
    try:
        ical = ctypes.CDLL("libical.so.3")
    except OSError as error:
        raise Skip("libical is not there") from error
    ical.icalparser_parse_string.restype = ctypes.c_void_p
    for function in (ical.icalrestriction_check, ical.icalcomponent_count_errors):
        function.argtypes = [ctypes.c_void_p]
    ical.icalcomponent_count_components.argtypes = [ctypes.c_void_p, ctypes.c_int]
    component = ical.icalparser_parse_string(text)
    assert component, text
    assert ical.icalcomponent_count_errors(component) == 0
    assert ical.icalrestriction_check(component) == 1
    assert ical.icalcomponent_count_errors(component) == 0
    events = text.count(b"BEGIN:VEVENT")
    assert events > 5
    any_component = 1
    assert ical.icalcomponent_count_components(component, any_component) == events


@test
def real_group_state(place):
    path = real("vault/tech365_group_state.md")
    place.run("init")
    place.run("import", path, "--yes")
    with open(path, "rb") as file:
        assert place.run("export", "All In For Sport Consortium", text=False) == file.read()

    # Nobody has said the phase, so it is only held against the checklist.
    result = place.json("check", "all in for sport consortium", status=1)
    assert result["phase"] is None and result["reading"] == "not-enough-data", result
    statements = {statement["id"]: statement for statement in result["statements"]}
    assert len(statements) == 64, len(statements)
    assert statements["S2"]["result"] == "not-met" and "10 of 14" in statements["S2"]["reason"]
    for key in ("Q5", "G4", "G5", "G6"):
        assert statements[key]["result"] == "not-met", statements[key]
    assert place.json("stats")["kinds"]["state-text"] == 14

    # Once it is said, only that is new.
    words = ["--phase", "iteration", "--since", "2025-06-01"]
    (result,) = place.json("import", path, "--yes", *words)
    assert result["changes"] == 1, result
    assert place.json("check", "All In For Sport Consortium", status=2)["reading"] == "red-flag"


@test
def options_of_import(place):
    place.run("init")
    words = ["import", "--yes", fixture("messy.md")]
    assert "--since" in place.fail(*words, "--phase", "iteration")
    assert "bloom" in place.fail(*words, "--phase", "bloom", "--since", "2025-01-01")
    assert "--phase" in place.fail(*words, "--since", "2025-01-01")
    place.fail(*words, "--group", "Nobody")
    place.fail(*words, "--reviewed-on", "2999-01-01")
    assert place.json("stats")["groups"] == []

    place.run(*words, "--name", "Pond", "--phase", "iteration", "--since", "2025-03-03",
              "--founded", "2024-05-13", "--reviewed")
    (group,) = place.json("stats")["groups"]
    assert group["name"] == "Pond" and group["phase"] == "iteration", group
    place.run("import", "--yes", fixture("nested.md"), "--group", "pond")
    assert len(place.json("stats")["groups"]) == 1
    statements = place.json("check", "Pond", status=2)["statements"]
    fresh = [s for s in statements if s["id"] == "P1"][0]
    assert fresh["result"] == "met", fresh


@test
def bad_input(place):
    place.run("init")
    place.run("import", "--yes", fixture("windows.md"))
    before = place.json("stats")

    large = place.path("large.md")
    with open(large, "wb") as file:
        file.truncate(100 * 1024 * 1024)
    os.mkfifo(place.path("pipe.md"))
    cases = [
        (place.write("latin.md", b"# A\n\n- caf\xe9\n"), ["latin.md", "line 3", "byte 6"]),
        (place.write("empty.md", b""), ["empty.md", "empty"]),
        (large, ["large.md", "64"]),
        (place.path("pipe.md"), ["pipe.md"]),
        (place.path("missing.md"), ["missing.md"]),
        (fixture("broken-front-matter.md"), ["broken-front-matter.md", "line 2"]),
        (fixture("essay.md"), ["essay.md", "not a group state", "another program"]),
        (fixture("template.md"), ["template.md", "nothing is filled in"]),
        (place.write("picture.md", bytes(range(256))), ["picture.md", "line 1"]),
    ]
    if os.geteuid() != 0:
        locked = place.write("locked.md", b"text")
        os.chmod(locked, 0)
        cases.append((locked, ["locked.md", "permission"]))

    for path, words in cases:
        sentence = place.fail("import", "--yes", path)
        for word in words:
            assert word in sentence, sentence
        # One bad file keeps the good one out, whichever comes first.
        place.fail("import", "--yes", fixture("nested.md"), path)
    assert place.json("stats") == before


@test
def folder_of_notes(place):
    place.run("init")
    vault = place.path("vault")
    for name, text in {
        "shore.md": "# Shore\n\n## Purpose\n\n**Purpose/problem**\n- Dry feet\n\n## Practice\n\n"
                    "**Team agreements**\n- Share boats\n\n## Progress\n\n**Communication**\n- A wall\n",
        "policies/boats.md": "---\ndescription: Who takes a boat\n---\n# Boats\n\n## Applicability\n\nAll.\n\n"
                             "## Core Provisions\n\n- Bring it back, see [[Lost Things]]\n",
        "policies/index.md": "# Policies\n\nWhat we agreed.\n",
        "essay.md": "# On water\n\nIt is wet.\n",
        "broken.md": "---\ntitle: [a\n---\n# A\n",
        ".hidden/secret.md": "# Role\n\n## Responsibilities\n- a\n\n## Authorities\n- b\n\n## Eligibility\n- c\n",
    }.items():
        os.makedirs(os.path.dirname(place.path("vault/" + name)), exist_ok=True)
        place.write("vault/" + name, text.encode())

    told = {one["file"]: one for one in place.json("import", vault)}
    assert set(told) == {"shore.md", "policies/boats.md", "policies/index.md", "essay.md", "broken.md"}
    assert told["shore.md"]["format"] == "group-state", told["shore.md"]
    boats = told["policies/boats.md"]
    assert boats["format"] == "agreement-note" and boats["group"] == "Shore", boats
    assert any("Lost Things" in finding["sentence"] for finding in boats["findings"]), boats
    assert "explains a folder" in told["policies/index.md"]["why"]
    assert "nothing says" in told["essay.md"]["why"]
    assert "broken" in told["broken.md"]["why"], told["broken.md"]

    # The whole folder is one change, and importing it again is none.
    place.json("import", "--yes", vault)
    assert len(place.json("history")) == 1, place.json("history")
    assert all(one.get("changes", 0) == 0 for one in place.json("import", vault))

    left = {one["file"]: one for one in place.json("import", vault, "--as", "policies/boats.md=none",
                                                   "--as", "essay.md=meeting-note")}
    assert "format" not in left["policies/boats.md"]
    assert left["essay.md"].get("format") == "meeting-note" or "why" in left["essay.md"]
    assert "none" in place.fail("import", vault, "--as", "nowhere.md=none")


@test
def bad_library(place):
    folder = place.path("folder")
    os.mkdir(folder)
    junk = place.write("junk.sqlite", b"This is not a library." * 400)
    for library in (folder, junk):
        place.fail("stats", "--library", library)
        place.fail("import", "--yes", fixture("windows.md"), "--library", library)
    with open(junk, "rb") as file:
        assert file.read() == b"This is not a library." * 400


@test
def groups_by_name(place):
    place.run("init")
    place.run("import", "--yes", fixture("windows.md"))
    place.run("import", "--yes", fixture("windows.md"), "--name", "KILN GUILD")
    assert "Kiln Guild" in place.fail("check", "Kiln Gild")
    place.fail("export", "kiln guild")
    for group in place.json("stats")["groups"]:
        assert place.run("export", group["id"], text=False).startswith(b"\xef\xbb\xbf")


@test
def example(place):
    place.run("example")
    stats = place.json("stats")
    readings = {group["phase"]: set() for group in stats["groups"]}
    for group in stats["groups"]:
        readings[group["phase"]].add(group["reading"])
    assert readings["iteration"] == {"holding", "red-flag"}, readings
    assert set(readings) == {"organization", "iteration", "completion"}, readings
    assert len(stats["groups"]) == 4
    assert stats["kinds"]["observation"] > 60 and len(stats["fingerprint"]) == 64

    statuses = {"holding": 0, "not-enough-data": 1, "slipping": 1, "red-flag": 2}
    for group in stats["groups"]:
        result = place.json("check", group["name"], status=statuses[group["reading"]])
        assert result["reading"] == group["reading"]
        for statement in result["statements"]:
            assert {"id", "result", "reason", "numbers", "records"} <= set(statement)
        place.run("check", group["name"], status=statuses[group["reading"]])

    assert "924 visits" in place.run("report", "Care Circle")
    assert any(s["disputed"] for s in place.json("check", "Care Circle")["statements"])
    past = place.json("check", "Care Circle", "--as-of", "2001-01-01", status=1)
    assert past["reading"] == "not-enough-data" and past["as_of"] == "2001-01-01"


@test
def same_example_everywhere(place):
    for name in ("one", "two"):
        place.run("example", "--library", place.path(name))
    one, two = (place.json("stats", "--library", place.path(name)) for name in ("one", "two"))
    assert one["fingerprint"] == two["fingerprint"]


@test
def report(place):
    place.run("example")
    text = place.run("report", "care circle")
    assert "# Care Circle" in text and "Holding" in text
    place.run("report", "Care Circle", "-o", place.path("r.md"))
    with open(place.path("r.md"), encoding="utf-8") as file:
        assert file.read() == text

    place.run("report", "Seed Library", "-o", place.path("r.pdf"), "--paper", "letter")
    with open(place.path("r.pdf"), "rb") as file:
        pdf = file.read()
    assert pdf.startswith(b"%PDF-") and pdf.rstrip().endswith(b"%%EOF")
    assert place.run("report", "Seed Library", "--format", "pdf", text=False).startswith(b"%PDF-")

    words = ["report", "Care Circle", "--kind", "phase", "--audience", "public"]
    result = place.json(*words, "--as-of", "2001-01-01")
    assert result["as_of"] == "2001-01-01" and "# Care Circle" in result["markdown"]
    result = place.json(*words, "-o", place.path("p.pdf"))
    assert result["file"] == place.path("p.pdf") and len(result["fingerprint"]) == 64
    # A private note never reaches a report.
    assert "amara@tidewater.example" not in text

    for more in (["--kind", "poem"], ["--format", "xls"], ["--audience", "friends"],
                 ["--paper", "a0"], ["--as-of", "yesterday"], ["-o", place.path("no/where.pdf")]):
        place.fail("report", "Care Circle", *more)
    place.fail("report", "Nobody")


@test
def phases_and_criteria(place):
    """A group is held against another phase, and by criteria from a file."""
    place.run("example")
    judged = place.json("check", "Care Circle", "--phase", "completion", status=1)
    assert judged["phase"] == "completion", judged["phase"]
    assert len(judged["statements"]) == 49, len(judged["statements"])
    assert all(item["reason"] for item in judged["statements"])
    sentence = place.fail("check", "Care Circle", "--phase", "closed")
    assert "completion" in sentence, sentence

    ours = {
        "format": "phasebook-criteria",
        "format_version": 1,
        "name": "ours",
        "version": "7",
        "title": "Our own criteria",
        "published_by": "Tidewater Commons",
        "phases": {
            "iteration": [
                {
                    "id": "X1",
                    "section": "indicators",
                    "mode": "computed",
                    "scale": "positive",
                    "rule": "core",
                    "rule_version": 1,
                    "limits": [1, 100],
                    "title": "Many",
                    "text": "There are a hundred of us.",
                }
            ]
        },
    }
    path = place.write("ours.json", json.dumps(ours, indent=1).encode())
    judged = place.json("check", "Care Circle", "--criteria", path, status=1)
    assert judged["criteria"] == "ours" and judged["criteria_version"] == "7", judged
    assert [item["result"] for item in judged["statements"]] == ["partly"], judged["statements"]
    text = place.run("report", "Care Circle", "--criteria", path)
    assert "Our own criteria (ours), version 7" in text, text[-900:]

    ours["phases"]["iteration"][0]["rule"] = "unheard-of"
    path = place.write("ours.json", json.dumps(ours, indent=1).encode())
    sentence = place.fail("check", "Care Circle", "--criteria", path)
    assert "ours.json:" in sentence and "unheard-of" in sentence, sentence
    assert "nowhere.json" in place.fail("check", "Care Circle", "--criteria", "nowhere.json")


@test
def search_and_history(place):
    place.run("example")
    hits = place.json("search", "clinic")
    assert hits and {"id", "kind", "title", "group", "snippet"} <= set(hits[0])
    assert len(place.json("search", "--limit", "1", "clinic")) == 1
    assert place.json("search", "xyzzyplugh") == []
    assert "Nothing found" in place.run("search", "xyzzyplugh")

    (item,) = place.json("history")
    assert item["title"] == "Example network" and len(item["changes"]) > 1000
    assert place.run("history").count("\n") == 1
    place.run("history", "care circle")


@test
def backup_and_restore(place):
    library = place.path("library")
    on = (f"--library={library}",)
    place.run("example", *on)
    before = place.json("stats", *on)["fingerprint"]

    assert "no backups" in place.run("restore", *on)
    made = place.json("backup", *on)["backup"]
    assert os.path.dirname(made) == place.path("backups")
    assert [one["backup"] for one in place.json("restore", *on)] == [made]
    elsewhere = place.path("elsewhere")
    assert elsewhere in place.run("backup", *on, elsewhere)

    place.run("import", *on, "--yes", fixture("windows.md"))
    assert place.json("stats", *on)["fingerprint"] != before
    restored = place.json("restore", *on, made)
    assert restored["library"] == library
    assert place.json("stats", *on)["fingerprint"] == before
    assert place.json("stats", f"--library={restored['kept']}")["fingerprint"] != before

    # Where there is none any more, and from something else.
    os.unlink(library)
    assert place.json("restore", *on, elsewhere)["kept"] is None
    assert place.json("stats", *on)["fingerprint"] == before
    assert "not a Phasebook library" in place.fail("restore", *on, fixture("windows.md"))
    assert "no library" in place.fail("restore", *on, place.path("nowhere"))
    assert place.json("stats", *on)["fingerprint"] == before

    # The oldest go.
    folder = place.path("backups")
    for day in range(10, 25):
        shutil.copy(made, os.path.join(folder, f"library.202501{day}T120000Z"))
    place.run("backup", *on)
    assert len(os.listdir(folder)) == 10, os.listdir(folder)


@test
def doctor(place):
    library = place.path("library")
    on = (f"--library={library}",)
    place.run("example", *on)
    before = place.json("stats", *on)["fingerprint"]
    assert "healthy" in place.run("doctor", *on)
    assert place.json("doctor", *on)["healthy"]

    # The tables are not what the history tells.
    with contextlib.closing(sqlite3.connect(library)) as db:
        with db:
            db.execute("UPDATE rec_group SET name = 'Lies' WHERE name = 'Care Circle'")
    assert "history" in place.run("doctor", *on, status=1)
    found = place.json("doctor", *on, status=1)
    assert [one["part"] for one in found["findings"]] == ["tables"], found
    assert found["findings"][0]["count"] == 1
    assert "repaired" in place.run("doctor", *on, "--repair")
    assert place.json("doctor", *on)["healthy"]
    assert place.json("stats", *on)["fingerprint"] == before

    # Part of the file is noise: what is left makes a new library.
    with open(library, "r+b") as file:
        file.seek(0, os.SEEK_END)
        file.seek(file.tell() // 2 // 4096 * 4096)
        file.write(b"Z" * 4096)
    found = place.json("doctor", *on, status=1)
    assert found["findings"][0]["part"] == "file", found
    assert "salvage" in place.fail("doctor", *on, "--repair")
    saved = place.path("saved")
    result = place.json("doctor", *on, "--salvage", saved)
    assert result["salvaged"] == saved and result["changes_saved"] > 100, result
    assert place.json("stats", f"--library={saved}")["kinds"]["group"] > 0
    assert "already" in place.fail("doctor", *on, "--salvage", saved)

    assert "no library" in place.fail("doctor", f"--library={place.path('nowhere')}")
    assert "not a Phasebook library" in place.fail("doctor", f"--library={fixture('windows.md')}")


@test
def asks_on_a_terminal(place):
    place.run("init")
    for answer, groups in ((b"n\n", 0), (b"\n", 0), (b"y\n", 1)):
        leader, follower = pty.openpty()
        process = subprocess.Popen(
            [CLI, "import", fixture("windows.md")],
            env=place.environment,
            stdin=follower,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        os.close(follower)
        os.write(leader, answer)
        output, _ = process.communicate(timeout=60)
        os.close(leader)
        assert process.returncode == 0, output
        assert b"[y/N]" in output, output
        assert len(place.json("stats")["groups"]) == groups


@test
def state_bundles(place):
    """One writes a state bundle, another checks it."""
    place.run("example")
    groups = place.json("stats")["groups"]
    name = next(group["name"] for group in groups if group["phase"] == "iteration")
    bundle = place.path("state.phasebook")
    made = place.json("bundle", name, "--audience", "partners", "-o", bundle)
    assert made["file"] == bundle, made

    with open(bundle, "rb") as file:
        data = file.read()
    assert data.startswith(b'{"phasebook":"state",'), data[:60]
    assert os.stat(place.path("data/phasebook/identity.ini")).st_mode & 0o777 == 0o600

    identity = place.json("identity")
    own = place.json("verify", bundle)
    assert own["verdict"] == "known", own
    assert own["group"] == name and own["audience"] == "partners", own
    assert own["words"] == identity["words"] and own["fingerprint"] == made["fingerprint"], own
    assert own["files"] == ["report.html", "report.pdf"], own
    assert identity["words"] in place.run("verify", bundle)

    # Somebody else does not know the key, unless its words are given.
    other = Place(place.path("other"))
    verdict = other.json("verify", bundle, status=1)
    assert verdict["verdict"] == "unknown", verdict
    other.run("verify", bundle, status=1)
    other.run("verify", bundle, "--signer", identity["words"].upper())
    other.run("verify", bundle, "--signer", "acorn actor album amber", status=1)

    changed = place.write("changed.phasebook", data.replace(b'"partners"', b'"network"', 1))
    assert place.json("verify", changed, status=2)["verdict"] == "changed"
    place.fail("verify", changed)
    place.fail("verify", place.path("nothing.phasebook"))
    place.fail("verify", place.write("other.phasebook", b'{"pb":1,"min":1}\n'))
    place.fail("bundle", name, "--audience", "private", "-o", place.path("x.phasebook"))
    place.fail("bundle", "nobody", "-o", place.path("x.phasebook"))
    assert not os.path.exists(place.path("x.phasebook"))

    # A new key: the old one vouches for it, so that what it signed is still known.
    renewed = place.json("identity", "--renew")
    assert renewed["key"] != identity["key"], renewed
    place.run("bundle", name, "-o", place.path("again.phasebook"))
    assert place.json("verify", place.path("again.phasebook"))["key"] == renewed["key"]
    assert place.json("verify", bundle)["verdict"] == "known"
    lost = place.json("identity", "--start-over")
    assert lost["key"] not in (identity["key"], renewed["key"]), lost


def main():
    failed = 0
    print(f"1..{len(TESTS)}")
    for number, function in enumerate(TESTS, 1):
        folder = tempfile.mkdtemp(prefix="pb-cli-")
        try:
            function(Place(folder))
            print(f"ok {number} {function.__name__}")
        except Skip as reason:
            print(f"ok {number} {function.__name__} # SKIP {reason}")
        except Exception as error:  # pylint: disable=broad-except
            failed += 1
            for line in f"{type(error).__name__}: {error}".splitlines():
                print(f"# {line}")
            print(f"not ok {number} {function.__name__}")
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        sys.stdout.flush()
    return 1 if failed else 0


sys.exit(main())
