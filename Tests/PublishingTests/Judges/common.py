"""What several judges do."""

import json
import os
import pathlib
import shutil
import sys

def some(paths, most):
    """At most so many of the paths, evenly spread over all of them in order; 0 is no limit."""
    paths = sorted(paths)
    if not most or len(paths) <= most:
        return paths
    return [paths[index * len(paths) // most] for index in range(most)]


def files(root, kind):
    """All files of a kind that are no lists for programs; a policy may be called like one."""
    everything = root.rglob(f"*.{kind}")
    return [path for path in everything if path.is_file() and root / "api" not in path.parents]


def pages(root, most):
    """At most so many pages of each kind of a site; 0 is no limit."""
    kinds = ["*.html", "services/*.html", "policies/*/*.html", "revisions/*/*/*.html",
             "revisions/*/*/actions.html"]
    chosen = {path for kind in kinds for path in some(root.glob(kind), most)}
    return sorted(path for path in chosen if path.is_file())


def chromium():
    """Where Chromium is; ends the program where there is none."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not program:
        print("no Chromium: nobody looks at the pages")
        sys.exit(0)
    return program


def validators(folder):
    """A validator for each schema of a folder, by its file's name; the schemas are held to theirs."""
    from jsonschema import Draft202012Validator
    from referencing import Registry, Resource

    schemas = {}
    for path in pathlib.Path(folder).glob("*.json"):
        schema = json.loads(path.read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        assert schema["$id"].endswith("/" + path.name), path
        schemas[path.name] = schema
    registry = Registry().with_resources(
        (schema["$id"], Resource.from_contents(schema)) for schema in schemas.values()
    )
    return {name: Draft202012Validator(schema, registry=registry) for name, schema in schemas.items()}
