"""The actions that the second of two documents allows and the first does not, by policyuniverse; of
a file with a line `[policy, document]` for each revision, those of each revision beside the one before.
"""

import json
import sys

from policyuniverse.expander_minimizer import expand_policy


def actions(document: dict) -> set[str]:
    statements = expand_policy(policy=document)["Statement"]
    return {
        action
        for statement in (statements if isinstance(statements, list) else [statements])
        if statement["Effect"] == "Allow" for action in statement.get("Action", [])}


if len(sys.argv) == 3:
    old, new = [actions(json.load(open(path))) for path in sys.argv[1:]]
    print(*sorted(new - old), sep="\n")
else:
    policy, before = None, set()
    for line in open(sys.argv[1]):
        name, document = json.loads(line)
        if name != policy:
            before = set()
        policy, now = name, actions(document)
        print(name, *sorted(now - before))
        before = now
