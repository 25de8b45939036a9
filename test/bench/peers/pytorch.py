"""PyTorch on the four tasks of test/bench/tasks.ts.

Reads them as JSON: tasks (arrays in base64, images last-channel first as the tasks have them), ms and reps of a measurement (reps 0: losses only).
Writes a JSON line for each: losses of the first 50 steps, steps a second (median and best), steps per CPU-second.
"""

import base64
import json
import statistics
import sys
import time

import numpy
import torch
from torch.nn import functional

torch.set_num_threads(1)
BATCHES, KEPT, WARMUP = 8, 50, 0.4


def array(stored, dtype):
    return torch.from_numpy(numpy.frombuffer(base64.b64decode(stored), dtype).copy())


def linear(x, weight, bias):
    return torch.addmm(bias, x, weight)


def spirals(w, x):
    return linear(torch.tanh(linear(torch.tanh(linear(x, w[0], w[1])), w[2], w[3])), w[4], w[5])


def wide(w, x):
    return linear(functional.relu(linear(x, w[0], w[1])), w[2], w[3])


def images(w, x):
    def block(x, weight, bias):
        return functional.max_pool2d(functional.relu(functional.conv2d(x, weight, bias, padding=1)), 2)

    return linear(block(block(x, w[0], w[1]), w[2], w[3]).reshape(32, 256), w[4], w[5])


def tokens(w, x, width=64, heads=4, layers=2):
    batch, context = x.shape
    rows = batch * context
    mask = torch.triu(torch.full((context, context), -1e9), 1)
    norm = lambda h, k: functional.layer_norm(h, (width,), w[k], w[k + 1])
    h = (w[0][x] + w[1]).reshape(rows, width)
    k = 2
    for _ in range(layers):
        parts = linear(norm(h, k), w[k + 2], w[k + 3]).split(width, 1)
        q, key, v = [part.reshape(batch, context, heads, width // heads).transpose(1, 2) for part in parts]
        p = torch.softmax(q @ key.transpose(-1, -2) * (width // heads) ** -0.5 + mask, -1)
        h = h + linear((p @ v).transpose(1, 2).reshape(rows, width), w[k + 4], w[k + 5])
        inner = functional.gelu(linear(norm(h, k + 6), w[k + 8], w[k + 9]), approximate="tanh")
        h = h + linear(inner, w[k + 10], w[k + 11])
        k += 12
    return linear(norm(h, k), w[k + 2], w[k + 3])


FORWARD = {"a": spirals, "b": wide, "c": images, "d": tokens}


def start(name, task):
    """A function that does one step and gives the loss where it is asked to."""
    w = [array(p["values"], numpy.float32).reshape(p["shape"]) for p in task["parameters"]]
    x = [array(values, numpy.int32 if name == "d" else numpy.float32).reshape(task["xShape"]) for values in task["x"]]
    y = [array(values, numpy.int32).long() for values in task["y"]]
    if name == "c":  # PyTorch's order: channels before pixels, and filters before what they read
        x = [images.permute(0, 3, 1, 2).contiguous() for images in x]
        w[0], w[2] = [weight.permute(3, 2, 0, 1).contiguous() for weight in (w[0], w[2])]
        w[4] = w[4].reshape(4, 4, 16, 10).permute(2, 0, 1, 3).reshape(256, 10).contiguous()
    if name == "d":
        x = [tokens.long() for tokens in x]
    w = [values.requires_grad_() for values in w]
    lr = task["lr"]
    optimizer = {
        "a": lambda: torch.optim.SGD(w, lr, momentum=0.9),
        "b": lambda: torch.optim.Adam(w, lr),
        "c": lambda: torch.optim.Adam(w, lr),
        "d": lambda: torch.optim.AdamW(w, lr, weight_decay=0.01),
    }[name]()

    def step(i, read):
        optimizer.zero_grad(set_to_none=True)
        loss = functional.cross_entropy(FORWARD[name](w, x[i % BATCHES]), y[i % BATCHES])
        loss.backward()
        optimizer.step()
        return loss.item() if read else None

    return step


def measure(step, ms, reps):
    losses = [step(i, True) for i in range(KEPT)]
    if reps == 0:
        return {"losses": losses}
    i = KEPT

    def run(seconds):
        nonlocal i
        end, steps = time.perf_counter() + seconds, 0
        while time.perf_counter() < end:
            step(i, steps % 10 == 9)
            i, steps = i + 1, steps + 1
        return steps

    run(WARMUP)
    rates, cpu_rates = [], []
    for _ in range(reps):
        clock, cpu = time.perf_counter(), time.process_time()
        steps = run(ms / 1e3)
        rates.append(steps / (time.perf_counter() - clock))
        cpu_rates.append(steps / (time.process_time() - cpu))
    return {"losses": losses, "sps": statistics.median(rates), "max": max(rates), "cps": statistics.median(cpu_rates)}


asked = json.load(sys.stdin)
for name, task in asked["tasks"].items():
    print(json.dumps({"task": name, **measure(start(name, task), asked["ms"], asked["reps"])}), flush=True)
