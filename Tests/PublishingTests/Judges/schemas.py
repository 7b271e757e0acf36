"""Holds values to the schemas of docs/schema: schemas.py SCHEMAS VALUES

VALUES is a JSON file, {"name": {"schema": "change.json", "valid": true, "value": …}}. Prints one line
for each value that is valid where it should not be, or the other way round; exits 1 if there is one.
"""

import json
import sys

from common import validators

schemas = validators(sys.argv[1])
failed = False
with open(sys.argv[2], encoding="utf-8") as file:
    values = json.load(file)
for name, case in values.items():
    errors = sorted(
        schemas[case["schema"]].iter_errors(case["value"]), key=lambda error: error.json_path
    )
    if case["valid"] and errors:
        failed = True
        for error in errors[:3]:
            print(f"{name}: {error.json_path}: {error.message[:300]}")
    elif not case["valid"] and not errors:
        failed = True
        print(f"{name}: accepted by {case['schema']}")
print(f"{len(values)} values, {len(schemas)} schemas")
sys.exit(1 if failed else 0)
