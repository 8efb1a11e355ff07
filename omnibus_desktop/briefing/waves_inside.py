"""Several waves inside the file of a briefing: its own, and those that slides are compared with.

The others stand in the block of its own, behind its files, so that older versions read that one.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from omnibus_desktop.briefing.wave_inside import DAMAGED, laid_out

_MOST_EARLIER = 8
_END = b"\n }"  # of a block
_BEGINS, _ENDS = b',\n  "earlier": [\n', b"\n  ]\n }"
_EARLIER = b'"earlier"'  # nothing else of a block has quotation marks around that


def joined(blocks: Sequence[bytes]) -> bytes:
    """One block of that of the briefing's own wave and those of the earlier ones; b"" for none."""
    if len(blocks) < 2:
        return b"".join(blocks)
    own, *earlier = blocks
    return b"".join((own[: -len(_END)], _BEGINS, b",\n".join(earlier[:_MOST_EARLIER]), _ENDS))


def blocks_of(block: bytes) -> tuple[bytes, ...]:
    """The block of the briefing's own wave and those of the earlier ones, each as it is alone.
    Raises ValueError where it is damaged."""
    if _EARLIER not in block:
        return (block,)
    try:
        content = json.loads(block)
        found = (content, *content["earlier"][:_MOST_EARLIER])
        return tuple(laid_out(str(each["fingerprint"]), each["files"]) for each in found)
    except (RecursionError, *DAMAGED) as error:
        raise ValueError(f"the waves inside are damaged: {error!r:.200}") from error
