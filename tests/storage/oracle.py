#!/usr/bin/env python3
# SPDX-FileCopyrightText: Phasebook contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""oracle.py MODEL [SEEDS] - work the merge out a second time, and compare.

Runs MODEL (test-storage-engine-model), which edits libraries at random and
leaves behind what operations there were and what the engine made of them.  From
the operations alone this program computes heads, values, sets, deletion,
conflicts and cycles, written from the specification and not from the engine.
The bodies of long texts are not computed.
"""

import json
import os
import re
import subprocess
import sys
import tempfile

STAMP = re.compile(r"[0-9a-f]{16}-[0-9a-f]{8}\Z")
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)\Z")
DECIMAL = re.compile(r"-?\d+(\.\d+)?\Z")
ID = re.compile(r"[0-9a-f]{32}\Z")
MEMBERS = ("c", "s", "p", "m")
SETS = ("text-set", "ref-set", "address-set")
PLAIN_TEXT = ("text", "data", "enum", "address", "uri")


class Strange(Exception):
    """An operation that is not understood."""


class Kind:
    def __init__(self, append_only):
        self.append_only = append_only
        self.fields = {}


class Field:
    def __init__(self, name, kind, own, tree):
        self.name, self.type, self.own, self.tree = name, kind, own, tree


def read_catalogue(path):
    kinds, common = {}, {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            words = line.split()
            if words[0] == "kind":
                kinds[words[1]] = Kind(words[2] == "1")
            elif words[1] == "-":
                common[words[2]] = Field(words[2], words[3], False, words[4] == "1")
            else:
                kinds[words[1]].fields[words[2]] = Field(words[2], words[3], True, words[4] == "1")
    for kind in kinds.values():
        kind.fields = {**common, **kind.fields}
    return kinds, Kind(False), common


def pairs(items):
    keys = [key for key, _ in items]
    if len(set(keys)) < len(keys):
        return [*items]
    return dict(items)


def is_real_day(text):
    match = DAY.match(text)
    if not match:
        return False
    year, month, day = map(int, match.groups())
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = [31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return year >= 1 and 1 <= month <= 12 and 1 <= day <= days[month - 1]


def check(condition):
    if not condition:
        raise Strange


class Op:
    """One operation with what it does to which register."""

    def __init__(self, device, line, disorder):
        head = json.loads(line, object_pairs_hook=pairs)
        self.hlc, self.entity, self.kind = head["h"], head["e"], head["k"]
        self.stamp = f"{self.hlc}-{device[-8:]}"
        self.body, self.disorder = head["o"], disorder
        self.create, self.values, self.preds = False, {}, {}

    def understand(self, kinds, unknown, common):
        check(not self.disorder and isinstance(self.body, dict))
        known = [member for member in self.body if member in MEMBERS]
        check(known == [member for member in MEMBERS if member in known])
        check(list(self.body)[: len(known)] == known)
        check(self.body.get("c", 1) == 1 and self.body.get("m", 1) == 1)
        check(not isinstance(self.body.get("c"), bool))
        values, preds = self.body.get("s", {}), self.body.get("p", {})
        check(isinstance(values, dict) and isinstance(preds, dict) and set(preds) <= set(values))
        for names in preds.values():
            check(isinstance(names, list))
            check(all(isinstance(n, str) and STAMP.match(n) and n[:16] < self.hlc for n in names))
        fields = kinds[self.kind].fields if self.kind in kinds else common
        for key, value in values.items():
            check(key != "" and not isinstance(value, list))
            self.check_value(key, find_field(fields, key), value)
        self.create, self.values, self.preds = "c" in self.body, values, preds

    @staticmethod
    def check_value(key, field, value):
        if key == "$del":
            check(value == 0 and not isinstance(value, bool)
                  or isinstance(value, dict) and isinstance(value.get("v"), dict))
        elif field is None or value is None:
            return
        elif field.type in SETS:
            check(not isinstance(value, dict))
            check(field.type != "ref-set" or ID.match(key.split("/", 1)[1]))
        elif field.type == "markdown":
            check(isinstance(value, dict) and len(value) > 0)
            first = list(value)[0]
            check(first == "f" and isinstance(value["f"], str)
                  or first == "d" and isinstance(value["d"], list))
        elif field.type == "flag":
            check(isinstance(value, bool))
        elif field.type == "integer":
            check(isinstance(value, int) and not isinstance(value, bool))
        else:
            check(isinstance(value, str))
            check(field.type != "day" or is_real_day(value))
            check(field.type != "decimal" or DECIMAL.match(value))
            check(field.type != "ref" or ID.match(value))
            check(field.type in (*PLAIN_TEXT, "day", "decimal", "ref"))


def find_field(fields, key):
    """The field that a key names: elements of sets have a slash, others none."""
    name, slash, element = key.partition("/")
    field = fields.get(name)
    if field is None or (field.type in SETS) != bool(slash) or slash and not element:
        return None
    return field


def is_present(value):
    return value is True or isinstance(value, str) or type(value) is int and value != 0


def as_text(field, value):
    return str(value).lower() if field.type in ("flag", "integer") else value


class Entity:
    """A record as a function of the set of its operations."""

    def __init__(self, name, ops, catalogue):
        kinds, unknown, common = catalogue
        ops = sorted(ops, key=lambda op: op.stamp)
        self.name, self.kind = name, ops[0].kind
        self.catalogue = kinds.get(self.kind)
        self.fields = self.catalogue.fields if self.catalogue else common
        self.known, self.registers = [], {}
        stamps = set()
        for op in ops:
            try:
                check(op.kind == self.kind and op.stamp not in stamps)
                op.understand(*catalogue)
            except Strange:
                stamps.add(op.stamp)
                continue
            stamps.add(op.stamp)
            self.known.append(op)
            for key in op.values:
                field = find_field(self.fields, key)
                frozen = self.catalogue and self.catalogue.append_only and field and field.own
                if op.create or not frozen:
                    self.registers.setdefault(key, []).append(op)
        self.creation = next((op for op in self.known if op.create), None)
        self.heads = {key: self.find_heads(key, ops) for key, ops in self.registers.items()}
        self.winners = {key: heads[-1] for key, heads in self.heads.items()}
        self.left_out = None

    @staticmethod
    def find_heads(key, ops):
        """Those that no operation on the register names."""
        named = {name for op in ops for name in op.preds.get(key, ())}
        heads = [op for op in ops if op.stamp not in named]
        assert heads, "a register lost all of its values"
        return heads

    def is_deleted(self):
        deletions = self.heads.get("$del", [])
        return bool(deletions) and all(self.is_covered(op.values["$del"]) for op in deletions)

    def is_covered(self, deletion):
        if deletion == 0:
            return False
        seen = deletion["v"]
        return all(seen.get(op.stamp[17:], "") >= op.hlc
                   for key, heads in self.heads.items() if key != "$del" for op in heads)

    def is_disputed(self):
        deletions = self.heads.get("$del", [])
        return any(op.values["$del"] != 0 for op in deletions) and not self.is_deleted()

    def get_parent(self, field):
        op = self.winners.get(field.name)
        return (op.values[field.name] or None) if op else None

    def tree_fields(self):
        return [field for field in self.fields.values() if field.tree] if self.catalogue else []

    def dump(self, out):
        state = "stub" if not self.creation else "deleted" if self.is_deleted() else "live"
        created = self.creation.stamp if self.creation else "-"
        changed = self.known[-1].stamp if self.known else "-"
        out.append(f"e {self.name} {self.kind} {state} {created} {changed}")
        lines = []
        for key, heads in self.heads.items():
            self.dump_register(key, heads, find_field(self.fields, key), lines)
        if self.is_disputed():
            lines.append(f"x $del 3 {len(self.heads['$del'])}")
        if self.left_out:
            lines.append(f"x {self.left_out[0]} 4 {self.left_out[1]}")
        out.extend(sorted(lines, key=lambda line: line.encode()))

    def dump_register(self, key, heads, field, lines):
        names = " ".join(op.stamp for op in heads)
        if key == "$del":
            lines.append(f"h $del {names}")
        elif field is None:
            lines.append(f"m {quote(key)} -1 {names}")
        elif field.type in SETS:
            present = any(is_present(op.values[key]) for op in heads)
            lines.append(f"m {quote(key)} {int(present)} {names}")
        elif field.type == "markdown":
            # Its heads are not listed where one of them waits for its base.
            lines.append(f"h {key} {names}")
        else:
            lines.append(f"h {key} {names}")
            self.dump_value(key, heads, field, lines)

    def dump_value(self, key, heads, field, lines):
        if not self.catalogue:
            return
        values = {as_text(field, op.values[key]) if op.values[key] not in (None, "") else None
                  for op in heads}
        if len(values) > 1:
            lines.append(f"x {key} 1 {len(values)}")
        value = heads[-1].values[key]
        if value not in (None, "") and not (self.left_out and self.left_out[0] == key):
            lines.append(f"v {key} {quote(as_text(field, value))}")


def quote(text):
    return json.dumps(text, ensure_ascii=False)


def leave_out_cycles(entities):
    """Of each cycle, the reference that was set last counts as blank."""
    for kind in {entity.kind for entity in entities.values() if entity.catalogue}:
        same = {name: entity for name, entity in entities.items() if entity.kind == kind}
        for field in next(iter(same.values())).tree_fields():
            done = set()
            for start in same:
                path, at = [], start
                while at in same and at not in path and at not in done:
                    path.append(at)
                    at = same[at].get_parent(field)
                if at in path:
                    cycle = path[path.index(at):]
                    last = max(cycle, key=lambda name: same[name].winners[field.name].stamp)
                    same[last].left_out = (field.name, len(cycle))
                done.update(path)


def compute(path, catalogue):
    logs, entities = {}, {}
    with open(path, encoding="utf-8") as lines:
        for text in lines:
            device, line = text.rstrip("\n").split(" ", 1)
            hlc = json.loads(line)["h"]
            op = Op(device, line, hlc <= logs.get(device, ""))
            logs[device] = max(hlc, logs.get(device, ""))
            entities.setdefault(op.entity, []).append(op)
    entities = {name: Entity(name, ops, catalogue) for name, ops in entities.items()}
    leave_out_cycles(entities)
    out = []
    for name in sorted(entities):
        entities[name].dump(out)
    return out, len(entities)


def without_texts(lines, fields):
    """What the engine says, without the bodies and conflicts of long texts."""
    texts = {field.name for field in fields.values() if field.type == "markdown"}
    for line in lines:
        word = line.split(" ")
        if word[0] == "v" and word[1] in texts or word[0] == "x" and word[2] == "2":
            continue
        yield line


def same(ours, theirs):
    """Heads that the engine does not list are taken as right."""
    return ours == theirs or theirs.endswith(" *") and ours.startswith(theirs[:-1])


def compare(folder, seed, catalogue):
    fields = {name: field for kind in catalogue[0].values() for name, field in kind.fields.items()
              if field.type == "markdown"}
    ours, n_entities = compute(f"{folder}/{seed}.ops", catalogue)
    with open(f"{folder}/{seed}.dump", encoding="utf-8") as lines:
        theirs = list(without_texts(lines.read().splitlines(), fields))
    entity = ""
    for one, other in zip(ours, theirs):
        entity = one if one.startswith("e ") else entity
        if not same(one, other):
            print(f"# seed {seed}, {entity}\n# oracle: {one}\n# engine: {other}")
            return False, n_entities
    if len(ours) != len(theirs):
        print(f"# seed {seed}: {len(ours)} lines against {len(theirs)}")
    return len(ours) == len(theirs), n_entities


def main(model, seeds="12"):
    print(f"1..{seeds}")
    failed, total = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        settings = {"PB_MODEL_WRITE": folder, "PB_MODEL_FIRST": "500", "PB_MODEL_SEEDS": seeds}
        subprocess.run([model], env={**os.environ, **settings}, stdout=subprocess.DEVNULL,
                       check=True)
        catalogue = read_catalogue(f"{folder}/catalogue")
        for number in range(int(seeds)):
            equal, n_entities = compare(folder, 500 + number, catalogue)
            total += n_entities
            failed += not equal
            print(f"{'ok' if equal else 'not ok'} {number + 1} - seed {500 + number}")
    print(f"# {total} records")
    return 1 if failed else 0


sys.exit(main(*sys.argv[1:]))
