# SPDX-FileCopyrightText: Phasebook contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the program from outside: through the accessibility tree, as a screen
reader does, and with real keys, as a keyboard user does.

Runs inside build-aux/headless.
"""

import os
import subprocess
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

TIMEOUT = float(os.environ.get("UI_TIMEOUT", "20"))
STATE = Atspi.StateType

# These hold other things; GTK gives them no name, and nobody needs one.
CONTAINERS = {"scroll pane", "panel", "filler", "frame", "tool bar", "grouping", "list"}


class Failed(AssertionError):
    """What was waited for did not come, or was not as it should be."""


def wait(what, condition, timeout=TIMEOUT):
    """Asks until the answer is something true; an object that has gone away
    meanwhile is no answer yet."""
    end = time.monotonic() + timeout
    last = None
    while time.monotonic() < end:
        try:
            answer = condition()
            if answer:
                return answer
        except GLib.Error as error:
            last = error
        time.sleep(0.02)
    raise Failed(f"never came: {what}" + (f" ({last})" if last else ""))


class Node:
    """One accessible object."""

    def __init__(self, accessible):
        self.accessible = accessible

    @property
    def name(self):
        return self.accessible.get_name() or ""

    @property
    def role(self):
        return self.accessible.get_role_name()

    @property
    def description(self):
        return self.accessible.get_description() or ""

    def __repr__(self):
        try:
            return f"<{self.role} “{self.name}”>"
        except GLib.Error:
            return "<something that is gone>"

    def has(self, state):
        return self.accessible.get_state_set().contains(state)

    def children(self):
        for place in range(self.accessible.get_child_count()):
            child = self.accessible.get_child_at_index(place)
            if child:
                yield Node(child)

    def walk(self):
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            try:
                waiting.extend(reversed(list(node.children())))
            except GLib.Error:
                pass

    def find_all(self, role=None, name=None, state=STATE.SHOWING):
        found = []
        for node in self.walk():
            try:
                if role is not None and node.role != role:
                    continue
                if name is not None and not (name(node.name) if callable(name)
                                             else node.name == name):
                    continue
                if state is not None and not node.has(state):
                    continue
                found.append(node)
            except GLib.Error:
                pass
        return found

    def find(self, role=None, name=None, timeout=TIMEOUT):
        return wait(f"{role} {name!r}", lambda: self.find_all(role, name), timeout)[0]

    def shows_choice(self):
        """Whether it is what an AdwComboRow shows as chosen: a list item that
        libadwaita leaves without a name and that the keyboard does not reach."""
        if self.role != "list item":
            return False
        ancestor = self.accessible.get_parent()
        while ancestor and ancestor.get_role_name() in ("list", "panel"):
            ancestor = ancestor.get_parent()
        return ancestor is not None and ancestor.get_role_name() == "combo box"

    def unnamed(self):
        """What can take the focus but could not be named by a screen reader."""
        return [node for node in self.find_all(state=STATE.FOCUSABLE)
                if node.has(STATE.SHOWING) and not node.name and not node.text
                and node.role not in CONTAINERS and not node.shows_choice()]

    def actions(self):
        interface = self.accessible.get_action_iface()
        if not interface:
            return []
        return [Atspi.Action.get_action_name(interface, n)
                for n in range(Atspi.Action.get_n_actions(interface))]

    def do(self, action):
        names = self.actions()
        if action not in names:
            raise Failed(f"{self!r} has no action {action}, only {names}")
        if not self.accessible.get_action_iface().do_action(names.index(action)):
            raise Failed(f"{self!r} refused {action}")

    @property
    def text(self):
        interface = self.accessible.get_text_iface()
        if not interface:
            return None
        # The length has to be asked for: -1 stands for nothing in an entry.
        return Atspi.Text.get_text(interface, 0, Atspi.Text.get_character_count(interface))


class Program(Node):
    """The running program."""

    def __init__(self, arguments, **environment):
        log_file = tempfile.NamedTemporaryFile("w+", suffix=".log")
        self._watch(subprocess.Popen(
            arguments, stderr=log_file,
            env={**os.environ, "G_ENABLE_DIAGNOSTIC": "1", **environment},
        ), log_file)

    @classmethod
    def of(cls, process, log_file):
        """A program that was started in another way."""
        self = cls.__new__(cls)
        self._watch(process, log_file)
        return self

    def _watch(self, process, log_file):
        # A menu that opens below the pointer would begin there.
        subprocess.run(["xdotool", "mousemove", "1279", "799"], check=True)
        self.process = process
        self.log_file = log_file
        super().__init__(wait("the program on the accessibility bus", self._look_for_it, 60))
        self.window = wait("a window", lambda: [n for n in self.children() if n.role == "frame"])[0]
        wait("the window is active", lambda: self.window.has(STATE.ACTIVE))
        # Focus is learned from events: walking the tree for it is slow.
        self._focus = None
        self._listener = Atspi.EventListener.new(self._focused_cb)
        self._listener.register("object:state-changed:focused")

    def _focused_cb(self, event):
        if event.detail1:
            self._focus = event.source

    def _look_for_it(self):
        if self.process.poll() is not None:
            raise Failed(f"the program ended with {self.process.returncode}:\n{self.log()}")
        desktop = Atspi.get_desktop(0)
        for place in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(place)
            if application and application.get_process_id() == self.process.pid:
                application.set_cache_mask(Atspi.Cache.NONE)
                return application
        return None

    def log(self):
        self.log_file.flush()
        with open(self.log_file.name, encoding="utf-8", errors="replace") as log:
            return log.read()

    def focused(self):
        """What has the focus, as far as it was announced."""
        context = GLib.MainContext.default()
        while context.iteration(False):
            pass
        return Node(self._focus) if self._focus else None

    def forget_focus(self):
        """What has the focus from now on is what it moves to."""
        self.focused()
        self._focus = None

    def key(self, *keys):
        subprocess.run(["xdotool", "key", "--delay", "10", *keys], check=True)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "5", "--", text], check=True)

    def tab(self, back=False):
        """Presses Tab and says where the focus went, or None if nowhere."""
        self._focus = None
        self.key("shift+Tab" if back else "Tab")
        try:
            return wait("the focus moves", self.focused, 1)
        except Failed:
            return None

    def warnings(self):
        return [line for line in self.log().splitlines()
                if "WARNING" in line or "CRITICAL" in line or "ERROR" in line]

    def screenshot(self, path):
        subprocess.run(["import", "-window", "root", path], check=True)
