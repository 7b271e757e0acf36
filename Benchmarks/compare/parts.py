"""The times of the parts, as `swift package benchmark` measures them inside one process."""

import os
import pathlib
import re
import subprocess

import report

PACKAGE = pathlib.Path(__file__).parent.parent


def table(store: pathlib.Path) -> str:
    """A row a part: the median of its runs."""
    printed = subprocess.run(
        ["swift", "package", "benchmark", "run", "--no-progress", "--format", "markdown",
         "--time-units", "microseconds", "--path", "stdout"],
        cwd=PACKAGE, env=os.environ | {"POLICY_HISTORY": str(store)}, check=True,
        stdout=subprocess.PIPE, text=True).stdout
    rows, name = [], ""
    for line in printed.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("### "):
            name = line.removeprefix("### ")
        elif cells[0].startswith("Time (wall clock)"):
            assert "μs" in cells[0], line
            rows.append([name, told(name, float(cells[3]) / 1e6)])
    return report.table(["part", "median"], rows)


def told(name: str, seconds: float) -> str:
    """The time of a part, and of one whose name says of how many megabytes how many a second."""
    size = re.search(r"(\d+) MB", name)
    return report.seconds(seconds) + (f", {int(size[1]) / seconds:.0f} MB/s" if size else "")
