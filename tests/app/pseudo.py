#!/usr/bin/env python3
# SPDX-FileCopyrightText: Phasebook contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows every page in a made-up language, in which each text stands in brackets, and
fails on words that stand outside of them: those were never offered to translators,
or were put together from pieces.

    pseudo.py PROGRAM LOCALE-FOLDER CATALOGUE EXAMPLE

CATALOGUE is any translation; what is to be translated is taken from it.  EXAMPLE
is the example network: its words stay as people wrote them.
"""

import ast
import json
import os
import re
import struct
import sys
import traceback

from gi.repository import GLib

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from uidrive import Failed, Program, STATE, wait  # noqa: E402

PROGRAM, LOCALES, CATALOGUE, EXAMPLE = sys.argv[1:5]
LANGUAGE = "qps"
OPEN, SHUT = "⟦", "⟧"

# What the toolkit says by itself, in the language of the desktop: the buttons of the
# window, the title of preferences, the names of keys.  Chains have no other name.
KNOWN = set("""
    Close Minimize Maximize Restore the window Preferences
    Alt Ctrl Shift Delete Down End Escape Home Left Page Return Right Tab Up
    OP Mainnet root
""".split())
WORD = re.compile(r"[^\W\d_]{2,}")
ROLES = {
    "label", "push button", "button", "toggle button", "menu item", "check box", "radio button",
    "heading", "page tab", "list item", "link", "combo box", "column header", "entry", "image",
    "switch", "table cell",
}


def entries(path):
    """What a catalogue translates: (context, text, plural)."""
    entry, field = {}, None
    with open(path, encoding="utf-8") as file:
        for line in [*file, "\n"]:
            line = line.rstrip("\n")
            match = re.match(r'(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) (".*")$', line)
            if match:
                field = match.group(1)
                entry[field] = ast.literal_eval(match.group(2))
            elif line.startswith('"') and field:
                entry[field] += ast.literal_eval(line)
            elif not line:
                if entry.get("msgid"):
                    yield entry.get("msgctxt"), entry["msgid"], entry.get("msgid_plural")
                entry, field = {}, None


def pseudo(text):
    """The text in brackets; line feeds at its ends stay at its ends."""
    start = text[:len(text) - len(text.lstrip("\n"))]
    end = text[len(text.rstrip("\n")):]
    return start + OPEN + text.strip("\n") + SHUT + end


def write_catalogue(path):
    """Compiles the made-up language in the format of GNU gettext."""
    texts = {"": "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"}
    for context, text, plural in entries(CATALOGUE):
        key = f"{context}\x04{text}" if context else text
        if plural:
            texts[f"{key}\0{plural}"] = f"{pseudo(text)}\0{pseudo(plural)}"
        else:
            texts[key] = pseudo(text)
    pairs = sorted((key.encode(), value.encode()) for key, value in texts.items())
    place = 28 + 16 * len(pairs)
    tables = [[], []]
    blob = b""
    for which in (0, 1):
        for pair in pairs:
            tables[which].append(struct.pack("<II", len(pair[which]), place + len(blob)))
            blob += pair[which] + b"\0"
    head = struct.pack("<IIIIIII", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(head + b"".join(tables[0]) + b"".join(tables[1]) + blob)


def words_of(value):
    if isinstance(value, dict):
        return set().union(*map(words_of, value.values())) if value else set()
    if isinstance(value, list):
        return set().union(*map(words_of, value)) if value else set()
    return set(WORD.findall(value)) if isinstance(value, str) else set()


def outside(text):
    """What stands outside of all brackets."""
    depth, kept = 0, []
    for letter in text:
        depth += letter == OPEN
        kept.append(letter if depth == 0 else " ")
        depth -= letter == SHUT and depth > 0
    return "".join(kept)


def strays(program, known):
    """The words outside of brackets that nobody wrote into a record."""
    found = {}
    for node in program.window.walk():
        try:
            if node.role not in ROLES or not node.has(STATE.SHOWING):
                continue
            for text in (node.name, node.description):
                words = set(WORD.findall(outside(text))) - known
                if words:
                    found[text] = f"{node.role} “{text}”: {', '.join(sorted(words))}"
        except GLib.Error:
            pass
    return list(found.values())


def main():
    folder = os.path.join(LOCALES, LANGUAGE, "LC_MESSAGES")
    try:
        write_catalogue(os.path.join(folder, "phasebook.mo"))
    except OSError as error:
        print(f"1..0 # SKIP {LOCALES} cannot be written: {error.strerror}")
        return 0

    with open(EXAMPLE, encoding="utf-8") as file:
        known = words_of(json.load(file)) | KNOWN

    places = [*((f"page-{key}", f"alt+{key}") for key in "123456789"), ("page-10", "alt+0"),
              ("page-11", "alt+minus"), ("search", "ctrl+k"), ("preferences", "ctrl+comma"),
              ("report", "ctrl+p"), ("shortcuts", "ctrl+question")]
    print(f"1..{len(places)}")
    program = Program([PROGRAM, "--example"], LC_ALL="en_US.UTF-8", LANGUAGE=LANGUAGE)
    status = 0
    for number, (name, keys) in enumerate(places, 1):
        try:
            program.key(keys)
            wait("a text in the made-up language",
                 lambda: [n for n in program.window.find_all("label") if OPEN in n.name])
            GLib.usleep(1500000)
            found = strays(program, known)
            assert not found, "\n".join(found)
            print(f"ok {number} {name}", flush=True)
        except (AssertionError, Failed, GLib.Error):
            for line in traceback.format_exc().splitlines():
                print(f"# {line}")
            print(f"not ok {number} {name}", flush=True)
            status = 1
        if name in ("search", "preferences", "report", "shortcuts"):
            program.key("Escape")
            GLib.usleep(500000)
    program.process.terminate()
    return status


sys.exit(main())
