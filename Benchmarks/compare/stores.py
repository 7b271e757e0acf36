"""What is measured: the archive, and archives made of it that have more policies or revisions."""

import json
import pathlib
import shutil
import subprocess
from datetime import datetime, timedelta


def git(*arguments: str, at: pathlib.Path | None = None, **more) -> subprocess.CompletedProcess:
    place = ["-C", str(at)] if at else []
    return subprocess.run(["git", *place, *arguments], check=True, **more)


def prepare(work: pathlib.Path, program: str, archive: str | None) -> None:
    """Empties the folder of what was made of another archive or by another program."""
    made = work / "made-of.txt"
    paths = [pathlib.Path(program)] + ([pathlib.Path(archive)] if archive else [])
    now = "".join(
        f"{path.resolve()} {path.stat().st_size} {path.stat().st_mtime_ns}\n" for path in paths)
    if made.exists() and made.read_text() == now:
        return
    for left in work.glob("*") if work.exists() else []:
        if left.name == "peers":  # programs, made of no archive
            continue
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    work.mkdir(parents=True, exist_ok=True)
    made.write_text(now)


def cloned(archive: str, to: pathlib.Path) -> pathlib.Path:
    """A bare clone, packed, whose commits have no index of changed paths yet."""
    if not to.exists():
        git("clone", "--quiet", "--bare", archive, str(to))
    return to


def checked_out(archive: pathlib.Path, to: pathlib.Path) -> pathlib.Path:
    """The same with a work tree."""
    if not to.exists():
        git("clone", "--quiet", str(archive), str(to))
    return to


def with_commit_graph(archive: pathlib.Path, to: pathlib.Path) -> pathlib.Path:
    """The same with git's index of the paths that each commit changed."""
    if not to.exists():
        git("clone", "--quiet", "--bare", str(archive), str(to))
        git("commit-graph", "write", "--reachable", "--changed-paths", "--no-progress", at=to)
    return to


def imported(program: str, archive: pathlib.Path, to: pathlib.Path) -> pathlib.Path:
    """A store made of an archive."""
    if not to.exists():
        subprocess.run(
            [program, "-q", "--history", str(to), "import", "git", str(archive)],
            check=True, stdout=subprocess.DEVNULL)
    return to


def revisions(store: pathlib.Path) -> list[tuple[str, int, datetime, dict]]:
    """What a store has of each revision: policy, number of the version, date, document."""
    listing = git(
        "ls-tree", "-r", "--format=%(objectname) %(path)", "main", "policies/aws", at=store,
        capture_output=True, text=True).stdout.splitlines()
    files = [line.split(" ", 1) for line in listing if not line.endswith("/policy.json")]
    batch = git(
        "cat-file", "--batch", at=store, input="\n".join(id for id, _ in files).encode(),
        capture_output=True).stdout
    found, place = [], 0
    for _, path in files:
        end = batch.index(b"\n", place)
        size = int(batch[place:end].split()[2])
        revision = json.loads(batch[end + 1 : end + 1 + size])
        place = end + 2 + size
        name, version = path.split("/")[-2:]
        number = version.removeprefix("v").removesuffix(".json")
        dated = [reading for reading in revision["readings"] if "created" in reading]
        documents = [reading["document"] for reading in dated if "document" in reading]
        if documents and number.isdigit():
            created = datetime.fromisoformat(min(reading["created"] for reading in dated))
            found.append((name, int(number), created, documents[0]))
    return sorted(found, key=lambda revision: (revision[2], revision[0], revision[1]))


def multiplied(store: pathlib.Path, to: pathlib.Path, policies: int, versions: int) -> pathlib.Path:
    """An archive with each policy several times, under other names, or each revision several
    times, minutes apart and each with an identifier of its own. As in archives, a commit has what
    was found new at one look: a day's, or less where a policy changed twice in it."""
    if to.exists():
        return to
    git("init", "--quiet", "--bare", "--initial-branch=main", str(to))
    importer = subprocess.Popen(
        ["git", "-C", str(to), "fast-import", "--quiet"], stdin=subprocess.PIPE)
    look: dict[str, bytes] = {}
    seen = None
    for name, number, created, document in revisions(store):
        for version in range(versions):
            date = created + timedelta(minutes=version)
            other = document if version == 0 else document | {"Id": f"copy{version}"}
            text = json.dumps({"PolicyVersion": {
                "Document": other, "VersionId": f"v{(number - 1) * versions + version + 1}",
                "IsDefaultVersion": True, "CreateDate": date.isoformat()}}, indent=4)
            if seen and (seen.date() != date.date() or f"policies/{name}" in look):
                importer.stdin.write(commit(look, int(seen.timestamp())))
                look = {}
            seen = date
            for copy in range(policies):
                look[f"policies/{name}" + (f"-{copy}" if copy else "")] = text.encode()
    importer.stdin.write(commit(look, int(seen.timestamp())))
    importer.stdin.close()
    if importer.wait() != 0:
        shutil.rmtree(to)
        raise SystemExit("git fast-import failed")
    return to


def commit(files: dict[str, bytes], seconds: int) -> bytes:
    """A commit with some files, as `git fast-import` reads it."""
    text = (
        f"commit refs/heads/main\ncommitter Archive <archive@localhost> {seconds} +0000\n"
        "data 1\n.\n").encode()
    for path, content in files.items():
        text += f"M 100644 inline {path}\ndata {len(content)}\n".encode() + content + b"\n"
    return text
