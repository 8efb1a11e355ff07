"""Writes the golden scenes anew: python -m tests.charts.renew. Look at the difference first."""

from __future__ import annotations

import json

from tests.charts import test_chart, test_more_kinds
from tests.charts.test_chart import GOLDEN, as_json


def renew() -> None:
    GOLDEN.mkdir(exist_ok=True)
    for name, make in (test_chart.SCENES | test_more_kinds.SCENES).items():
        text = json.dumps(as_json(make()), ensure_ascii=False, indent=1)
        (GOLDEN / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    renew()
