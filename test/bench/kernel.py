"""Starts a kernel as Jupyter does and times it: `kernel.py NAME FOLDER < cells.json`, a list of cells.

Answers {"ready": times, "cells": [{"times": times, "text": what the cell printed}]}; times are seconds by the clock, and of the processor.
"""
import glob
import json
import subprocess
import sys
import time
from queue import Empty

from jupyter_client.manager import start_new_kernel

WAIT = 300


def now(manager):
    """The clock, and what all threads of the kernel have taken of the processor (Linux tells both in nanoseconds)."""
    cpu = 0
    for path in glob.glob(f"/proc/{manager.provisioner.process.pid}/task/*/schedstat"):
        try:
            with open(path) as stat:
                cpu += int(stat.read().split()[0])
        except OSError:
            pass  # The thread has just ended.
    return {"clock": time.monotonic(), "cpu": cpu / 1e9}


def since(before, after):
    return {key: after[key] - before[key] for key in before}


def run(manager, client, cell):
    """Times from the request to the reply, and all that the cell printed."""
    before = now(manager)
    request = client.execute(cell)
    while client.get_shell_msg(timeout=WAIT)["parent_header"].get("msg_id") != request:
        pass
    times = since(before, now(manager))
    text = ""
    while True:
        try:
            message = client.get_iopub_msg(timeout=2)
        except Empty:
            break  # tslab loses a message now and then when the machine is busy, also the one that says it is done.
        if message["parent_header"].get("msg_id") != request:
            continue
        if message["msg_type"] == "stream":
            text += message["content"]["text"]
        elif message["msg_type"] == "error":
            raise RuntimeError("\n".join(message["content"]["traceback"]))
        elif message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
            break
    return {"times": times, "text": text}


def main():
    name, folder = sys.argv[1:]
    cells = json.load(sys.stdin)
    started = time.monotonic()
    # The kernel must not share our stdout: Node makes it non-blocking, and what Python writes to it gets lost.
    manager, client = start_new_kernel(kernel_name=name, cwd=folder, stdout=subprocess.DEVNULL)
    try:
        ready = since({"clock": started, "cpu": 0}, now(manager))
        done = [run(manager, client, cell) for cell in cells]
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    print(json.dumps({"ready": ready, "cells": done}))


main()
