#!/usr/bin/env python3
# SPDX-FileCopyrightText: Phasebook contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak manifests are in step: the development one differs only where it has to, every
library that is linked is in the runtime or a module, sources have checksums, and no permission
has crept in."""

import json
import re

from tree import Tree

NAME = "org.phasebook.Phasebook"
FOLDER = "flatpak"

# What the GNOME runtime holds of what meson asks for, by the names of pkg-config.
RUNTIME = {
    "glib-2.0", "gobject-2.0", "gio-2.0", "gio-unix-2.0", "gtk4", "libadwaita-1", "gtksourceview-5",
    "sqlite3", "json-glib-1.0", "gmp", "gnutls", "libsecret-1", "cairo", "cairo-pdf", "pangocairo",
    "zlib",
}
MODULES = {"libcmark": "cmark", "yaml-0.1": "libyaml", "libspelling-1": "libspelling"}
PERMISSIONS = {"--share=ipc", "--socket=fallback-x11", "--socket=wayland", "--device=dri"}


def main():
    tree = Tree()
    path = f"{FOLDER}/{NAME}.json"
    manifest = json.loads(tree.read(path))
    devel_path = f"{FOLDER}/{NAME}.Devel.json"
    devel = json.loads(tree.read(devel_path))

    options = devel["modules"][-1].pop("config-opts", None)
    if options != ["-Dprofile=development"]:
        tree.complain(devel_path, 0, f"builds with {options}")
    if devel.pop("id") != f"{NAME}.Devel" or manifest.pop("id") != NAME:
        tree.complain(devel_path, 0, "has another id than its name")
    if devel != manifest:
        tree.complain(devel_path, 0, f"differs from {path} in more than it must")

    for permission in set(manifest["finish-args"]) ^ PERMISSIONS:
        tree.complain(path, 0, f"the permission {permission} is new or gone")

    modules = {module["name"] for module in manifest["modules"]}
    for module in manifest["modules"][:-1]:
        for source in module["sources"]:
            if not re.fullmatch(r"[0-9a-f]{64}", source.get("sha256", "")):
                tree.complain(path, 0, f"a source of {module['name']} has no checksum")

    asked = set()
    for file in tree.files("src", names=("meson.build",), suffixes=("meson.build",)):
        asked.update(re.findall(r"dependency\('([^']+)'", tree.read(file)))
    asked.update(re.findall(r"dependency\('([^']+)'", tree.read("meson.build")))
    for library in sorted(asked - RUNTIME):
        if MODULES.get(library) not in modules:
            tree.complain(path, 0, f"{library} is neither in the runtime nor a module")

    tree.finish()


main()
