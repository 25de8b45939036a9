"""Drives one kernel as Jupyter does: reads steps as JSON from stdin, writes what came of each as JSON to stdout.

A step is one of
  {"execute": [cell, ...], ...}   all cells are sent at once, as Run All does; further fields:
      "stop_on_error", "silent", "store_history", "user_expressions"   as the protocol has them
      "interrupt_after": seconds, "times": 1     interrupts so long after the cells were sent, and tells how long the first took then
  {"ask": message type, "content": {...}}        any other request of the shell channel; gives its reply's content
  {"control": message type, "content": {...}}    the same on the control channel, also while a cell runs
  {"states": [cell, ...]}   sends all cells at once and asks about code meanwhile; gives the kernel's states with the cell each is about
  {"interrupt": true}   with no cell running     {"sleep": seconds}
  {"comm_open": target}                          gives what the kernel publishes
  {"restart": true}   {"shutdown": true}         {"second": [cell, ...]}   runs cells in another kernel beside this one
  {"forged": cell}                               an execute_request that is signed with another key, and then an honest one
  {"kill_parent": true}   (must be last: starts a kernel under a parent of its own, and kills that)
"""
import json
import os
import signal
import subprocess
import sys
import time

from jupyter_client.manager import start_new_kernel
from jupyter_client.session import Session

WAIT = 60


def replies_to(client, ids, after=None):
    """Replies and iopub messages of these requests, each list in the order it came."""
    replies, outputs, idle, seconds = {}, {i: [] for i in ids}, set(), None
    while len(replies) < len(ids):
        message = client.get_shell_msg(timeout=WAIT)
        if message["parent_header"].get("msg_id") in outputs:
            seconds = seconds or time.monotonic() - (after or 0)
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
    answers = [{"reply": replies[i], "outputs": outputs[i]} for i in ids]
    if after is not None:
        answers[0]["seconds"] = seconds
    return answers


def execute(manager, client, step):
    options = {k: step[k] for k in ("stop_on_error", "silent", "store_history", "user_expressions") if k in step}
    ids = [client.execute(cell, **options) for cell in step["execute"]]
    if "interrupt_after" not in step:
        return replies_to(client, ids)
    time.sleep(step["interrupt_after"])
    for _ in range(step.get("times", 1)):
        manager.interrupt_kernel()
    return replies_to(client, ids, after=time.monotonic())


def states(client, cells):
    ids = [client.execute(cell) for cell in cells]
    time.sleep(0.5)
    ids.append(client.is_complete("1"))
    found, waiting = [], set(ids)
    while waiting:
        message = client.get_iopub_msg(timeout=WAIT)
        parent = message["parent_header"].get("msg_id")
        if message["msg_type"] == "status" and parent in ids:
            state = message["content"]["execution_state"]
            found.append([state, ids.index(parent)])
            if state == "idle":
                waiting.discard(parent)
    for _ in ids:
        client.get_shell_msg(timeout=WAIT)
    return found


def ask(client, kind, content):
    message = client.session.msg(kind, content)
    client.shell_channel.send(message)
    return replies_to(client, [message["header"]["msg_id"]])[0]


def control(client, kind, content):
    message = client.session.msg(kind, content)
    client.control_channel.send(message)
    while True:
        reply = client.get_control_msg(timeout=WAIT)
        if reply["parent_header"].get("msg_id") == message["header"]["msg_id"]:
            return reply["content"]


def published(client, kind, content):
    """What comes on iopub for a request without a reply."""
    message = client.session.msg(kind, content)
    client.shell_channel.send(message)
    found = []
    while True:
        output = client.get_iopub_msg(timeout=WAIT)
        if output["parent_header"].get("msg_id") != message["header"]["msg_id"]:
            continue
        if output["msg_type"] != "status":
            found.append({"type": output["msg_type"], **output["content"]})
        elif output["content"]["execution_state"] == "idle":
            return found


def forged(manager, client, cell):
    stranger = Session(key=b"another key")
    content = {"code": cell, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False, "stop_on_error": True}
    stranger.send(client.shell_channel.socket, stranger.msg("execute_request", content))
    client.shell_channel.socket.send_multipart([b"<IDS|MSG>", b"", b"not", b"a", b"message", b"{"])
    return execute(manager, client, {"execute": ["'honest'"]})


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
client.execute("await null; while (true) {}")
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


def start():
    # The kernel must not share our stdout: Node makes it non-blocking, and what Python writes to it gets lost.
    return start_new_kernel(kernel_name="lrlab", cwd=sys.argv[1], stdout=subprocess.DEVNULL)


def beside(cells):
    manager, client = start()
    answers = [replies_to(client, [client.execute(cell)])[0] for cell in cells]
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    return answers


def restart(manager, client):
    manager.restart_kernel(now=False)
    client.wait_for_ready(timeout=WAIT)
    return {"restarted": True}


def shutdown(manager, client):
    pid = pid_of(manager)
    client.shutdown()
    return {"gone": gone_within(pid, 3)}


def main():
    steps = json.load(sys.stdin)
    started = time.monotonic()
    manager, client = start()
    ready = time.monotonic() - started
    actions = {
        "execute": lambda step: execute(manager, client, step),
        "ask": lambda step: ask(client, step["ask"], step["content"])["reply"],
        "control": lambda step: control(client, step["control"], step["content"]),
        "states": lambda step: states(client, step["states"]),
        "interrupt": lambda step: manager.interrupt_kernel(),
        "sleep": lambda step: time.sleep(step["sleep"]),
        "comm_open": lambda step: published(client, "comm_open", {"comm_id": "c", "target_name": step["comm_open"], "data": {}}),
        "restart": lambda step: restart(manager, client),
        "shutdown": lambda step: shutdown(manager, client),
        "second": lambda step: beside(step["second"]),
        "forged": lambda step: forged(manager, client, step["forged"]),
        "kill_parent": lambda step: orphan(),
    }
    answers = [actions[next(iter(step))](step) for step in steps]
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    print(json.dumps({"ready": ready, "answers": answers}))


main()
