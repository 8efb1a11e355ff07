"""How fast the product is, as ratios to something that runs beside it.

`python -m benchmarks` runs them all. A module of this package with a tuple `BENCHMARKS` of
`measure.Benchmark` takes part; there is nothing else to register:

    def prepare(wave: Path) -> Callable[[], object]:
        opened = open_wave(wave)                       # not timed
        return lambda: tabulate(opened, ...)           # timed, again and again

    BENCHMARKS = (
        Benchmark("book.weighted", ours=Side(prepare, check), reference=Side(floor), goal=1.5),
    )

A side may also be a `Command`: then the whole process is timed, from its start to its end.
Times of a machine mean nothing on another, so only ratios are kept (`baseline.json`).
"""
