"""The results as Markdown and as a drawing."""

import os
import pathlib
import platform
import subprocess
from datetime import date


HEAD = """# How fast it is

This page is written by `make bench`; no figure in it is typed. Measured {machine}

Whole processes, each beside what else answers the question, in turn in one run; the median of {runs}
runs (fewer beside programs from PyPI; under *Growth* one of the slow verbs). A ratio is how many times as long
the other takes. Memory is the most that a process had at any time; less than 20 MB is not seen.

![How many times as long the others take](benchmarks.svg)
"""

BUNDLED = """## The bundled history

What the program carries: four policies, ten snapshots.
"""

START = """## Where the time of a query goes

Differences between medians of whole runs.
"""

WHOLE = """## The full archive

A public archive of all managed policies, as it stands in git: the others read it, and we the store
made of it. `git log -p` prints the changes of one file as text; it answers none of our questions, and
is what people use for them. "commit-graph" is git's index of the paths that each commit changed.
git-history writes the versions of a file into a database. policyuniverse and PolicyGlass say what one
document allows more than another, and are handed the documents in files: the former by a list of actions of
its release, whatever the resources and conditions are.
"""

PARTS = """## The parts

Inside one process, on one thread (`Benchmarks/`).
"""

GROWTH = """## Growth

The revisions of the full archive that have a date, in archives of several times as many policies or
several times as many revisions of each; time and memory of each verb.

A question about one policy reads the policy's folder, and on the way there the tree of its letter, which
has a line for each policy of that letter (most names begin with `A`), and looks once at the place of every
object in the pack's index: that is what grows with other policies, and with their revisions the index alone.
The policy that is asked for has as many times the revisions itself. Recording writes that tree anew and the
names of actions beside the history, so it grows with policies, not with revisions. `verify` reads the trees
of every snapshot, and an import writes them: a tree that grows with the policies for each of the revisions,
which is the square. Folders of fewer policies would change both; the format 1 has these.
"""

CHART = "How many times as long the others take"


def seconds(value: float) -> str:
    if value < 0.000_1:
        return f"{value * 1e6:.1f} µs"
    if value < 0.001:
        return f"{value * 1e6:.0f} µs"
    if value < 0.1:
        return f"{value * 1e3:.1f} ms"
    return f"{value * 1e3:.0f} ms" if value < 1 else f"{value:.2f} s"


def memory(value: int) -> str:
    return f"{value / 1e6:.0f} MB"


def ratio(value: float) -> str:
    return f"{value:.0f}" if value >= 20 else f"{value:.1f}" if value >= 2 else f"{value:.2f}"


def table(head: list[str], rows: list[list[str]]) -> str:
    """A table; the first column is text, the others are numbers."""
    lines = [head, ["---"] + ["--:"] * (len(head) - 1)] + rows
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def machine() -> str:
    """What was measured on, and with which versions."""
    model = next(
        (line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if "model name" in line),
        platform.machine()) if os.path.exists("/proc/cpuinfo") else platform.processor()
    system = platform.freedesktop_os_release()["PRETTY_NAME"] if os.path.exists(
        "/etc/os-release") else platform.platform()
    versions = [
        subprocess.run(command, capture_output=True, text=True).stdout.splitlines()[0]
        for command in (["git", "--version"], ["swift", "--version"])]
    libgit2 = subprocess.run(
        ["pkg-config", "--modversion", "libgit2"], capture_output=True, text=True).stdout.strip()
    return (
        f"{date.today()}, {os.cpu_count()} × {model}, {system}, {versions[0]}, libgit2 {libgit2}, "
        f"{versions[1]}.")


def chart(bars: list[tuple[str, float]], title: str) -> str:
    """How many times as long the others take, as bars on a scale of powers of ten."""
    import math

    row, left, width = 24, 430, 330
    most = max([1.0] + [value for _, value in bars])
    decades = max(1, math.ceil(math.log10(most)))
    height = row * len(bars) + 50

    def x(value: float) -> float:
        return left + width * (math.log10(max(value, 0.1)) + 1) / (decades + 1)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 840 {height}" role="img" '
        f'font-family="sans-serif" font-size="13" aria-labelledby="title">',
        f'<title id="title">{title}</title>',
        "<style>text{fill:#222}.line{stroke:#aaa}.one{stroke:#222}.bar{fill:#2a6f97}"
        ".less{fill:#a4343a}@media(prefers-color-scheme:dark){text{fill:#ddd}.line{stroke:#555}"
        ".one{stroke:#ddd}.bar{fill:#61a5c2}.less{fill:#e07a7f}}</style>"]
    for power in range(-1, decades + 1):
        value = 10.0**power
        kind = "one" if power == 0 else "line"
        parts.append(
            f'<line class="{kind}" x1="{x(value):.1f}" x2="{x(value):.1f}" y1="8" '
            f'y2="{height - 26}"/><text x="{x(value):.1f}" y="{height - 8}" '
            f'text-anchor="middle">{value:g} ×</text>')
    for index, (label, value) in enumerate(bars):
        top = 12 + row * index
        start, end = sorted((x(1), x(value)))
        kind = "bar" if value >= 1 else "bar less"
        parts.append(
            f'<text x="{left - 10}" y="{top + 13}" text-anchor="end">{escaped(label)}</text>'
            f'<rect class="{kind}" x="{start:.1f}" y="{top}" '
            f'width="{max(end - start, 1):.1f}" height="{row - 8}"/>'
            f'<text x="{end + 6:.1f}" y="{top + 13}">{ratio(value)}</text>')
    return "\n".join(parts + ["</svg>", ""])


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def write(folder: pathlib.Path, markdown: str, drawing: str) -> None:
    (folder / "benchmarks.md").write_text(markdown)
    (folder / "benchmarks.svg").write_text(drawing)
