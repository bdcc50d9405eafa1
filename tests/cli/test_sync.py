#!/usr/bin/env python3
# SPDX-FileCopyrightText: Phasebook contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Libraries that meet in folders, over Git, and while one of them is killed."""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

CLI = os.path.abspath(sys.argv[1])
STATE = """# NAME

**Group name:**
- NAME

## Purpose

**Purpose/problem**
- Care for NAME

## Practice

**Relationships**
- Neighbours

**Decision-making**
- By consent

## Progress

**Communication**
- A letter a month
"""


class Skip(Exception):
    pass


class Person:
    """A home with a library, and a shared folder."""

    def __init__(self, place, name, share):
        self.home = os.path.join(place, name)
        os.makedirs(self.home)
        self.library = os.path.join(self.home, "library")
        self.share = share
        self.environment = dict(
            os.environ,
            HOME=self.home,
            XDG_DATA_HOME=os.path.join(self.home, "data"),
            XDG_CONFIG_HOME=os.path.join(self.home, "config"),
            DBUS_SESSION_BUS_ADDRESS="disabled:",
            GIT_CONFIG_GLOBAL=os.devnull,
            GIT_CONFIG_SYSTEM=os.devnull,
            GIT_AUTHOR_NAME=name,
            GIT_AUTHOR_EMAIL=f"{name}@localhost",
            GIT_COMMITTER_NAME=name,
            GIT_COMMITTER_EMAIL=f"{name}@localhost",
        )

    def call(self, *words, status=0, where=None):
        done = subprocess.run(
            words, env=self.environment, cwd=where or self.home, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=120, check=False,
        )
        assert done.returncode == status, f"{words}: {done.returncode}: {done.stderr}{done.stdout}"
        return done.stdout if status == 0 else done.stderr

    def run(self, *words, status=0):
        return self.call(CLI, "--library", self.library, *words, status=status)

    def sync(self, *words):
        return json.loads(self.run("sync", self.share, "--json", *words))

    def fingerprint(self):
        return json.loads(self.run("stats", "--json"))["fingerprint"]

    def write(self, title):
        path = os.path.join(self.home, "state.md")
        with open(path, "w", encoding="utf-8") as file:
            file.write(STATE.replace("NAME", title))
        self.run("import", "--yes", path)

    def git(self, *words):
        return self.call("git", *words, where=self.share)


def check_same(*people):
    prints = {person.fingerprint() for person in people}
    assert len(prints) == 1, prints


def folder(place):
    share = os.path.join(place, "share")
    os.makedirs(share)
    ada, ben = Person(place, "ada", share), Person(place, "ben", share)
    ada.run("example")
    assert "Nobody shares" in ada.run("sync", share, status=2)
    assert os.listdir(share) == []
    first = ada.sync("--create", "--sign", "--markdown", "--git")
    assert first["in"] == 0 and first["out"] > 100, first
    assert not first["not_used"] and not first["new_device"], first

    came = ben.sync("--join")
    assert came["in"] == first["out"] and came["out"] == 0, came
    check_same(ada, ben)

    # Readable text, which is not read back.
    texts = [os.path.join(at, name) for at, _, names in os.walk(share)
             for name in names if name.endswith(".md") and at.endswith("state")]
    assert len(texts) == len(json.loads(ada.run("stats", "--json"))["groups"]), texts
    assert all("/" not in os.path.relpath(text, os.path.dirname(text)) for text in texts)
    with open(texts[0], "w", encoding="utf-8") as file:
        file.write("# Something else\n")
    again = ada.sync("--markdown")
    assert again["in"] == 0 and again["out"] == 0, again
    with open(texts[0], encoding="utf-8") as file:
        assert "Something else" not in file.read()

    # Calendars, which stay as they are while no date changes.
    ada.sync("--calendar")
    calendars = [text[:-len(".md")] + ".ics" for text in texts]
    stamps = [os.stat(calendar).st_mtime_ns for calendar in calendars]
    with open(calendars[0], encoding="utf-8") as file:
        assert file.read().startswith("BEGIN:VCALENDAR")
    ada.sync("--calendar", "--markdown")
    assert stamps == [os.stat(calendar).st_mtime_ns for calendar in calendars]

    # What is not for this network says so.
    other = Person(place, "other", share)
    other.run("init")
    assert "another network" in other.run("sync", share, status=2)
    assert "is not there" in ada.run("sync", os.path.join(place, "nowhere"), status=2)
    ben.run("sync", share)


def over_git(place):
    if shutil.which("git") is None:
        raise Skip("there is no git")
    bare = os.path.join(place, "bare.git")
    people = []
    for name in ("ada", "ben"):
        person = Person(place, name, os.path.join(place, f"{name}-share"))
        if not people:
            person.call("git", "init", "-q", "--bare", "-b", "main", bare)
        person.call("git", "clone", "-q", bare, person.share)
        people.append(person)
    ada, ben = people

    def send(person):
        person.git("add", "-A")
        if person.git("status", "--porcelain"):
            person.git("commit", "-q", "-m", "Changes")
        if person.call("git", "ls-remote", "--heads", "origin", where=person.share):
            person.git("pull", "-q", "--no-rebase", "--no-edit", "origin", "main")
        person.git("push", "-q", "origin", "HEAD:main")

    ada.run("init")
    ada.write("Garden")
    ada.sync("--create", "--git")
    send(ada)
    ben.git("pull", "-q", "origin", "main")
    assert ben.sync("--join")["in"] > 0

    # Both go on without seeing each other, several times; Git never asks.
    for turn in range(4):
        ada.write(f"Of Ada {turn}")
        ben.write(f"Of Ben {turn}")
        for person in random.Random(turn).sample(people, 2):
            person.sync()
            send(person)
    for person in (ada, ben, ada, ben):
        send(person)
        result = person.sync()
        assert not result["not_used"], result
        send(person)
    check_same(ada, ben)
    assert "conflict" not in ada.git("log", "--all", "--format=%s").lower()

    # With line feeds of another system in the configuration, too.
    clone = Person(place, "cleo", os.path.join(place, "cleo-share"))
    clone.call("git", "-c", "core.autocrlf=true", "clone", "-q", bare, clone.share)
    clone.sync("--join")
    check_same(ada, clone)


def main():
    tests = (folder, over_git)
    failed = 0
    print(f"1..{len(tests)}")
    for number, function in enumerate(tests, 1):
        place = tempfile.mkdtemp(prefix="pb-sync-")
        try:
            function(place)
            print(f"ok {number} {function.__name__}")
        except Skip as reason:
            print(f"ok {number} {function.__name__} # SKIP {reason}")
        except Exception as error:  # pylint: disable=broad-except
            failed += 1
            for line in f"{type(error).__name__}: {error}".splitlines():
                print(f"# {line}")
            print(f"not ok {number} {function.__name__}")
        finally:
            shutil.rmtree(place, ignore_errors=True)
        sys.stdout.flush()
    return 1 if failed else 0


sys.exit(main())
