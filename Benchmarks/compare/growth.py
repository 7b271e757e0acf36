"""Each verb on archives of several times the policies, and of several times the revisions."""

import json
import pathlib
import shutil
import subprocess
import sys

import report
import stores
from measure import apart, in_turn, run

POLICY = "AmazonSSMFullAccess"


def table(program: str, work: pathlib.Path, factors: list[int]) -> str:
    """A row a verb, a column an archive."""
    columns, results = [], {}
    for policies, versions in [(n, 1) for n in factors] + [(1, n) for n in factors if n > 1]:
        archive = work / f"archive-{policies}-{versions}.git"
        apart(stores.multiplied, work / "store.git", archive, policies, versions)
        columns.append(
            f"{policies} × policies" if versions == 1 else f"{versions} × revisions")
        for verb, value in measured(program, work, archive).items():
            print(f"{columns[-1]}: {verb}: {value}", file=sys.stderr)
            results.setdefault(verb, []).append(value)
    return report.table(["", *columns], [[verb, *values] for verb, values in results.items()])


def measured(program: str, work: pathlib.Path, archive: pathlib.Path) -> dict[str, str]:
    store = work / f"growth-{archive.name}"
    shutil.rmtree(store, ignore_errors=True)
    first, peak = run([program, "-q", "--history", str(store), "import", "git", str(archive)])
    ours = [program, "--history", str(store)]
    last = len(json.loads(output(ours + ["log", POLICY, "--format", "json"])))
    light = {
        f"`log {POLICY}`": ["log", POLICY],
        f"`show {POLICY} --at …`": ["show", POLICY, "--at", "2022-06-01"],
        f"`diff {POLICY}`, its last revision": [
            "diff", POLICY, "--from", f"v{last - 1}", "--to", f"v{last}"],
    }
    heavy = {
        "`list`": ["list"], "`grants iam:PassRole --ever`": ["grants", "iam:PassRole", "--ever"],
        "`changelog`": ["changelog"], "`verify`": ["verify"],
        "`import git`, nothing new": ["import", "git", str(archive)]}
    rows = {"snapshots": output(["git", "-C", str(store), "rev-list", "--count", "main"]).strip(),
            "first `import git`": f"{report.seconds(first)}, {report.memory(peak)}"}
    for verb, arguments in light.items():
        (taken,) = in_turn([ours + arguments], 11)
        rows[verb] = f"{report.seconds(taken.median)}, {report.memory(taken.peak)}"
    for verb, arguments in heavy.items():
        taken, peak = run(ours + arguments)
        rows[verb] = f"{report.seconds(taken)}, {report.memory(peak)}"
    rows["`record` a revision"] = recorded(program, work, ours)
    return rows


def recorded(program: str, work: pathlib.Path, ours: list[str]) -> str:
    """Revisions of a policy of its own, one a run."""
    seconds, peak = [], 0
    for number in range(1, 6):
        document = work / "document.json"
        document.write_text(json.dumps({"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Action": f"s3:Action{number}", "Resource": "*"}]}))
        taken, most = run(ours + [
            "record", "Another", str(document), "--version", f"v{number}", "--effective",
            f"2025-01-0{number}"], expected=(0,))
        seconds.append(taken)
        peak = max(peak, most)
    return f"{report.seconds(sorted(seconds)[len(seconds) // 2])}, {report.memory(peak)}"


def output(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
