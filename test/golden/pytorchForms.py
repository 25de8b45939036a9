"""Runs the PyTorch form of every family and prints the rates it gives: lrlab list --json | python3 pytorchForms.py."""
import json
import math
import sys
import warnings

import torch

STEPS = 120


def rates(code):
    names = {"torch": torch, "math": math, "model": torch.nn.Linear(1, 1)}
    exec(code, names)
    optimizer, scheduler = names["optimizer"], names.get("scheduler")
    seen = []
    for _ in range(STEPS):
        seen.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if scheduler:
            scheduler.step()
    return seen


warnings.simplefilter("error")
forms = [{"name": family["name"], "code": family["pytorch"], "lr": rates(family["pytorch"])} for family in json.load(sys.stdin)]
print("[")
print(",\n".join(json.dumps({"source": f"torch {torch.__version__}", **form}) for form in forms))
print("]")
