"""Validates notebooks as Jupyter does, and says what Python makes of each one's first code cell; writes JSON to stdout."""
import json
import sys

import nbformat


def validated(path):
    """What is wrong with a notebook's format; None where nothing is."""
    with open(path, encoding="utf-8") as file:
        notebook = json.load(file)
    try:
        nbformat.validate(notebook, version=4, version_minor=5)
    except nbformat.ValidationError as error:
        return str(error)


def refused(path):
    """What a Python kernel says of the first code cell: the line that it shows."""
    with open(path, encoding="utf-8") as file:
        cells = json.load(file)["cells"]
    source = next("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    try:
        compile(source, "<cell>", "exec")
    except SyntaxError as error:
        return error.text


paths = sys.argv[1:]
print(json.dumps([{"path": path, "fault": validated(path), "shown": refused(path)} for path in paths]))
