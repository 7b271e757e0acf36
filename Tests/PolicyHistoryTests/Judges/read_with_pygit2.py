"""Prints what pygit2 reads in a store: one JSON object a commit, the newest first.

usage: read_with_pygit2.py STORE
"""

import json
import sys

import pygit2


def files(tree, folder=""):
    """The paths of the blobs of a tree, in its order."""
    for entry in tree:
        if isinstance(entry, pygit2.Tree):
            yield from files(entry, folder + entry.name + "/")
        else:
            yield folder + entry.name


repository = pygit2.Repository(sys.argv[1])
assert repository.is_bare
assert repository.head.name == "refs/heads/main"
for commit in repository.walk(repository.head.target):
    print(
        json.dumps(
            {
                "id": str(commit.id),
                "subject": commit.message.splitlines()[0],
                "author": [commit.author.name, commit.author.email],
                "committed": [commit.commit_time, commit.commit_time_offset],
                "trailers": commit.message_trailers,
                "files": list(files(commit.tree)),
                "format": json.loads(commit.tree["history.json"].data)["format"],
            },
            sort_keys=True,
        )
    )
