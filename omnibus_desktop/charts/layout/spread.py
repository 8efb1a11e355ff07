"""Labels one under another, each as near to its own height as the others let it."""

from __future__ import annotations

from collections.abc import Sequence


def spread(
    wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float, gap: float
) -> list[float] | None:
    """Where each label begins, in the order given: near its wanted top, none over another, all
    between `top` and `bottom`; None where they do not fit.

    The least squares of the ways moved: without what lies above it each label wants a place that
    must not decrease, which is isotonic regression by pooling neighbours (Ayer and others, 1955).
    """
    total = sum(heights) + gap * (len(heights) - 1)
    if total > bottom - top + 1e-9:
        return None
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    above, at = [], 0.0
    for place in order:
        above.append(at)
        at += heights[place] + gap
    pools: list[tuple[float, int]] = []
    for place, offset in zip(order, above, strict=True):
        mean, count = wanted[place] - offset, 1
        while pools and pools[-1][0] > mean:
            other, others = pools.pop()
            mean = (mean * count + other * others) / (count + others)
            count += others
        pools.append((mean, count))
    starts = [mean for mean, count in pools for _ in range(count)]
    found = [0.0] * len(wanted)
    for place, offset, start in zip(order, above, starts, strict=True):
        found[place] = offset + min(max(start, top), bottom - total)
    return found
