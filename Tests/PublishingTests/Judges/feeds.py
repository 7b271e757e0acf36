"""Holds all feeds of a folder to what their formats say: feeds.py FOLDER SCHEMAS [MOST]

SCHEMAS has RFC 4287's schema (atom.rnc, and atom.rng with its rules for Schematron) and SchemaStore's of JSON
Feed (feed.json, feed-1.json); where they or jing are missing, that is said. At most MOST feeds of each format
are read; their archives are followed to the end, and have to have every entry once. Exits 1 if something is
wrong.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import urllib.parse

import feedparser
from jsonschema import Draft7Validator, FormatChecker
from lxml import etree, isoschematron
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

from common import files, some

root = pathlib.Path(sys.argv[1]).resolve()
folder = pathlib.Path(sys.argv[2])
most = int(sys.argv[3]) if len(sys.argv) > 3 else 0
ATOM = {"atom": "http://www.w3.org/2005/Atom", "fh": "http://purl.org/syndication/history/1.0"}
wrong = []


def feeds(kind):
    """The feeds to subscribe to, and all documents of a kind."""
    everything = files(root, kind)
    archives = root / "archives"
    starts = some((path for path in everything if archives not in path.parents), most)
    return starts, everything


def place(address, base):
    """Where something stands that has an address; `base` is that of the folder."""
    assert address.startswith(base), address
    return root / urllib.parse.unquote(address[len(base):])


def is_whole(name, documents, archived):
    """Whether documents, the newest first, have every entry once and are marked as what they are.

    The document to subscribe to shows the newest entries also where their time is over: those stand in
    the archive of that time too (RFC 5005, section 4: the union counts).
    """
    newest, rest = documents[0], [id for ids in documents[1:] for id in ids]
    if any(len(ids) != len(set(ids)) for ids in (newest, rest)):
        wrong.append(f"{name}: an entry twice")
    repeated = len(set(newest) & set(rest))
    if newest[len(newest) - repeated:] != rest[:repeated]:
        wrong.append(f"{name}: entries are repeated that are not the newest of the archives")
    if any(not is_archive for is_archive in archived[1:]) or archived[0]:
        wrong.append(f"{name}: an archive that is not marked as one, or another that is")


def rules():
    """The rules for Schematron that stand in RFC 4287's schema, as ISO Schematron."""
    text = (folder / "atom.rng").read_text(encoding="utf-8")
    old = "{http://www.ascc.net/xml/schematron}"
    found = etree.fromstring(text.encode()).iter(f"{old}rule")
    schema = etree.Element("schema", nsmap={None: "http://purl.oclc.org/dsdl/schematron"})
    etree.SubElement(schema, "ns", prefix="atom", uri=ATOM["atom"])
    for rule in found:
        part = etree.SubElement(etree.SubElement(schema, "pattern"), "rule", rule.attrib)
        for claim in rule.iter(f"{old}assert"):
            etree.SubElement(part, "assert", claim.attrib).text = claim.text
    text = etree.tostring(schema)
    return isoschematron.Schematron(etree.fromstring(text))


def atom():
    starts, everything = feeds("atom")
    read = set()
    for start in starts:
        own = etree.parse(start)
        base = own.find("atom:link[@rel='self']", ATOM).get("href")
        base = base[: -len(urllib.parse.quote(str(start.relative_to(root))))]
        documents, archived = [], []
        path = start
        while path:
            read.add(path)
            tree = etree.parse(path)
            links = {link.get("rel"): link.get("href") for link in tree.iterfind("atom:link", ATOM)}
            if place(links["self"], base) != path:
                wrong.append(f"{path}: says it stands at {links['self']}")
            documents.append([id.text for id in tree.iterfind("atom:entry/atom:id", ATOM)])
            archived.append(tree.find("fh:archive", ATOM) is not None)
            if path != start and place(links["current"], base) != start:
                wrong.append(f"{path}: belongs to {links['current']}")
            path = links.get("prev-archive") and place(links["prev-archive"], base)
        is_whole(start, documents, archived)
    if not most and len(read) != len(everything):
        wrong.append(f"{len(everything) - len(read)} documents of Atom that none leads to")
    held_to_rfc(sorted(read))
    return len(read)


def held_to_rfc(paths):
    schema = folder / "atom.rnc"
    if not schema.exists() or not shutil.which("jing"):
        return print(f"no jing, or no {schema}: feeds are not held to RFC 4287")
    for start in range(0, len(paths), 500):
        part = [str(path) for path in paths[start:start + 500]]
        answer = subprocess.run(["jing", "-c", schema, *part], capture_output=True, text=True)
        if answer.returncode:
            wrong.append(answer.stdout[:500])
    schematron = rules()
    for path in paths:
        tree = etree.parse(path)
        if not schematron.validate(tree):
            wrong.append(f"{path}: {schematron.error_log.last_error}")
        feed = feedparser.parse(str(path), sanitize_html=False, resolve_relative_uris=False)
        ids = [id.text for id in tree.iterfind("atom:entry/atom:id", ATOM)]
        if feed.bozo or feed.version != "atom10" or [entry.id for entry in feed.entries] != ids:
            wrong.append(f"{path}: not understood by feedparser")


def json_feeds():
    starts, everything = feeds("json")
    validator = json_schema()
    read = set()
    for start in starts:
        documents, archived = [], []
        path, base = start, None
        while path:
            read.add(path)
            feed = json.loads(path.read_text(encoding="utf-8"))
            base = base or feed["feed_url"][: -len(urllib.parse.quote(str(start.relative_to(root))))]
            if place(feed["feed_url"], base) != path:
                wrong.append(f"{path}: says it stands at {feed['feed_url']}")
            for error in validator.iter_errors(feed) if validator else []:
                wrong.append(f"{path}: {error.json_path}: {error.message[:300]}")
            documents.append([item["id"] for item in feed["items"]])
            archived.append(path != start)
            path = feed.get("next_url") and place(feed["next_url"], base)
        is_whole(start, documents, archived)
    if not most and len(read) != len(everything):
        wrong.append(f"{len(everything) - len(read)} JSON Feeds that none leads to")
    return len(read)


def json_schema():
    if not (folder / "feed.json").exists():
        return print(f"no {folder}/feed.json: JSON Feeds are not held to their schema")
    parts = {name: json.loads((folder / name).read_text()) for name in ("feed.json", "feed-1.json")}
    one = Resource.from_contents(parts["feed-1.json"], default_specification=DRAFT7)
    base = "https://json.schemastore.org/"
    registry = Registry().with_resources(
        [(base + "feed-1", one), (base + "feed-1.json", one), ("feed-1", one)]
    )
    return Draft7Validator(parts["feed.json"], registry=registry, format_checker=FormatChecker())


counts = [atom(), json_feeds()]
print("\n".join(wrong[:20]) or f"{counts[0]} documents of Atom, {counts[1]} of JSON Feed")
sys.exit(1 if wrong else 0)
