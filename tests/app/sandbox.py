#!/usr/bin/env python3
# SPDX-FileCopyrightText: Phasebook contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop and its assistive technologies see of the program in its sandbox: run
beside it by build-aux/flatpak-local, which has started it with the example network.

APP_ID is the program, EXPORTS the folder of what Flatpak lets the desktop have of it.
"""

import os
import subprocess
import sys
import time
import traceback

from gi.repository import Gio, GLib

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from uidrive import STATE, Atspi, Failed, Node, wait  # noqa: E402

ID = os.environ["APP_ID"]
EXPORTS = os.environ["EXPORTS"]
PATH = "/" + ID.replace(".", "/")
BUS = Gio.bus_get_sync(Gio.BusType.SESSION, None)


def find_program():
    """The window, once it shows a group."""
    window = find_any_window()
    return window if window and window.name not in ("", "Phasebook") else None


def find_any_window():
    """By its name: outside of the sandbox its process has another number."""
    desktop = Atspi.get_desktop(0)
    for place in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(place)
        if application and "hasebook" in (application.get_name() or ""):
            application.set_cache_mask(Atspi.Cache.NONE)
            frames = [node for node in Node(application).children() if node.role == "frame"]
            if frames:
                return frames[0]
    return None


def owner(name):
    return BUS.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                         "NameHasOwner", GLib.Variant("(s)", (name,)), None, 0, -1,
                         None).unpack()[0]


def call(path, interface, method, signature, *values):
    return BUS.call_sync(ID, path, interface, method, GLib.Variant(signature, values), None,
                         Gio.DBusCallFlags.NONE, 60000, None).unpack()


def picture(name):
    if "DISPLAY" in os.environ:
        subprocess.run(["import", "-window", "root",
                        os.path.join(os.environ["HOME"], f"check-{name}.png")], check=False)


def test_accessible():
    window = wait("the window among the accessible programs", find_program, 60)
    sidebar = window.find("list", "Pages")
    assert len(list(sidebar.children())) == 11, sidebar
    wait("a page", lambda: len(window.find_all(state=STATE.FOCUSABLE)) > 20)
    unnamed = window.unnamed()
    assert not unnamed, f"without a name: {unnamed}"
    # The role is called otherwise by older readers of the tree.
    [button for button in window.find_all(name="Review the Phase…") if "click" in button.actions()][
        0].do("click")
    wait("the dialog", lambda: [d for d in window.find_all("dialog") if d.name == "Phase Review"])


def test_exports():
    for name in (f"applications/{ID}.desktop", f"dbus-1/services/{ID}.service",
                 f"gnome-shell/search-providers/{ID}.SearchProvider.ini",
                 f"icons/hicolor/scalable/apps/{ID}.svg",
                 f"icons/hicolor/symbolic/apps/{ID}-symbolic.svg",
                 f"icons/hicolor/scalable/mimetypes/{ID}-state.svg",
                 f"mime/packages/{ID}.xml"):
        assert os.path.exists(os.path.join(EXPORTS, name)), f"{name} is not exported"


def test_types():
    """The desktop takes a shared state for what it is, and for something to be opened here."""
    state = os.path.join(os.environ["HOME"], "state.phasebook")
    with open(state, "w", encoding="utf-8") as file:
        file.write('{"phasebook":"state","version":1}\n')
    info = Gio.File.new_for_path(state).query_info("standard::content-type", 0, None)
    assert info.get_content_type() == "application/vnd.phasebook.state", info.get_content_type()
    entry = GLib.KeyFile()
    entry.load_from_file(os.path.join(EXPORTS, f"applications/{ID}.desktop"), 0)
    opened = entry.get_string_list("Desktop Entry", "MimeType")
    assert info.get_content_type() in opened, opened


def test_service():
    """Started by the bus, without a window, it searches what the program without a window
    has made in the same sandbox."""
    subprocess.run(["flatpak", "kill", ID], check=True)
    wait("its end", lambda: not owner(ID))
    subprocess.run(["flatpak", "run", "--command=phasebook-cli", ID, "example"], check=True,
                   capture_output=True)
    found = call(f"{PATH}/SearchProvider", "org.gnome.Shell.SearchProvider2",
                 "GetInitialResultSet", "(as)", ["care"])[0]
    assert found, "the search found nothing"
    metas = call(f"{PATH}/SearchProvider", "org.gnome.Shell.SearchProvider2",
                 "GetResultMetas", "(as)", found)[0]
    assert "Care Circle" in [meta["name"] for meta in metas], metas


def test_activation():
    """Activated over the bus, as the desktop does with a program that is D-Bus activatable."""
    call(PATH, "org.freedesktop.Application", "Activate", "(a{sv})", {})
    wait("its window", find_program, 60)


def test_closed_in():
    """It sees neither the home folder nor a network."""
    subprocess.run(["flatpak", "run", "--command=sh", ID, "-c",
                    f"test ! -e {os.environ['HOME']}/canary && "
                    "test $(grep -c : /proc/net/dev) = 1"], check=True)


def test_portals():
    """A file that the file manager hands over comes through the document portal, which has
    to mount a file system."""
    if not os.access("/dev/fuse", os.W_OK):
        raise Skip("nobody but root may use /dev/fuse here")
    document = os.path.join(os.environ["HOME"], "state.md")
    with open(document, "w", encoding="utf-8") as file:
        file.write("# Harvest Kitchen\n\n**Group name:**\n- Harvest Kitchen\n\n## Purpose\n\n"
                   "**Purpose/problem**\n- We cook for forty neighbours.\n\n## Practice\n\n"
                   "**Decision-making**\n- By consent\n\n## Progress\n\n"
                   "**Communication**\n- A letter a month\n")
    # As on a desktop, the portal is there before the program.
    subprocess.run(["flatpak", "kill", ID], check=True)
    wait("its end", lambda: not owner(ID))
    BUS.call_sync("org.freedesktop.portal.Documents", "/org/freedesktop/portal/documents",
                  "org.freedesktop.portal.Documents", "GetMountPoint", None, None, 0, 20000, None)
    with subprocess.Popen(["flatpak", "run", "--file-forwarding", ID, "@@u", "file://" + document,
                           "@@"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL):
        try:
            window = wait("a window", find_any_window, 60)
            wait("the preview of the file",
                 lambda: window.find_all(name="What Will Be Added or Changed"))
        finally:
            picture("document")
            subprocess.run(["flatpak", "kill", ID], check=True)


class Skip(Exception):
    """Why a test cannot be run here."""


TESTS = [function for name, function in list(globals().items()) if name.startswith("test_")]


def main():
    print(f"1..{len(TESTS)}")
    status = 0
    for number, test in enumerate(TESTS, 1):
        name = test.__name__.removeprefix("test_").replace("_", "-")
        start = time.monotonic()
        try:
            test()
            print(f"ok {number} {name} # {time.monotonic() - start:.1f} s", flush=True)
        except Skip as reason:
            print(f"ok {number} {name} # SKIP {reason}", flush=True)
        except (AssertionError, Failed, GLib.Error, subprocess.CalledProcessError):
            status = 1
            for line in traceback.format_exc().splitlines():
                print(f"# {line}")
            print(f"not ok {number} {name}", flush=True)
            picture(name)
    return status


sys.exit(main())
