#!/usr/bin/env python3
# SPDX-FileCopyrightText: Phasebook contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows every page in a window as narrow as a telephone: plain, with text twice as large, mirrored
as for languages that are written from the right, and both.  What does not fit makes the window
wider than it was asked to be, or makes GTK complain.

    looks.py PROGRAM SCHEMA-PATH [ARGUMENT…]
"""

import os
import subprocess
import sys
import time
import traceback

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from uidrive import Failed, Program, wait  # noqa: E402

PAGES = ("overview", "readiness", "state", "agreements", "cycles", "decisions", "impact",
         "treasury", "people", "network", "history")

PROGRAM, PATH, *ARGUMENTS = sys.argv[1:]
HEIGHT = 640
# The frame that GTK draws where there is no window manager.
FRAME = 10

# The width of the window, the size of text, and what else makes the look.  With large text
# the narrowest window is wider, but not by as much as the text.
LOOKS = {
    "plain": (360, 1, {}),
    "large": (480, 2, {}),
    "mirrored": (360, 1, {"GTK_DEBUG": "invert-text-dir"}),
    "large and mirrored": (480, 2, {"GTK_DEBUG": "invert-text-dir"}),
}


CONFIG = os.environ["XDG_CONFIG_HOME"]
SETTINGS = os.path.join(CONFIG, "glib-2.0", "settings", "keyfile")


def read_settings():
    with open(SETTINGS, encoding="utf-8") as file:
        return file.read()


def prepare(asked, scale):
    os.makedirs(os.path.dirname(SETTINGS), exist_ok=True)
    with open(SETTINGS, "w", encoding="utf-8") as file:
        file.write(f"[{PATH.strip('/')}]\nwindow-width={asked}\nwindow-height={HEIGHT}\n")
    with open(os.path.join(CONFIG, "gtk-4.0", "settings.ini"), "w", encoding="utf-8") as file:
        file.write(f"[Settings]\ngtk-font-name=Cantarell {11 * scale}\ngtk-enable-animations=false\n")


def size(program):
    """That of the program's window, as the X server knows it."""
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(program.process.pid)],
                           capture_output=True, text=True, check=True).stdout.split()
    sizes = []
    for window in found:
        shell = subprocess.run(["xdotool", "getwindowgeometry", "--shell", window],
                               capture_output=True, text=True, check=True).stdout
        values = dict(line.split("=") for line in shell.split())
        sizes.append((int(values["WIDTH"]), int(values["HEIGHT"])))
    return max(sizes)


def test_look(name):
    asked, scale, environment = LOOKS[name]
    prepare(asked, scale)
    program = Program([PROGRAM, *ARGUMENTS], GSETTINGS_BACKEND="keyfile", **environment)
    try:
        wait("a group is shown", lambda: program.window.name not in ("", "Phasebook"))
        # In a window as narrow as this the sidebar is out of sight.
        for place, page in enumerate(PAGES):
            program.key("alt+minus" if place == 10 else f"alt+{(place + 1) % 10}")
            wait(f"the page {page}", lambda p=page: f"last-page='{p}'" in read_settings())
            time.sleep(0.4)
            width, height = size(program)
            assert width <= asked + FRAME and height <= HEIGHT + FRAME, \
                f"{page} makes the window {width}×{height}"
        assert not program.warnings(), "\n".join(program.warnings())
    finally:
        if "UI_SHOTS" in os.environ:
            program.screenshot(os.path.join(os.environ["UI_SHOTS"], f"looks-{name}.png"))
        program.process.kill()
        program.process.wait()


def main():
    failed = 0
    print(f"1..{len(LOOKS)}")
    for number, name in enumerate(LOOKS, 1):
        start = time.monotonic()
        try:
            test_look(name)
            print(f"ok {number} {name} # {time.monotonic() - start:.1f} s", flush=True)
        except (AssertionError, Failed):
            failed += 1
            for line in traceback.format_exc().splitlines():
                print(f"# {line}")
            print(f"not ok {number} {name}", flush=True)
    return 1 if failed else 0


sys.exit(main())
