"""Executes the notebook on stdin as nbgrader does, then as nbclient does by itself; writes what came of both to stdout as JSON.

`graded` is the notebook afterwards, with nbgrader's options: errors are kept, and a cell that takes too long is interrupted.
`stopped` is how nbclient stopped by itself: the error it raised, and the number of each cell, null where it was not run.
"""
import asyncio
import copy
import json
import subprocess
import sys

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

# As nbgrader's Execute sets them; its own timeout is 30 seconds.
NBGRADER = {
    "allow_errors": True,
    "interrupt_on_timeout": True,
    "error_on_timeout": {"ename": "CellTimeoutError", "evalue": "", "traceback": ["CellTimeoutError: the cell timed out"]},
    "timeout": 3,
}


async def executed(notebook, options):
    # The kernel must not share our stdout, as in drive.py.
    await NotebookClient(notebook, kernel_name="lrlab", resources={"metadata": {"path": sys.argv[1]}}, **options).async_execute(
        stdout=subprocess.DEVNULL
    )


async def main():
    graded = nbformat.reads(sys.stdin.read(), as_version=4)
    alone = copy.deepcopy(graded)
    stopped = {"error": None}
    await executed(graded, NBGRADER)
    try:
        await executed(alone, {"timeout": 60})
    except CellExecutionError as error:
        stopped["error"] = [error.ename, error.evalue]
    stopped["counts"] = [cell.execution_count for cell in alone.cells]
    print(json.dumps({"graded": graded, "stopped": stopped}))


asyncio.run(main())
