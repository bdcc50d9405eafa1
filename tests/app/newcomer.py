#!/usr/bin/env python3
# SPDX-FileCopyrightText: Phasebook contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A new user’s first hour, by keyboard alone: from an empty library to a payment
that a decision allows, then back to the empty library, and forth again.

    newcomer.py PROGRAM COMMAND-LINE-PROGRAM DOCUMENT
"""

import json
import os
import subprocess
import sys
import time
import traceback

from gi.repository import GLib

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from uidrive import STATE, Failed, Program, wait  # noqa: E402

PROGRAM, CLI, DOCUMENT = sys.argv[1:4]

# What the library was like with everything in it.
FULL = {}


class Walk(Program):
    """The program in the hands of somebody who has no mouse."""

    def is_at(self, name, role=None):
        node = self.focused()
        return node is not None and node.name.startswith(name) and role in (None, node.role) and node

    def at(self, name, role=None):
        """Waits until the focus is there by itself."""
        try:
            return wait(f"the focus on “{name}”", lambda: self.is_at(name, role), 10)
        except Failed as failed:
            raise Failed(f"{failed}; it is on {self.focused()}") from None

    def reach(self, name, role=None, back=False):
        """Goes there with Tab, and does not mind to be there already."""
        seen = []
        while len(seen) < 60:
            try:
                if self.is_at(name, role):
                    return
            except GLib.Error:
                pass
            node = self.tab(back)
            assert node is not None, f"Tab went nowhere after {seen}"
            seen.append(repr(node))
        raise Failed(f"Tab never reached “{name}”, only {seen}")

    def press(self, *keys):
        """Presses keys that move the focus."""
        self._focus = None
        self.key(*keys)
        return wait(f"the focus after {keys}", self.focused, 10)

    def choose(self, name, role=None):
        self.reach(name, role)
        return self.press("Return")

    def fill(self, name, text):
        self.reach(name)
        self.type(text)

    def pick(self, name, *keys):
        """Chooses in a list that drops down."""
        self.reach(name, "combo box")
        self.press("space")
        self.press(*keys, "Return")
        self.at(name)

    def store(self):
        """Stores what was filled in; the dialog gives the focus back."""
        self.press("ctrl+Return")

    def page(self, number):
        """Shows a page, which takes the focus."""
        self.press(f"alt+{number}")


def stats():
    answer = subprocess.run([CLI, "stats", "--json"], check=True, capture_output=True, text=True)
    return json.loads(answer.stdout)


def count(kind):
    return stats()["kinds"].get(kind, 0)


def stored(kind, number):
    wait(f"{number} of {kind} stored", lambda: count(kind) == number)


def test_create_a_group(walk):
    # Nothing announces a focus that was there before anybody listened.
    wait("the welcome has the focus",
         lambda: walk.find_all("button", lambda n: n.startswith("Create a Group"), STATE.FOCUSED))
    walk.press("Return")
    walk.at("Name")
    walk.type("Harvest Kitchen")
    walk.pick("Phase", "Down", "Down", "Down", "Down")
    walk.reach("Since")
    walk.key("Return")
    wait("the group", lambda: walk.window.name == "Harvest Kitchen")
    assert [group["phase"] for group in stats()["groups"]] == ["iteration"], stats()["groups"]


def test_write_the_state(walk):
    walk.page(3)
    walk.choose("Write")
    walk.at("Text in Markdown")
    walk.type("We cook for forty neighbors.")
    walk.store()
    stored("state-text", 1)
    # Who wrote it has read it.
    stored("state-element", 1)


def new_agreement(walk, button, title):
    walk.choose(button)
    walk.press("Return")
    walk.at("Title")
    walk.type(title)
    walk.choose("Add Party")
    walk.at("Party")
    walk.press("Return")


def test_agree_with_a_partner(walk):
    walk.page(4)
    new_agreement(walk, "Add an Agreement", "Shared kitchen")
    walk.type("River Side")
    walk.find("button", "Add Group “River Side”")
    walk.choose("Add Group")
    walk.store()
    walk.at("Add Party")
    walk.store()
    stored("agreement", 1)

    # The partner is known now.
    new_agreement(walk, "Add", "Bread on Fridays")
    walk.type("River")
    walk.find("list item", lambda n: n.startswith("River Side"))
    walk.press("Return")
    walk.store()
    walk.at("Add Party")
    walk.store()
    stored("agreement", 2)
    stored("group", 2)


def test_run_a_cycle(walk):
    walk.page(5)
    walk.choose("Plan a Cycle")
    walk.at("Rhythm")
    walk.store()
    stored("cycle", 1)

    walk.choose("Run a Retrospective")
    walk.choose("Begin")
    walk.at("Loved")
    walk.fill("Lacked", "No one checked the cold store")
    walk.key("Return")
    walk.store()
    stored("insight", 1)


def test_let_an_insight_lead_to_a_decision(walk):
    walk.reach("Cycles", "page tab")
    walk.press("Right")
    walk.press("Right")
    walk.key("space")
    walk.choose("No one checked", "table row")
    walk.at("Adopt")
    walk.press("Return")
    walk.fill("New decision", "Check the cold store each week")
    walk.store()
    stored("decision", 1)

    walk.page(6)
    walk.choose("Check the cold store", "table row")
    walk.at("Close")
    walk.press("Return")
    walk.pick("Method", "Down", "Down")
    walk.fill("Outcome", "Every Monday, in turns.")
    walk.store()
    walk.at("Implementation")


def test_change_the_agreement(walk):
    walk.page(4)
    walk.choose("Shared kitchen", "table row")
    walk.at("Put in Force")
    walk.press("Return")
    walk.choose("Adopted by", "list item")
    walk.press("Down")
    walk.at("Check the cold store")
    walk.press("Return")
    walk.store()
    walk.at("Review Done")


def test_observe_a_metric(walk):
    walk.page(7)
    walk.choose("New Metric")
    walk.at("Name")
    walk.type("Meals")
    walk.fill("Unit", "meals")
    walk.store()
    stored("metric", 1)
    walk.choose("Add Observation")
    walk.at("Date")
    walk.fill("Value", "42")
    walk.store()
    stored("observation", 1)


def test_match_a_payment(walk):
    walk.page(8)
    walk.choose("New Account")
    walk.at("Name")
    walk.type("Cash box")
    # What is missing is said where it is missing.
    walk.store()
    walk.at("Kind", "combo box")
    walk.pick("Kind", "End")
    walk.store()
    stored("account", 1)

    walk.reach("Balances", "page tab")
    walk.press("Right")
    walk.press("Right")
    walk.key("space")
    walk.choose("New Transaction")
    walk.at("Account")
    walk.fill("Amount", "12")
    walk.fill("Asset", "EUR")
    walk.fill("Description", "Thermometer")
    walk.store()
    stored("transaction", 1)
    walk.choose("Thermometer", "table row")
    walk.at("Match")
    walk.press("Return")
    walk.at("Search for what allows it")
    walk.choose("Check the cold store")
    walk.at("Match Otherwise")


def test_undo_everything(walk):
    FULL.update(stats())
    for _ in range(40):
        walk.key("ctrl+z")
        time.sleep(0.3)
        if walk.window.name == "Phasebook":
            break
    wait("the empty library", lambda: walk.window.name == "Phasebook")
    assert not any(stats()["kinds"].values()), f"left over: {stats()['kinds']}"
    walk.at("Create a Group")


def test_redo_everything(walk):
    for _ in range(40):
        walk.key("ctrl+shift+z")
        time.sleep(0.3)
        if stats()["fingerprint"] == FULL["fingerprint"]:
            break
    # The log holds what was undone, too: only what it comes to is the same.
    assert stats()["fingerprint"] == FULL["fingerprint"], f"{stats()} instead of {FULL}"
    wait("the group is back", lambda: walk.window.name == "Harvest Kitchen")


def test_write_from_two_programs(walk):
    """What comes from the command line shows, and nothing that is being typed is
    lost for it."""
    walk.key("ctrl+n")
    walk.at("Name")
    walk.type("Seed")
    groups = count("group")
    subprocess.run([CLI, "import", "--yes", DOCUMENT], check=True, capture_output=True)
    stored("group", groups + 1)
    walk.type(" Library")
    walk.reach("Create", "button")
    walk.key("Return")
    wait("the group", lambda: walk.window.name == "Seed Library")
    stored("group", groups + 2)

    walk.key("ctrl+l")
    walk.at("Search Groups")
    names = [group["name"] for group in stats()["groups"]]
    shown = wait("the list of groups", lambda: walk.find_all("list", "Groups"))[0]
    for name in names:
        wait(f"“{name}” in the list", lambda n=name: shown.find_all("label", n))
    walk.key("Escape")


def test_no_warnings(walk):
    assert not walk.warnings(), "\n".join(walk.warnings())
    walk.key("ctrl+w")
    assert walk.process.wait(20) == 0
    assert not walk.warnings(), "\n".join(walk.warnings())


TESTS = [function for name, function in list(globals().items()) if name.startswith("test_")]


def main():
    print(f"1..{len(TESTS)}")
    # No bus of the desktop knows it, so the library is that of the private home.
    walk = Walk([PROGRAM])
    status = 0
    for number, test in enumerate(TESTS, 1):
        name = test.__name__.removeprefix("test_").replace("_", "-")
        start = time.monotonic()
        try:
            test(walk)
            print(f"ok {number} {name} # {time.monotonic() - start:.1f} s", flush=True)
        except (AssertionError, Failed, GLib.Error):
            for line in traceback.format_exc().splitlines():
                print(f"# {line}")
            print(f"not ok {number} {name}")
            if "UI_SHOTS" in os.environ:
                walk.screenshot(os.path.join(os.environ["UI_SHOTS"], f"newcomer-{name}.png"))
            # Each step stands on the one before.
            print("Bail out! The walk ended here.", flush=True)
            status = 1
            break
    if walk.process.poll() is None:
        walk.process.kill()
    return status


sys.exit(main())
