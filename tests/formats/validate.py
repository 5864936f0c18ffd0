"""Compares JSON documents with a JSON Schema: validate.py [--closed] <schema> <document>...

With --closed, a member that the schema does not describe is an error too.
"""

import json
import sys

import jsonschema


def close(schema):
    if isinstance(schema, dict):
        if "properties" in schema:
            schema.setdefault("additionalProperties", False)
        for value in schema.values():
            close(value)
    elif isinstance(schema, list):
        for value in schema:
            close(value)


def main(arguments):
    closed = arguments[0] == "--closed"
    schema_path, *paths = arguments[closed:]
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    if closed:
        close(schema)
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    validator = kind(schema)
    failed = False
    for path in paths:
        with open(path, encoding="utf-8") as file:
            document = json.load(file)
        for error in validator.iter_errors(document):
            failed = True
            place = "/".join(str(part) for part in error.absolute_path)
            print(f"{path}: {place}: {error.message[:500]}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
