"""Other programs that answer one of the questions, from PyPI."""

import json
import pathlib
import subprocess
import sys
import venv

import stores
from measure import apart

FOLDER = pathlib.Path(__file__).parent / "peers"
PACKAGES = ["git-history==0.8", "policyglass==0.8.0", "pydantic<2", "policyuniverse==1.5.1.20231109"]


class Peers:
    """A Python that has them, and what they are asked about."""

    def __init__(self, work: pathlib.Path, archive: pathlib.Path, store: pathlib.Path, policy: str):
        self.python = work / "peers" / "bin" / "python"
        self.tree = stores.checked_out(archive, work / "archive-tree")
        self.work = work
        apart(written, store, work, policy)

    def git_history(self, policy: str) -> list[str]:
        """A database of the versions of a policy's file."""
        made = self.work / "git-history.db"
        branch = stores.git(
            "branch", "--show-current", at=self.tree, capture_output=True, text=True).stdout.strip()
        tool = self.python.parent / "git-history"
        return ["sh", "-c", f"rm -f '{made}'; exec '{tool}' file '{made}' policies/{policy}"
                f" --repo '{self.tree}' --branch {branch} --silent"
                " --convert '[json.loads(content)]'"]

    @property
    def pair(self) -> list[str]:
        """The newest two versions of the policy next to each other, and the files with their documents."""
        return json.loads((self.work / "pair.json").read_text())

    @property
    def revisions(self) -> str:
        """A file with a line for each revision, policy by policy."""
        return str(self.work / "revisions.jsonl")

    def gained(self, package: str, *files: str) -> list[str]:
        return [str(self.python), str(FOLDER / f"{package}_gained.py"), *files]


def written(store: pathlib.Path, work: pathlib.Path, policy: str) -> None:
    """Writes the documents that others are handed."""
    revisions = sorted(stores.revisions(store), key=lambda revision: revision[:2])
    with (work / "revisions.jsonl").open("w") as lines:
        for name, _, _, document in revisions:
            lines.write(json.dumps([name, document]) + "\n")
    versions = {number: document for name, number, _, document in revisions if name == policy}
    last = max(number for number in versions if number - 1 in versions)
    files = []
    for number in (last - 1, last):
        files.append(work / f"{policy}-v{number}.json")
        files[-1].write_text(json.dumps(versions[number]))
    (work / "pair.json").write_text(
        json.dumps([f"v{last - 1}", f"v{last}", str(files[0]), str(files[1])]))


def installed(work: pathlib.Path) -> bool:
    """Whether they are there; makes a Python for them where they are not yet."""
    place = work / "peers"
    if (place / "complete").exists():
        return True
    try:
        venv.create(place, with_pip=True, clear=True)
        subprocess.run(
            [str(place / "bin" / "python"), "-m", "pip", "install", "--quiet",
             "--disable-pip-version-check", *PACKAGES], check=True)
    except subprocess.CalledProcessError as error:
        print(f"without programs from PyPI, which cannot be installed: {error}", file=sys.stderr)
        return False
    (place / "complete").touch()
    return True
