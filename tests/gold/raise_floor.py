"""Raise the floors of extraction to the present scores, lower none: `python tests/gold/raise_floor.py`."""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from floors import FLOORS, present_scores, raised, read_floors

floors = read_floors() if FLOORS.exists() else {}
higher = raised(floors, present_scores())
for group, fields in higher.items():
    for field, floor in fields.items():
        before = floors.get(group, {}).get(field, 0.0)
        if floor > before:
            print(f"{group}, {field}: {before} -> {floor}")
FLOORS.write_text(json.dumps(higher, indent=1) + "\n", encoding="utf-8")
