#!/usr/bin/env python3
"""Compares whole runs of the program with those of what else answers the same, in turn.

    bench.py --program PATH --work FOLDER --docs FOLDER [--archive REPOSITORY] [--runs 11]
             [--factors 1 4 16]

Without an archive the bundled history is measured alone. Writes benchmarks.md and benchmarks.svg.
"""

import argparse
import pathlib
import shutil
import sys

import growth
import parts
import peers
import report
import stores
from measure import in_turn, run

SMALL, LARGE = "AmazonSSMFullAccess", "ReadOnlyAccess"


class Comparison:
    """What one question costs here and elsewhere."""

    def __init__(self, question, ours, peers, most=None):
        self.question, self.ours, self.peers, self.most = question, ours, peers, most

    def rows(self, runs: int):
        """For each peer: question, peer, our time, its time, ratio, our memory, its memory."""
        names, commands = list(self.peers), [self.ours, *self.peers.values()]
        ours, *others = in_turn(commands, min(runs, self.most or runs))
        if not others:
            yield self.question, None, ours.median, None, None, ours.peak, None
        for name, other in zip(names, others):
            yield (self.question, name, ours.median, other.median, other.median / ours.median,
                   ours.peak, other.peak)


def bundled(program: str, work: pathlib.Path) -> list[Comparison]:
    """The program's own history: how fast an answer can be at all."""
    store = work / "bundled.git"
    if not store.exists():
        run([program, "-q", "--history", str(store), "init"])
    policy = "policies/aws/q/AmazonQFullAccess"
    ours = [program, "--history", str(store)]
    walk = ["git", "-C", str(store), "log", "-p", "--", policy]
    return [
        Comparison("start and say the version", [program, "--version"],
                   {"git --version": ["git", "--version"]}),
        Comparison("log of a policy", ours + ["log", "AmazonQFullAccess"], {"git log -p": walk}),
        Comparison("show at a date", ours + ["show", "AmazonQFullAccess", "--at", "2024-08-01"],
                   {"git log -p": walk}),
        Comparison("diff between two dates", ours + [
            "diff", "AmazonQFullAccess", "--from", "2024-01-01", "--to", "2024-11-13"],
            {"git log -p": walk}),
        Comparison("change log of everything", ours + ["changelog"],
                   {"git log -p": ["git", "-C", str(store), "log", "-p"]}),
    ]


def whole(program: str, archive: str, work: pathlib.Path) -> list[Comparison]:
    """The full archive, as a git repository for the others and as a store for us."""
    plain = stores.cloned(archive, work / "archive.git")
    graph = stores.with_commit_graph(plain, work / "archive-graph.git")
    store = stores.imported(program, plain, work / "store.git")
    ours = [program, "--history", str(store)]
    found = []
    for policy in (SMALL, LARGE):
        walks = {
            name: ["git", "-C", str(at), "log", "-p", "--", f"policies/{policy}"]
            for name, at in (("git log -p", plain), ("git log -p, commit-graph", graph))}
        found += [
            Comparison(f"log {policy}", ours + ["log", policy], walks),
            Comparison(f"show {policy} at a date", ours + ["show", policy, "--at", "2022-06-01"],
                       walks),
            Comparison(f"diff {policy} over a year", ours + [
                "diff", policy, "--from", "2022-06-01", "--to", "2023-06-01"], walks)]
    if peers.installed(work):
        found += beside_others(ours, peers.Peers(work, plain, store, LARGE))
    new, other = work / "new.git", work / "copy.git"
    shell = ["sh", "-c"]
    found += [
        Comparison("grants iam:PassRole --ever", ours + ["grants", "iam:PassRole", "--ever"], {
            "git log -S": ["git", "-C", str(plain), "log", "--oneline", "-S", "iam:PassRole"]}),
        Comparison("first import", shell + [
            f"rm -rf '{new}'; exec '{program}' -q --history '{new}' import git '{plain}'"], {
            "git fast-export and fast-import": shell + [
                f"rm -rf '{other}'; git init -q --bare '{other}';"
                f" git -C '{plain}' fast-export --all | git -C '{other}' fast-import --quiet"]}),
        Comparison("import, nothing new", ours + ["import", "git", str(plain)], {}),
        Comparison("change log of everything", ours + ["changelog"], {
            "git log -p, everything": ["git", "-C", str(plain), "log", "-p"]}),
        Comparison("verify", ours + ["verify"], {
            "git fsck --full": ["git", "-C", str(store), "fsck", "--full", "--no-progress"]}),
        Comparison("feeds of everything", ours + [
            "feed", str(work / "feeds"), "--base-url", "https://policy-history.example/"], {})]
    return found


def beside_others(ours: list[str], others: peers.Peers) -> list[Comparison]:
    """Questions that programs from PyPI answer."""
    old, new, *files = others.pair
    return [
        Comparison(f"log {policy}", ours + ["log", policy], {
            "git-history": others.git_history(policy)}, most=5)
        for policy in (SMALL, LARGE)
    ] + [
        Comparison(f"diff {LARGE}, {old} to {new}", ours + [
            "diff", LARGE, "--from", old, "--to", new],
            {package: others.gained(package, *files) for package in ("policyuniverse", "policyglass")},
            most=3),
        Comparison("all consecutive changes", ours + ["log", "--changes", "--format", "jsonl"], {
            "policyuniverse": others.gained("policyuniverse", others.revisions)}, most=1)]


def start(program: str, work: pathlib.Path, runs: int) -> list[list[str]]:
    """What a query spends before libgit2 starts, in starting it, and after."""
    empty = work / "empty.git"
    if not empty.exists():
        run([program, "-q", "--history", str(empty), "init", "--empty"])
    bundled = work / "bundled.git"
    version, opened, asked = in_turn([
        [program, "--version"], [program, "--history", str(empty), "list"],
        [program, "--history", str(bundled), "show", "AmazonQFullAccess"]], runs * 3)
    return [
        ["the process, the Swift runtime, reading the arguments", report.seconds(version.median)],
        ["libgit2's own start, and opening a store that is empty",
         report.seconds(opened.median - version.median)],
        ["finding and reading a policy of the bundled history, and showing it",
         report.seconds(asked.median - opened.median)],
        ["together", report.seconds(asked.median)]]


def compared(comparisons: list[Comparison], runs: int, bars: list) -> str:
    """A table of comparisons; their ratios go to the bars of the drawing too."""
    rows = []
    for comparison in comparisons:
        for question, peer, ours, other, ratio, peak, others in comparison.rows(runs):
            print(f"{question}: {report.seconds(ours)}"
                  + (f", {peer}: {report.seconds(other)}" if peer else ""), file=sys.stderr)
            if peer:
                bars.append((f"{question}: {peer}", ratio))
            rows.append([
                question, report.seconds(ours), report.memory(peak), peer or "",
                report.seconds(other) if peer else "", report.memory(others) if peer else "",
                report.ratio(ratio) if peer else ""])
    return report.table(
        ["question", "policy-history", "memory", "beside it", "its time", "its memory", "ratio"],
        rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("--program", "--work", "--docs"):
        parser.add_argument(name, required=True, type=pathlib.Path)
    parser.add_argument("--archive")
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--factors", type=int, nargs="+", default=[1, 4, 16])
    options = parser.parse_args()
    program, work = str(options.program.resolve()), options.work.resolve()
    stores.prepare(work, program, options.archive)
    for left in ("new.git", "copy.git", "feeds"):
        shutil.rmtree(work / left, ignore_errors=True)

    bars: list[tuple[str, float]] = []
    text = [report.HEAD.format(machine=report.machine(), runs=options.runs)]
    text += [report.BUNDLED, compared(bundled(program, work), options.runs, bars)]
    text += [report.START, report.table(["where", "time"], start(program, work, options.runs))]
    if options.archive:
        bars.clear()  # the drawing is of what is large
        rows = compared(whole(program, options.archive, work), options.runs, bars)
        text += [report.WHOLE, rows]
    text += [report.PARTS, parts.table(work / ("store.git" if options.archive else "bundled.git"))]
    if options.archive and max(options.factors) > 1:
        text += [report.GROWTH, growth.table(program, work, options.factors)]
    report.write(options.docs, "\n".join(text), report.chart(bars, report.CHART))


if __name__ == "__main__":
    main()
