"""What the memory of a learner costs: one kernel and two, idle and after notebooks, and the server that starts them.

    npx lrlab notebooks && python3 test/bench/memory.py

Resident (RSS) is what one kernel alone takes; proportional (PSS) counts a page that n processes share as a part of 1/n each; the peak is
the kernel's largest resident size so far. In MB. Linux only, and the kernel of this checkout: start `npm run lab` once before.
"""

import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

root = pathlib.Path(__file__).resolve().parents[2]
os.environ["JUPYTER_PATH"] = str(root / ".cache" / "jupyter")
os.environ["JUPYTER_RUNTIME_DIR"] = tempfile.mkdtemp()

from jupyter_client.manager import start_new_kernel  # noqa: E402: it reads the environment above


def megabytes(pid: int) -> dict[str, float]:
    """RSS, PSS and peak of a process and its children."""
    pids = [pid, *children(pid)]
    total = {"rss": 0.0, "pss": 0.0, "peak": 0.0}
    for each in pids:
        for line in pathlib.Path(f"/proc/{each}/smaps_rollup").read_text().splitlines():
            for name in ("Rss", "Pss"):
                if line.startswith(f"{name}:"):
                    total[name.lower()] += int(line.split()[1]) / 1024
        for line in pathlib.Path(f"/proc/{each}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                total["peak"] += int(line.split()[1]) / 1024
    return total


def children(pid: int) -> list[int]:
    found = [int(each) for task in pathlib.Path(f"/proc/{pid}/task").iterdir() for each in (task / "children").read_text().split()]
    return [each for child in found for each in (child, *children(child))]


def told(what: str, of: dict[str, float]) -> None:
    print(f"{what:<44} {of['rss']:6.0f} {of['pss']:6.0f} {of['peak']:6.0f}", flush=True)


def pid_of(manager) -> int:
    return manager.provisioner.process.pid


def run_all(client, notebook: str) -> None:
    for cell in json.loads((root / "notebooks" / notebook).read_text())["cells"]:
        if cell["cell_type"] != "code":
            continue
        reply = client.execute_interactive("".join(cell["source"]), timeout=300, output_hook=lambda message: None, allow_stdin=False)
        if reply["content"]["status"] != "ok" and "raises-exception" not in cell["metadata"].get("tags", []):
            sys.exit(f"memory.py: every cell of {notebook} must run, got {reply['content']}. Run npx lrlab notebooks first.")


print(f"{'':<44} {'RSS':>6} {'PSS':>6} {'peak':>6}")
kernels = []
try:
    kernels.append(start_new_kernel(kernel_name="lrlab"))
    manager, client = kernels[0]
    told("a kernel, before its first cell", megabytes(pid_of(manager)))
    for notebook in ("01-three-fates.ipynb", "03-shapes.ipynb", "engine/problems.ipynb"):
        run_all(client, notebook)
        told(f"and after {notebook}", megabytes(pid_of(manager)))
    kernels.append(start_new_kernel(kernel_name="lrlab"))
    run_all(kernels[1][1], "03-shapes.ipynb")
    for which, (each, _) in zip(("first", "second"), kernels):
        told(f"two kernels: the {which}", megabytes(pid_of(each)))
finally:
    for manager, client in kernels:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    kernels.clear()
    del client, manager

for module in ("jupyterlab", "notebook"):
    if subprocess.run([sys.executable, "-c", f"import {module}"], stderr=subprocess.DEVNULL).returncode != 0:
        continue
    arguments = ["--no-browser", "--port=8971", f"--notebook-dir={root / 'notebooks'}", *(["--allow-root"] if os.getuid() == 0 else [])]
    server = subprocess.Popen([sys.executable, "-m", module, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(8)
    told(f"the server of {module}", megabytes(server.pid))
    server.send_signal(signal.SIGTERM)
    server.wait()
