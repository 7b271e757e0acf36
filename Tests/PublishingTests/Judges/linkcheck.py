"""Has LinkChecker follow all links of a site from its front page, fragments too: linkcheck.py FOLDER

As root it becomes nobody, who has to be able to read the folder. Exits 1 if a link leads nowhere.
"""

import pathlib
import subprocess
import sys
import tempfile

index = pathlib.Path(sys.argv[1]).resolve() / "index.html"
program = pathlib.Path(sys.executable).with_name("linkchecker")
with tempfile.TemporaryDirectory() as folder:
    settings = pathlib.Path(folder, "linkcheckerrc")
    settings.write_text("[AnchorCheck]\n")
    pathlib.Path(folder).chmod(0o755)
    settings.chmod(0o644)
    answer = subprocess.run(
        [program, "--config", settings, "--no-status", index.as_uri()], capture_output=True, text=True
    )
print((answer.stdout + answer.stderr)[-1500:])
sys.exit(answer.returncode)
