"""Executes notebooks with nbclient and our kernel, each in the folder that it lies in; writes the executed ones to stdout, a line each, in order.

Two run at a time, each in a kernel of its own. The last line on stderr says how many CPU-seconds all of it took.
"""
import asyncio
import json
import os
import resource
import subprocess
import sys

import nbformat
from nbclient import NotebookClient


async def executed(path, turns):
    async with turns:
        notebook = nbformat.read(path, as_version=4)
        resources = {"metadata": {"path": os.path.dirname(os.path.abspath(path))}}
        # Errors are outputs here: the tests compare them with the committed ones.
        client = NotebookClient(notebook, kernel_name="lrlab", timeout=120, allow_errors=True, resources=resources)
        # The kernel must not share our stdout, as in drive.py.
        return await client.async_execute(stdout=subprocess.DEVNULL)


async def main():
    turns = asyncio.Semaphore(2)
    for task in [asyncio.create_task(executed(path, turns)) for path in sys.argv[1:]]:
        print(json.dumps(await task, sort_keys=True), flush=True)
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(f"{sum(usage.ru_utime + usage.ru_stime for usage in used):.1f} CPU-seconds", file=sys.stderr)


asyncio.run(main())
