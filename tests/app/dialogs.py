#!/usr/bin/env python3
# SPDX-FileCopyrightText: Phasebook contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens every dialog that can be come by with a button of a page or an entry of the main
menu.  What is in it has names, Tab stays in it, F1 helps with it, and Escape closes it.

    dialogs.py PROGRAM [ARGUMENT…]
"""

import os
import sys
import tempfile
import time
import traceback

from gi.repository import GLib

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from uidrive import CONTAINERS, STATE, Failed, Program, wait  # noqa: E402

PAGES = ("Overview", "Readiness", "State", "Agreements", "Cycles", "Decisions", "Impact",
         "Treasury", "People", "Network", "History")

# Entries of the main menu, and what has no button.
ACTIONS = ("win.new-group", "win.import", "win.report", "win.share-state", "win.all-records",
           "win.preferences", "win.show-shortcuts", "win.search", "win.choose-backup", "app.about")

# They end in “…”, and ask the desktop for a file or go elsewhere instead of opening a dialog.
NO_DIALOG = ("Start Over…",)

# Continuous integration looks at the first entry of each menu only.
SHORT = "CI" in os.environ

# What was opened: its title, and the page of the manual.
OPENED = {}


class Manual:
    """Where the desktop would open the manual: a file that notes what was asked for."""

    def __init__(self, place):
        self.note = os.path.join(place, "asked")
        applications = os.path.join(os.environ["XDG_DATA_HOME"], "applications")
        reader = os.path.join(place, "reader")
        with open(reader, "w", encoding="utf-8") as file:
            file.write(f'#!/bin/sh\necho "$1" >>"{self.note}"\n')
        os.chmod(reader, 0o755)
        os.makedirs(applications)
        with open(os.path.join(applications, "reader.desktop"), "w", encoding="utf-8") as file:
            file.write("[Desktop Entry]\nType=Application\nName=Reader\n"
                       f"Exec={reader} %u\nMimeType=x-scheme-handler/help;\n")
        with open(os.path.join(applications, "mimeapps.list"), "w", encoding="utf-8") as file:
            file.write("[Default Applications]\nx-scheme-handler/help=reader.desktop\n")

    def asked(self):
        if not os.path.exists(self.note):
            return []
        with open(self.note, encoding="utf-8") as file:
            return file.read().split()

    def ask(self, program, where):
        """Presses F1, and says which page came."""
        before = len(self.asked())
        program.key("F1")
        uri = wait(f"help with {where}", lambda: self.asked()[before:])[0]
        assert uri.startswith("help:phasebook/"), uri
        return uri.removeprefix("help:phasebook/")


def dialogs(program):
    """Those that show; they are near the top, and a whole page would be slow to walk."""
    return [node for holder in program.window.children() for node in holder.children()
            if node.role in ("dialog", "alert") and node.has(STATE.SHOWING)]


def close(program, what):
    for _ in range(6):
        if not dialogs(program):
            return
        program.key("Escape")
        end = time.monotonic() + 1
        while dialogs(program) and time.monotonic() < end:
            # One that has been changed asks whether to throw that away.
            for button in program.find_all("button", lambda n: n in ("Discard", "Discard Changes")):
                button.do("click")
            time.sleep(0.02)
    raise Failed(f"Escape does not close {what}")


def look_at(program, manual, what):
    """Checks the dialog that has just come."""
    shown = dialogs(program)[-1]
    title = shown.name
    unnamed = shown.unnamed()
    assert not unnamed, f"{what}: without a name: {unnamed}"
    assert title, f"{what}: the dialog has no title"
    if title not in OPENED:
        for _ in range(5):
            node = program.tab()
            assert node is None or node.name or node.text is not None or \
                node.role in CONTAINERS, f"{title}: Tab reached {node!r}"
        OPENED[title] = manual.ask(program, title)
        assert OPENED[title] != "index", f"{title}: F1 shows only the first page"
    close(program, title)


def came(program, seconds=1.5):
    """Whether a dialog came."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if dialogs(program):
            return True
        time.sleep(0.03)
    return False


def show(program, number):
    title = PAGES[number]
    program.key("alt+minus" if number == 10 else f"alt+{(number + 1) % 10}")
    wait(f"the page {title}", lambda: [
        row for row in program.sidebar.children()
        if row.has(STATE.SELECTED) and row.name.startswith(title)])


def survey(program):
    """The tabs, the button with the plus sign and those that open dialogs.  A page that is
    still empty is looked at again, but none for long: each look takes a second or so."""
    for _ in range(10):
        nodes = [(node, node.role) for node in program.window.walk()]
        tabs = [node for node, role in nodes if role == "page tab" and node.has(STATE.SHOWING)]
        plus = [node for node, role in nodes if role == "toggle button" and node.name == "Add"
                and node.has(STATE.SHOWING)]
        buttons = [node for node, role in nodes if role == "button"
                   and (node.name.endswith("…") or node.name.startswith(("Add ", "New ")))
                   and node.has(STATE.SHOWING) and node.has(STATE.SENSITIVE)
                   and node.name not in NO_DIALOG and "click" in node.actions()]
        if len(nodes) > 150:
            break
        time.sleep(0.1)
    return tabs, plus, buttons


def enter_menu(program, act):
    """Opens a menu, and waits until keys go there."""
    program.forget_focus()
    act()
    wait("the focus in the menu", lambda: (node := program.focused()) and "menu" in node.role)


def open_menu(program, manual, page, plus):
    """Each entry of the menu that the plus sign opens; they have no names, since GTK gives
    them none.  The menu begins anew after its last."""
    first = None
    for place in range(1 if SHORT else 8):
        enter_menu(program, lambda: plus.do("click"))
        program.key(*["Down"] * place, "Return")
        if not came(program, 5):
            # A menu within the menu, or something that is made at once.
            assert place > 0, f"{page}: the first entry of the menu opens no dialog"
            print(f"# {page}: the menu’s entry {place + 1} opens no dialog")
            program.key("Escape", "Escape")
            return
        title = dialogs(program)[-1].name
        if title == first:
            close(program, title)
            return
        first = first or title
        look_at(program, manual, f"{page}, entry {place + 1} of the menu")


def test_page(program, manual, number):
    show(program, number)
    topic = manual.ask(program, PAGES[number])
    assert topic != "index", f"{PAGES[number]}: F1 shows only the first page"
    tried = set()
    tabs, plus, buttons = survey(program)
    for tab in tabs or [None]:
        if tab and tab is not tabs[0]:
            tab.do("click")
            _, _, buttons = survey(program)
        for button in buttons:
            name = button.name
            if name in tried:
                continue
            tried.add(name)
            button.do("click")
            if came(program):
                look_at(program, manual, f"{PAGES[number]}, {name}")
            else:
                program.key("Escape")
                print(f"# {PAGES[number]}: “{name}” opened no dialog")
    if plus:
        open_menu(program, manual, PAGES[number], plus[0])
    print(f"# {PAGES[number]} ({topic}): {sorted(tried)}")


def test_menu(program, manual):
    show(program, 0)
    for action in ACTIONS:
        if action.startswith("app."):
            continue
        program.window.do(action)
        assert came(program, 10), f"{action} opens no dialog"
        look_at(program, manual, action)


def test_no_warnings(program, manual):
    assert len(OPENED) > 12, OPENED
    print(f"# {OPENED}")
    assert not program.warnings(), "\n".join(program.warnings())


TESTS = [(title, lambda p, m, n=number: test_page(p, m, n)) for number, title in enumerate(PAGES)]
TESTS += [("the main menu", test_menu), ("no warnings", test_no_warnings)]


def main():
    failed = 0
    print(f"1..{len(TESTS)}")
    with tempfile.TemporaryDirectory() as place:
        manual = Manual(place)
        program = Program(sys.argv[1:])
        wait("a group is shown", lambda: program.window.name not in ("", "Phasebook"))
        program.sidebar = program.find("list", "Pages")
        for number, (name, test) in enumerate(TESTS, 1):
            start = time.monotonic()
            try:
                test(program, manual)
                print(f"ok {number} {name} # {time.monotonic() - start:.1f} s", flush=True)
            except (AssertionError, Failed, GLib.Error):
                failed += 1
                for line in traceback.format_exc().splitlines():
                    print(f"# {line}")
                print(f"not ok {number} {name}", flush=True)
                if "UI_SHOTS" in os.environ:
                    program.screenshot(os.path.join(os.environ["UI_SHOTS"], f"dialogs-{number}.png"))
                program.key("Escape", "Escape", "Escape")
        if program.process.poll() is None:
            program.process.kill()
    return 1 if failed else 0


sys.exit(main())
