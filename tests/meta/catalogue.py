#!/usr/bin/env python3
# SPDX-FileCopyrightText: Phasebook contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures that the metainfo promises to software catalogues are there, of the size that
it gives, each with a caption."""

import os
import struct
from xml.etree import ElementTree

from tree import Tree

METAINFO = "data/org.phasebook.Phasebook.metainfo.xml.in.in"
FOLDER = "data/screenshots"
MAX_CAPTION = 80


def measure(path):
    with open(path, "rb") as file:
        head = file.read(24)
    assert head[:8] == b"\x89PNG\r\n\x1a\n", f"{path} is no PNG"
    return struct.unpack(">II", head[16:24])


def main():
    tree = Tree()
    named = set()

    for shot in ElementTree.fromstring(tree.read(METAINFO)).iter("screenshot"):
        caption = shot.findtext("caption", "")
        image = shot.find("image")
        name = os.path.basename(image.text)
        path = os.path.join(tree.root, FOLDER, name)
        named.add(name)
        if not caption or len(caption) > MAX_CAPTION or caption.endswith("."):
            tree.complain(METAINFO, 0, f"the caption of {name} is missing, too long or a sentence")
        if not os.path.exists(path):
            tree.complain(METAINFO, 0, f"{FOLDER}/{name} is not there")
        elif measure(path) != (int(image.get("width")), int(image.get("height"))):
            tree.complain(METAINFO, 0, f"{name} has another size: {measure(path)}")

    for name in sorted(set(os.listdir(os.path.join(tree.root, FOLDER))) - named):
        tree.complain(f"{FOLDER}/{name}", 0, "is not named by the metainfo")
    if len(named) < 3:
        tree.complain(METAINFO, 0, "names fewer than three pictures")

    tree.finish()


main()
