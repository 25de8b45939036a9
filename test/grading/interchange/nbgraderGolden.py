"""Checksums that nbgrader's own code computes; how test/grading/interchange/nbgraderGolden.json was made.

    git clone https://github.com/jupyter/nbgrader && cd nbgrader     # 0.9.5, commit 207a8e5
    printf 'from ._version import __version__\n' > nbgrader/__init__.py   # its server extensions are not needed
    PYTHONPATH=. python3 .../nbgraderGolden.py > nbgraderGolden.json
"""
import json
import sys

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader._version import __version__
from nbgrader.nbgraderformat import MetadataValidator
from nbgrader.utils import compute_checksum

sources = ["", "let x = 1;\n", "const η = 0.1; // \U0001f600 é\r\n\tx", "a\nb\n\n", 'type S = { "a": 1 };', "\u2028\u00a0"]
points = [0, 1, 2, 10, 0.5, 0.1, 1 / 3, 2.5, 1e-4, 1e-5, 1.5e-7, 123456789, 1e15, 1e16, 1.25e21, 1e22]
roles = {
    "answer": {"grade": True, "solution": True, "locked": False},
    "further": {"grade": False, "solution": True, "locked": False},
    "readOnly": {"grade": False, "solution": False, "locked": True},
    "test": {"grade": True, "solution": False, "locked": True},
    "unlocked test": {"grade": True, "solution": False, "locked": False},
    "locked answer": {"grade": True, "solution": True, "locked": True},
}
cells = []
for i, source in enumerate(sources):
    for role, flags in roles.items():
        for kind, make in (("code", new_code_cell), ("markdown", new_markdown_cell)):
            worth = points[(i * len(roles) + len(cells)) % len(points)] if flags["grade"] else None
            cells.append((role, make, source, flags, f"cell-{i}_{kind}", worth))
for i, worth in enumerate(points):
    cells.append(("answer", new_code_cell, "x", roles["answer"], f"p{i}", worth))

rows = []
for role, make, source, flags, grade_id, worth in cells:
    meta = {"schema_version": 3, "task": False, "grade_id": grade_id, **flags}
    if worth is not None:
        meta["points"] = worth
    cell = make(source, metadata={"nbgrader": meta})
    try:
        MetadataValidator().validate_cell(cell)
        valid = True
    except Exception:
        valid = False
    rows.append({"role": role, "cell_type": cell.cell_type, "source": source, **meta, "valid": valid, "checksum": compute_checksum(cell)})

# What nbgrader refuses in a notebook, and what it takes though it makes no sense ("strict": ours says so).
right = {"schema_version": 3, "task": False, "grade_id": "a", "grade": True, "solution": True, "locked": False, "points": 1, "cell_type": "code"}
cases = [
    ("right", [right], "code", False),
    ("without task and cell_type", [{k: v for k, v in right.items() if k not in ("task", "cell_type")}], "code", False),
    ("two cells with an id each", [right, {**right, "grade_id": "b"}], "code", False),
    ("two cells with one id", [right, right], "code", False),
    ("schema 2", [{**right, "schema_version": 2}], "code", False),
    ("schema 4", [{**right, "schema_version": 4}], "code", False),
    ("points below 0", [{**right, "points": -1}], "code", False),
    ("points a text", [{**right, "points": "1"}], "code", False),
    ("no points", [{k: v for k, v in right.items() if k != "points"}], "code", False),
    ("no id", [{k: v for k, v in right.items() if k != "grade_id"}], "code", False),
    ("an empty id", [{**right, "grade_id": ""}], "code", False),
    ("an id with a space", [{**right, "grade_id": "a b"}], "code", False),
    ("an id with a dot", [{**right, "grade_id": "a.b"}], "code", False),
    ("an unknown key", [{**right, "remove": True}], "code", False),
    ("no flag grade", [{k: v for k, v in right.items() if k != "grade"}], "code", False),
    ("a flag that is a number", [{**right, "grade": 1}], "code", False),
    ("a short checksum", [{**right, "checksum": "abc"}], "code", False),
    ("an unknown cell type", [{**right, "cell_type": "heading"}], "code", False),
    ("a graded text that is no solution", [{**right, "solution": False, "locked": True, "cell_type": "markdown"}], "markdown", False),
    ("a text that is a solution and not graded", [{**{k: v for k, v in right.items() if k != "points"}, "grade": False, "cell_type": "markdown"}], "markdown", False),
    ("a task that is code", [{**right, "task": True, "grade": False, "solution": False}], "code", False),
    ("a task", [{**right, "task": True, "grade": False, "solution": False, "locked": True, "cell_type": "markdown"}], "markdown", False),
    ("another type than the cell's", [right], "markdown", True),
    ("a locked solution", [{**right, "locked": True}], "code", True),
    ("points where nothing is graded", [{**right, "grade": False}], "code", True),
    ("a checksum of another text", [{**right, "checksum": "0" * 32}], "code", True),
]
notebooks = []
for name, metas, kind, strict in cases:
    make = new_code_cell if kind == "code" else new_markdown_cell
    nb = new_notebook(cells=[make("x", metadata={"nbgrader": dict(meta)}) for meta in metas])
    try:
        MetadataValidator().validate_nb(nb)
        refused = False
    except Exception:
        refused = True
    notebooks.append({"name": name, "refused": refused, "strict": strict, "cell_type": kind, "metadata": metas})
json.dump({"made": f"nbgrader {__version__}, nbgraderGolden.py", "cells": rows, "notebooks": notebooks}, sys.stdout, ensure_ascii=True)
print()
