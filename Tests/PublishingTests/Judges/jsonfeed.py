"""Holds a JSON Feed to its schema: jsonfeed.py FEED SCHEMAS

SCHEMAS has SchemaStore's feed.json and feed-1.json; where they are missing, that is said. Exits 1 if the
feed is not valid.
"""

import json
import pathlib
import sys

from jsonschema import Draft7Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

feed = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
assert len({item["id"] for item in feed["items"]}) == len(feed["items"]), "an id twice"
assert all("_policy_history" in item for item in feed["items"])
assert feed.get("next_url") != feed["feed_url"]
folder = pathlib.Path(sys.argv[2])
if not (folder / "feed.json").exists():
    print(f"no {folder}/feed.json: the feed is not held to its schema")
    sys.exit(0)
parts = {name: json.loads((folder / name).read_text()) for name in ("feed.json", "feed-1.json")}
one = Resource.from_contents(parts["feed-1.json"], default_specification=DRAFT7)
base = "https://json.schemastore.org/"
registry = Registry().with_resources([(base + "feed-1", one), (base + "feed-1.json", one), ("feed-1", one)])
validator = Draft7Validator(parts["feed.json"], registry=registry, format_checker=FormatChecker())
errors = list(validator.iter_errors(feed))
for error in errors[:3]:
    print(f"{error.json_path}: {error.message[:300]}")
sys.exit(1 if errors else 0)
