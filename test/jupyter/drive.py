"""Drives one kernel as Jupyter does: reads steps as JSON from stdin, writes what came of each as JSON to stdout.

A step is one of
  {"execute": [cell, ...], "stop_on_error": true, "interrupt_after": seconds}  all cells are sent at once, as Run All does
  {"inspect": code, "at": offset}   {"complete": code, "at": offset}   {"kernel_info": true}   {"comm_info": true}
  {"shutdown": true}   {"kill_parent": true}   (must be last: starts a kernel under a parent of its own, and kills that)
"""
import json
import os
import signal
import subprocess
import sys
import time

from jupyter_client.manager import start_new_kernel

WAIT = 60


def replies_to(client, ids):
    """Replies and iopub messages of these requests, each list in the order it came."""
    replies, outputs, idle = {}, {i: [] for i in ids}, set()
    while len(replies) < len(ids):
        message = client.get_shell_msg(timeout=WAIT)
        if message["parent_header"].get("msg_id") in outputs:
            replies[message["parent_header"]["msg_id"]] = message["content"]
    while len(idle) < len(ids):
        message = client.get_iopub_msg(timeout=WAIT)
        parent = message["parent_header"].get("msg_id")
        if parent not in outputs:
            continue
        if message["msg_type"] == "status":
            if message["content"]["execution_state"] == "idle":
                idle.add(parent)
        else:
            outputs[parent].append({"type": message["msg_type"], **message["content"]})
    return [{"reply": replies[i], "outputs": outputs[i]} for i in ids]


def alive(pid):
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def gone_within(pid, seconds):
    end = time.time() + seconds
    while time.time() < end:
        if not alive(pid):
            return True
        time.sleep(0.05)
    return not alive(pid)


def pid_of(manager):
    return manager.provisioner.process.pid


ORPHAN = """
import subprocess, sys, time
from jupyter_client.manager import start_new_kernel
manager, client = start_new_kernel(kernel_name="lrlab", stdout=subprocess.DEVNULL)
client.execute("while (true) {}")
time.sleep(0.5)
print(manager.provisioner.process.pid, flush=True)
time.sleep(600)
"""


def orphan():
    parent = subprocess.Popen([sys.executable, "-c", ORPHAN], stdout=subprocess.PIPE, text=True)
    kernel = int(parent.stdout.readline())
    assert alive(kernel)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    gone = gone_within(kernel, 10)
    if not gone:
        os.kill(kernel, signal.SIGKILL)
    return {"gone": gone}


def main():
    steps = json.load(sys.stdin)
    started = time.monotonic()
    # The kernel must not share our stdout: Node makes it non-blocking, and what Python writes to it gets lost.
    manager, client = start_new_kernel(kernel_name="lrlab", cwd=sys.argv[1], stdout=subprocess.DEVNULL)
    ready = time.monotonic() - started
    answers = []
    for step in steps:
        if "execute" in step:
            ids = [client.execute(cell, stop_on_error=step.get("stop_on_error", True)) for cell in step["execute"]]
            if "interrupt_after" in step:
                time.sleep(step["interrupt_after"])
                manager.interrupt_kernel()
            began = time.time()
            answers.append(replies_to(client, ids))
            if "interrupt_after" in step:
                answers[-1][0]["seconds"] = time.time() - began
        elif "inspect" in step:
            answers.append(replies_to(client, [client.inspect(step["inspect"], step["at"])])[0]["reply"])
        elif "complete" in step:
            answers.append(replies_to(client, [client.complete(step["complete"], step["at"])])[0]["reply"])
        elif "kernel_info" in step:
            answers.append(replies_to(client, [client.kernel_info()])[0]["reply"])
        elif "comm_info" in step:
            answers.append(replies_to(client, [client.comm_info()])[0]["reply"])
        elif "shutdown" in step:
            pid = pid_of(manager)
            client.shutdown()
            answers.append({"gone": gone_within(pid, 3)})
        elif "kill_parent" in step:
            answers.append(orphan())
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    print(json.dumps({"ready": ready, "answers": answers}))


main()
