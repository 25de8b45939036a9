"""Two cells sent at once through real nbclient, and the same two one by one with errors allowed; writes what came of each as JSON."""
import asyncio
import json
import subprocess
import sys

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

FAILS, SAYS = 'throw new Error("first")', 'console.log("second ran")'


def client_of(**options):
    cells = [nbformat.v4.new_code_cell(source) for source in (FAILS, SAYS)]
    notebook = nbformat.v4.new_notebook(cells=cells)
    return NotebookClient(notebook, kernel_name="lrlab", timeout=60, resources={"metadata": {"path": sys.argv[1]}}, **options)


async def at_once():
    client = client_of()
    # nbclient reads replies for one cell at a time and drops the others': each waits for its own here.
    inbox = asyncio.Condition()
    replies = {}

    async def poll(msg_id, cell, timeout, outputs, alive):
        while msg_id not in replies:
            async with inbox:
                if msg_id not in replies:
                    message = await client.kc.shell_channel.get_msg(timeout=30)
                    replies[message["parent_header"]["msg_id"]] = message
        outputs.cancel()
        alive.cancel()
        return replies[msg_id]

    client._async_poll_for_reply = poll
    async with client.async_setup_kernel(stdout=subprocess.DEVNULL):
        work = [client.async_execute_cell(cell, i) for i, cell in enumerate(client.nb.cells)]
        return [str(type(one).__name__) + ": " + getattr(one, "evalue", "") for one in await asyncio.gather(*work, return_exceptions=True)]


def one_by_one():
    client = client_of(allow_errors=True)
    client.execute(stdout=subprocess.DEVNULL)
    return [cell.outputs for cell in client.nb.cells]


def stops():
    client = client_of()
    try:
        client.execute(stdout=subprocess.DEVNULL)
    except CellExecutionError as error:
        return error.evalue


print(json.dumps({"at_once": asyncio.run(at_once()), "one_by_one": one_by_one(), "stops": stops()}))
