"""The blocks of a .zsav file: checked against their list at the end of the file, and inflated."""

from __future__ import annotations

import struct
import zlib
from collections import deque
from collections.abc import Generator
from typing import TYPE_CHECKING

from omnibus_desktop.readers.sav_source import Source
from omnibus_desktop.values import dataclass

if TYPE_CHECKING:
    from concurrent.futures import Future

_BLOCK_LIMIT = 64 << 20  # SPSS writes blocks of 4 MB
_DEFLATE_LIMIT = 1100  # no byte can inflate to more
_THREADS = 2
_AHEAD = 3


@dataclass(frozen=True)
class Block:
    """Where a block lies, its bytes in the file and its bytes when inflated."""

    place: int
    packed: int
    inflated: int


def read_block_list(source: Source) -> tuple[Block, ...]:
    """The blocks of the cases that begin here. Raises OmnibusError where the list, the blocks
    and the end of the file do not agree."""
    start = source.place
    _, trailer, length = struct.unpack(source.order + "3q", source.take(24))
    if trailer < start + 24 or length < 24:
        raise source.damaged(f"list of blocks at {trailer}, {length} bytes long")
    if trailer + length > source.size:
        raise source.cut(f"it should have {trailer + length} bytes and has {source.size}")
    source.move_to(trailer)
    _, _, _, count = struct.unpack(source.order + "2q2i", source.take(24))
    if count < 0 or 24 + 24 * count != length:
        raise source.damaged(f"{count} blocks in a list of {length} bytes")
    blocks = []
    place = start + 24
    for _, there, inflated, packed in struct.iter_unpack(
        source.order + "2q2i", source.take(24 * count)
    ):
        plausible = packed > 0 and 0 < inflated <= min(_BLOCK_LIMIT, _DEFLATE_LIMIT * packed)
        if there != place or not plausible or there + packed > trailer:
            raise source.damaged(f"a block of {packed} bytes, {inflated} inflated, at {there}")
        blocks.append(Block(there, packed, inflated))
        place += packed
    if place != trailer:
        raise source.damaged(f"blocks end at {place}, their list begins at {trailer}")
    return tuple(blocks)


def inflated_blocks(source: Source, blocks: tuple[Block, ...]) -> Generator[bytes, None, None]:
    """Each block inflated, in order. Two threads work ahead and have ended when this has."""
    from concurrent.futures import ThreadPoolExecutor  # most waves have no such blocks

    with ThreadPoolExecutor(_THREADS) as pool:
        waiting: deque[Future[bytes]] = deque()
        try:
            for block in blocks:
                source.move_to(block.place)
                waiting.append(pool.submit(_inflated, source, block, source.take(block.packed)))
                if len(waiting) > _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _inflated(source: Source, block: Block, packed: bytes) -> bytes:
    machine = zlib.decompressobj()
    try:
        # one byte more than announced would show
        inflated = machine.decompress(packed, block.inflated + 1)
    except zlib.error as error:
        raise source.damaged(f"block at {block.place}: {error}") from error
    if len(inflated) != block.inflated or not machine.eof:
        raise source.damaged(f"block at {block.place} has not {block.inflated} bytes inflated")
    return inflated
