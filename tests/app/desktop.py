#!/usr/bin/env python3
# SPDX-FileCopyrightText: Phasebook contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks the program what a desktop asks it: to start as a service, to search, and to
show what was found.

    desktop.py PROGRAM COMMAND-LINE-PROGRAM APPLICATION-ID
"""

import os
import subprocess
import sys
import tempfile
import traceback

from gi.repository import Gio, GLib

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from uidrive import Failed, Program, wait  # noqa: E402

PROGRAM, CLI, ID = sys.argv[1:4]
PATH = "/" + ID.replace(".", "/") + "/SearchProvider"
INTERFACE = "org.gnome.Shell.SearchProvider2"

BUS = Gio.bus_get_sync(Gio.BusType.SESSION, None)


class Service:
    """The program as the desktop starts it: without a window."""

    def __init__(self):
        self.log = tempfile.NamedTemporaryFile("w+", suffix=".log")
        self.process = subprocess.Popen([PROGRAM, "--gapplication-service"], stderr=self.log,
                                        env={**os.environ, "G_ENABLE_DIAGNOSTIC": "1"})
        wait("the name on the bus", self.is_there)

    def is_there(self):
        assert self.process.poll() is None, f"it ended with {self.process.returncode}"
        return BUS.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus",
                             "org.freedesktop.DBus", "NameHasOwner",
                             GLib.Variant("(s)", (ID,)), None, 0, -1, None).unpack()[0]

    def call(self, method, signature, *values):
        return BUS.call_sync(ID, PATH, INTERFACE, method, GLib.Variant(signature, values),
                             None, Gio.DBusCallFlags.NO_AUTO_START, 20000, None).unpack()

    def search(self, *terms):
        return self.call("GetInitialResultSet", "(as)", list(terms))[0]

    def metas(self, ids):
        return self.call("GetResultMetas", "(as)", ids)[0]

    def end(self):
        self.process.terminate()
        self.process.wait(20)

    def warnings(self):
        # Nobody shows notifications here.
        with open(self.log.name, encoding="utf-8", errors="replace") as log:
            return [line for line in log if "WARNING" in line or "CRITICAL" in line
                    if "org.freedesktop.Notifications" not in line]


def test_no_library():
    """A library that is not there holds nothing, and is not made by asking."""
    service = Service()
    assert service.search("care") == []
    assert service.metas(["not-an-id"]) == []
    service.end()
    library = os.path.join(os.environ["XDG_DATA_HOME"], "phasebook")
    assert not os.path.exists(library) or not os.listdir(library), os.listdir(library)
    assert not service.warnings(), service.warnings()


def test_search():
    subprocess.run([CLI, "example"], check=True, capture_output=True)
    service = Service()
    ids = service.search("care")
    assert ids, "nothing was found"
    metas = service.metas(ids)
    assert [meta["id"] for meta in metas] == ids
    found = {(meta["description"], meta["name"]) for meta in metas}
    assert ("Group", "Care Circle") in found, found
    assert {kind for kind, _ in found} <= {"Group", "Agreement", "Decision", "Metric"}, found
    # More letters, fewer results.
    assert service.call("GetSubsearchResultSet", "(asas)", ids, ["care", "zzzz"])[0] == []
    assert not service.warnings(), service.warnings()
    service.end()


def test_show():
    service = Service()
    metas = service.metas(service.search("van", "kind:agreement"))
    meta = [m for m in metas if m["description"] == "Agreement"][0]
    service.call("ActivateResult", "(sasu)", meta["id"], ["van"], 0)
    program = Program.of(service.process, service.log)
    wait(f"“{meta['name']}” is shown",
         lambda: program.window.find_all(name=lambda n: meta["name"] in n))
    service.call("LaunchSearch", "(asu)", ["visits"], 0)
    wait("the search", lambda: [n for n in program.window.find_all("entry")
                                if n.text and "visits" in n.text])
    assert not service.warnings(), service.warnings()
    service.end()


class Notifications:
    """What shows notifications on a desktop: it keeps them, and can press their buttons."""

    NAME = "org.freedesktop.Notifications"
    PATH = "/org/freedesktop/Notifications"
    XML = """<node><interface name="org.freedesktop.Notifications">
      <method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/>
        <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
        <arg type="as" direction="in"/><arg type="a{sv}" direction="in"/>
        <arg type="i" direction="in"/><arg type="u" direction="out"/></method>
      <method name="CloseNotification"><arg type="u" direction="in"/></method>
    </interface></node>"""

    def __init__(self):
        self.shown = []
        info = Gio.DBusNodeInfo.new_for_xml(self.XML)
        BUS.register_object(self.PATH, info.interfaces[0], self.called, None, None)
        BUS.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                      "RequestName", GLib.Variant("(su)", (self.NAME, 0)), None, 0, -1, None)

    def called(self, _bus, _sender, _path, _interface, method, values, invocation):
        if method == "Notify":
            self.shown.append(values.unpack())
            invocation.return_value(GLib.Variant("(u)", (len(self.shown),)))
        else:
            invocation.return_value(None)

    def last(self):
        while GLib.MainContext.default().iteration(False):
            pass
        return self.shown and self.shown[-1]

    def press(self, key):
        BUS.emit_signal(None, self.PATH, self.NAME, "ActionInvoked",
                        GLib.Variant("(us)", (len(self.shown), key)))


def test_reminder():
    """What is due is said once, and the notification leads to where that is set."""
    notifications = Notifications()
    program = Program([PROGRAM])
    try:
        title, actions = wait("a notification", lambda: (last := notifications.last()) and
                              (last[3], last[5]))
        assert title, actions
        buttons = dict(zip(actions[1::2], actions[::2]))
        assert "Preferences" in buttons, actions
        notifications.press(buttons["Preferences"])
        wait("the preferences", lambda: [d for d in program.find_all("dialog")
                                         if d.name == "Preferences"])
        assert not program.warnings(), program.warnings()
    finally:
        program.process.terminate()
        program.process.wait(20)


TESTS = [function for name, function in list(globals().items()) if name.startswith("test_")]


def main():
    print(f"1..{len(TESTS)}")
    status = 0
    for number, test in enumerate(TESTS, 1):
        name = test.__name__.removeprefix("test_").replace("_", "-")
        try:
            test()
            print(f"ok {number} {name}", flush=True)
        except (AssertionError, Failed, GLib.Error, IndexError):
            for line in traceback.format_exc().splitlines():
                print(f"# {line}")
            print(f"not ok {number} {name}", flush=True)
            status = 1
    return status


sys.exit(main())
