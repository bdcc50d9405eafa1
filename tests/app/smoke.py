#!/usr/bin/env python3
# SPDX-FileCopyrightText: Phasebook contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks through the program as people do who use a keyboard and a screen reader.

Fails where something cannot be reached, has no name, or warns.

    smoke.py PROGRAM [ARGUMENT…]
"""

import os
import sys
import traceback

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from uidrive import Failed, Program, STATE, wait  # noqa: E402

# The pages that Alt and a digit show.
PAGES = []


def check_names(program, where):
    unnamed = program.unnamed()
    assert not unnamed, f"{where}: without a name: {unnamed}"


def page_is_shown(program, title):
    return [row for row in program.window.find_all("list item", lambda n: n.startswith(title))
            if row.has(STATE.SELECTED)]


def list_pages(program):
    """The pages as the sidebar lists them."""
    sidebar = program.find_all("list", "Pages")[0]
    return [row.name.split(",")[0] for row in sidebar.find_all("list item")]


def test_starts(program):
    wait("a group is shown", lambda: program.window.name not in ("", "Phasebook"))
    PAGES.extend(list_pages(program)[:9])
    assert len(PAGES) > 4, f"the sidebar lists only {PAGES}"
    check_names(program, "at the start")


def test_pages_have_names(program):
    for place, title in enumerate(PAGES, 1):
        program.key(f"alt+{place}")
        wait(f"the page {title}", lambda t=title: page_is_shown(program, t))
        wait(f"the content of {title}",
             lambda: len(program.window.find_all(state=STATE.FOCUSABLE)) > 8)
        check_names(program, title)


def test_tab_goes_on(program):
    """Tab never gets stuck, and whatever it reaches says what it is."""
    for place, title in enumerate(PAGES, 1):
        program.key(f"alt+{place}")
        wait(f"the page {title}", lambda t=title: page_is_shown(program, t))
        seen = []
        for _ in range(12):
            node = program.tab()
            assert node is not None, f"{title}: Tab went nowhere after {seen}"
            assert node.name or node.text is not None or node.role in ("grouping", "panel"), \
                f"{title}: Tab reached {node!r} after {seen}"
            seen.append(repr(node))
        assert len(set(seen)) > 3, f"{title}: Tab only reached {set(seen)}"


def test_search(program):
    program.key("ctrl+k")
    wait("the search", lambda: program.find_all("entry", "Search Everything"))
    program.type("night")
    wait("results", lambda: program.find_all("list", "Results"))
    wait("a result", lambda: program.find_all("list item", lambda n: n.startswith("Decision")))
    check_names(program, "search")
    program.key("Escape")
    wait("the search is closed",
         lambda: not program.find_all("entry", "Search Everything"))


def test_switch_group(program):
    before = program.window.name
    program.key("ctrl+l")
    entry = wait("the groups", lambda: program.find_all("entry", "Search Groups"))[0]
    groups = wait("rows", lambda: program.find_all("list", "Groups"))[0]
    assert groups.accessible.get_child_count() > 2, "the tree shows fewer than three groups"
    check_names(program, "the groups")
    assert entry.has(STATE.FOCUSED) or entry.text == ""
    program.key("Down", "Return")
    wait("another group", lambda: program.window.name not in ("", before))
    wait("its Overview or page", lambda: any(page_is_shown(program, t) for t in PAGES))


def test_new_group_and_undo(program):
    before = program.window.name
    program.key("ctrl+n")
    wait("the dialog", lambda: program.find_all("button", "Create"))
    check_names(program, "the dialog for a new group")
    program.type("Harvest Kitchen")
    wait("it can be created",
         lambda: program.find_all("button", "Create")[0].has(STATE.SENSITIVE))
    program.key("Return")
    wait("the new group", lambda: program.window.name == "Harvest Kitchen")
    program.key("ctrl+z")
    wait("it is gone", lambda: program.window.name not in ("", "Harvest Kitchen"))
    print(f"# back in {program.window.name}, before it was {before}")


def test_dialogs_have_names(program):
    for key, what in (("ctrl+question", "Keyboard Shortcuts"), ("ctrl+o", "Import"),
                      ("ctrl+p", "Report")):
        program.key(key)
        wait(f"the dialog {what}",
             lambda w=what: [d for d in program.find_all("dialog") if w in d.name])
        check_names(program, what)
        program.key("Escape")
        wait(f"the dialog {what} is closed", lambda: not program.find_all("dialog"))


def test_no_warnings(program):
    assert not program.warnings(), "\n".join(program.warnings())


def test_quits(program):
    program.key("ctrl+q")
    status = program.process.wait(20)
    assert status == 0, f"the program ended with {status}"
    assert not program.warnings(), "\n".join(program.warnings())


TESTS = [
    test_starts,
    test_pages_have_names,
    test_tab_goes_on,
    test_search,
    test_switch_group,
    test_new_group_and_undo,
    test_dialogs_have_names,
    test_no_warnings,
    test_quits,
]


def main():
    failed = 0
    print(f"1..{len(TESTS)}")
    program = Program(sys.argv[1:])
    for number, test in enumerate(TESTS, 1):
        name = test.__name__.removeprefix("test_").replace("_", "-")
        try:
            test(program)
            print(f"ok {number} {name}", flush=True)
        except (AssertionError, Failed):
            failed += 1
            for line in traceback.format_exc().splitlines():
                print(f"# {line}")
            print(f"not ok {number} {name}", flush=True)
            if "UI_SHOTS" in os.environ:
                program.screenshot(os.path.join(os.environ["UI_SHOTS"], f"smoke-{name}.png"))
            # What was left open would be in the way of the next.
            program.key("Escape", "Escape", "Escape")
    if program.process.poll() is None:
        program.process.kill()
    return 1 if failed else 0


sys.exit(main())
