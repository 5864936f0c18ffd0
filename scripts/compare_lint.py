"""compare_lint.py <squawk.json> <pawl.json> <squawk's version> <page>: what each lint reports, as tables in the page.

Called by compare-lint.sh. Two findings are one where the page's first table says that their rules are, and they are on
the same line.
"""

import collections
import json
import os
import re
import sys

BEGIN, END = "<!-- begin compare-lint -->", "<!-- end compare-lint -->"

# Why one of them alone reports something: by its rule, or by its rule and the file's number.
SQUAWK_ALONE = {
    "ban-concurrent-index-creation-in-transaction": "it runs outside a transaction: Pawl sees to that",
    "changing-column-type": "no row is read or written: only digits before the point are added",
    "prefer-bigint-over-int": "numbers no rows: a count, or a reference, which has the type of its key",
    "prefer-bigint-over-smallint": "numbers no rows: a year, a place",
    "prefer-robust-stmts": "taken up again where it was interrupted",
    "require-lock-timeout": "the runtime sets it",
    "require-statement-timeout": "the runtime bounds the wait for a lock; how long a migration takes is not for a file to know",
    ("require-concurrent-index-creation", "0035"): "of a materialized view that the same migration makes",
    ("require-concurrent-index-creation", "0043"): "ON ONLY a partitioned table: an index of no rows",
}
OURS_ALONE = {
    "attach-partition": "squawk has no such rule; the default partition is looked through",
    "back-fill-in-transaction": "squawk has no such rule; each lock named is held until the commit",
    "ban-create-domain-with-constraint": "squawk reports a domain once, ours each of its constraints",
    "many-indexes": "squawk has no such rule",
    "require-table-schema": "squawk does not look at CREATE INDEX",
    "rename-table": "SET SCHEMA is another name too",
    "table-rewrite": "squawk has it for CLUSTER and VACUUM FULL alone, from PostgreSQL 19 on",
}


def mapping(page):
    rules = collections.defaultdict(set)
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) != 6 or cells[1].startswith("-") or cells[1] == "squawk rule":
            continue
        for rule in filter(None, cells[1].split(", ")):
            rules[rule].update(re.findall(r"`([a-z-]+)`", cells[3]))
    return rules


def down_lines(folder):
    first = {}
    for name in os.listdir(folder):
        if not name.endswith(".sql"):
            continue
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.startswith("-- migrate:down"):
                    first[name] = number
    return first


def place(file, line):
    return f"{file[:4]}:{line}"


def read(squawk_file, pawl_file, folder):
    down = down_lines(folder)
    theirs, ours, in_down = [], [], collections.Counter()
    with open(squawk_file, encoding="utf-8") as file:
        for each in json.load(file):
            name, line = os.path.basename(each["file"]), each["line"] + 1
            if line > down.get(name, line):
                in_down[each["rule_name"]] += 1
            else:
                theirs.append((each["rule_name"], place(name, line)))
    with open(pawl_file, encoding="utf-8") as file:
        for each in json.load(file)["findings"]:
            ours.append((each["id"], place(os.path.basename(each["file"]), each["line"])))
    return theirs, ours, in_down


def why(table, rule, where):
    return table.get((rule, where[:4])) or table.get(rule) or "NOT EXPLAINED"


def shown(places):
    places = sorted(places)
    return ", ".join(places) if len(places) <= 16 else f"{len(places)} places"


def grouped(table, findings):
    groups = collections.defaultdict(list)
    for rule, where in findings:
        groups[rule, why(table, rule, where)].append(where)
    return sorted(groups.items())


def tables(theirs, ours, in_down, rules, version):
    known = {(rule, where) for rule, where in ours}
    answered = [each for each in theirs if any((rule, each[1]) in known for rule in rules[each[0]])]
    alone = [each for each in theirs if each not in answered]
    met = {(rule, where) for name, where in theirs for rule in rules[name]}
    only_ours = [each for each in ours if each not in met]
    count = lambda findings, rule: sum(each[0] == rule for each in findings)
    yield f"With {version}; down scripts counted apart.\n"
    yield "| squawk rule | squawk | Pawl too | squawk alone | in down scripts |\n|---|---|---|---|---|"
    for rule in sorted({each[0] for each in theirs} | set(in_down)):
        yield (f"| {rule} | {count(theirs, rule)} | {count(answered, rule)} | {count(alone, rule)} "
               f"| {in_down[rule] or ''} |")
    yield "\n| rule | Pawl | Pawl alone |\n|---|---|---|"
    for rule in sorted({each[0] for each in ours}):
        yield f"| `{rule}` | {count(ours, rule)} | {count(only_ours, rule)} |"
    yield "\nWhere one of them alone reports something (file:line):\n"
    yield "| who | rule | where | why |\n|---|---|---|---|"
    for (rule, reason), places in grouped(SQUAWK_ALONE, alone):
        yield f"| squawk | {rule} | {shown(places)} | {reason} |"
    for (rule, reason), places in grouped(OURS_ALONE, only_ours):
        yield f"| Pawl | `{rule}` | {shown(places)} | {reason} |"


def main():
    squawk_file, pawl_file, version, path = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        page = file.read()
    found = read(squawk_file, pawl_file, "tests/corpus/postgresql")
    text = "\n".join(tables(*found, mapping(page), version))
    begin, end = page.index(BEGIN) + len(BEGIN), page.index(END)
    with open(path, "w", encoding="utf-8") as file:
        file.write(page[:begin] + "\n" + text + "\n" + page[end:])
    if "NOT EXPLAINED" in text:
        sys.exit(f"{path}: a difference has no reason; give it one in {sys.argv[0]}")


main()
