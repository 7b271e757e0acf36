"""Holds what a site has for programs to the schemas of docs/schema: api.py FOLDER SCHEMAS [MOST]

That is the files of api/, and the changes in JSON Feeds; of each kind at most MOST files. Exits 1 if one is
not what its schema says, or none says what it is.
"""

import json
import pathlib
import sys

from common import files, some, validators

root = pathlib.Path(sys.argv[1])
schemas = validators(sys.argv[2])
most = int(sys.argv[3]) if len(sys.argv) > 3 else 0
kinds = {
    "api/policies.json": "list.json",
    "api/site.json": "site.json",
    "api/policies/*/*.json": "changelog.json",
    "api/revisions/*/*/*.json": "show.json",
}
wrong = []
judged = 0
seen = set()


def judge(path, schema, value):
    if schema == "changelog.json":
        # The same item stands on its policy's list and in the feeds of everything, a service, a policy.
        value = [item for item in value if json.dumps(item) not in seen]
        seen.update(map(json.dumps, value))
    for error in list(schemas[schema].iter_errors(value))[:3]:
        wrong.append(f"{path}: {error.json_path}: {error.message[:300]}")


known = set()
for pattern, schema in kinds.items():
    paths = [path for path in root.glob(pattern) if path.is_file()]
    known.update(paths)
    for path in some(paths, most):
        judge(path, schema, json.loads(path.read_text(encoding="utf-8")))
        judged += 1
unknown = [path for path in (root / "api").rglob("*") if path.is_file() and path not in known]
wrong += [f"{path}: of no schema" for path in unknown]
feeds = files(root, "json")
for path in some(feeds, most):
    items = json.loads(path.read_text(encoding="utf-8"))["items"]
    judge(path, "changelog.json", [item["_policy_history"]["item"] for item in items])
    judged += 1
print("\n".join(wrong[:20]) or f"{judged} files")
sys.exit(1 if wrong else 0)
