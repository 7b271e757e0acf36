"""What the second of two documents allows and the first does not, by PolicyGlass."""

import json
import sys

from policyglass import Policy

old, new = [Policy(**json.load(open(path))).policy_shards for path in sys.argv[1:]]
gained = []
for shard in new:
    rest = [shard]
    for other in old:
        rest = [part for piece in rest for part in piece.difference(other)]
    gained += rest
print(*gained, sep="\n")
