"""Runs cases with the real PyTorch: a JSON list of cases on stdin, what came out on stdout."""
import copy
import json
import math
import sys
import warnings

import torch
from torch.optim import lr_scheduler
from torch.optim.swa_utils import SWALR

warnings.simplefilter("ignore")
A, C, START = ([1.0, 10.0, 0.1], [1.0, -2.0, 0.5], [5.0, 5.0, -5.0])


def function(expression):
    return eval("lambda t: " + expression)


def optimizer_of(name, args, lrs):
    groups = [{"params": [torch.tensor(START, dtype=torch.float64, requires_grad=True)], "lr": lr} for lr in lrs]
    args = {key: tuple(value) if key == "betas" else value for key, value in args.items()}
    return getattr(torch.optim, name)(groups, lr=lrs[0], **args)


def build(description, optimizer):
    description = dict(description)
    kind = description.pop("type")
    if kind == "ChainedScheduler":
        return lr_scheduler.ChainedScheduler([build(part, optimizer) for part in description["schedulers"]])
    if kind == "SequentialLR":
        parts = [build(part, optimizer) for part in description.pop("schedulers")]
        return lr_scheduler.SequentialLR(optimizer, parts, **description)
    if kind == "SWALR":
        return SWALR(optimizer, **description)
    if "lambda" in description:
        description["lr_lambda"] = function(description.pop("lambda"))
    if "lambdas" in description:
        description["lr_lambda"] = [function(each) for each in description.pop("lambdas")]
    return getattr(lr_scheduler, kind)(optimizer, **description)


def momentum_of(group):
    return group["betas"][0] if "betas" in group else group["momentum"]


def update(optimizer):
    x = optimizer.param_groups[0]["params"][0]
    optimizer.zero_grad()
    loss = 0.5 * sum(a * (x[i] - c) ** 2 for i, (a, c) in enumerate(zip(A, C)))
    loss.backward()
    optimizer.step()
    return loss.item(), x.detach().tolist()


def schedule(case):
    params = dict(case["params"])
    lrs = params.pop("lrs", [case["base_lr"]])
    out = {"lr_groups": [[] for _ in lrs], "momentum": [], "lr_closed_form": []}
    try:
        optimizer = optimizer_of("SGD", {"momentum": 0.9}, lrs)
        epochs = params.pop("epochs", None) if case["api"] == "CosineAnnealingWarmRestarts" else None
        scheduler = build({"type": case["api"], **params}, optimizer)
        for t in range(case["steps"]):
            if epochs:
                scheduler.step(epochs[t])
            elif t > 0:
                scheduler.step()
            for rates, group in zip(out["lr_groups"], optimizer.param_groups):
                rates.append(float(group["lr"]))
            out["momentum"].append(momentum_of(optimizer.param_groups[0]))
            if hasattr(scheduler, "_get_closed_form_lr"):
                try:
                    out["lr_closed_form"].append(scheduler._get_closed_form_lr()[0])
                except ZeroDivisionError:
                    out["lr_closed_form"].append(None)
    except Exception as error:
        out["error"] = f"{type(error).__name__}: {error}"
    return out


def plateau(case):
    optimizer = optimizer_of("SGD", {}, [case["base_lr"]])
    scheduler = lr_scheduler.ReduceLROnPlateau(optimizer, **case["params"])
    out = {"lr": [case["base_lr"]], "best": [], "num_bad_epochs": []}
    for metric in case["metrics"]:
        scheduler.step(float(metric))
        out["lr"].append(optimizer.param_groups[0]["lr"])
        out["best"].append(scheduler.best)
        out["num_bad_epochs"].append(scheduler.num_bad_epochs)
    return out


def trajectory(case):
    params = case["params"]
    optimizer = optimizer_of(case["api"], params["optimizer_args"], [case["base_lr"]])
    scheduler = build(params["schedule"], optimizer)
    out = {"lr": [], "momentum": [], "loss": [], "params_after": []}
    for t in range(case["steps"]):
        if t > 0:
            scheduler.step()
        out["lr"].append(optimizer.param_groups[0]["lr"])
        out["momentum"].append(momentum_of(optimizer.param_groups[0]))
        loss, x = update(optimizer)
        out["loss"].append(loss)
        out["params_after"].append(x)
    return out


def plain(value):
    """A state_dict as JSON, without functions and parts."""
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items() if not callable(each) and key not in HIDDEN}
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    return value


HIDDEN = {"_schedulers", "_scale_fn_ref", "_scale_fn_custom"}


def resume(case):
    params = case["params"]
    k, steps = params["resume_at"], case["steps"]

    def begin(x, early=None):
        optimizer = optimizer_of(params["optimizer"], params["optimizer_args"], [case["base_lr"]])
        with torch.no_grad():
            optimizer.param_groups[0]["params"][0].copy_(torch.tensor(x, dtype=torch.float64))
        if early:
            optimizer.load_state_dict(copy.deepcopy(early))
        return optimizer, build(params["schedule"], optimizer)

    def follow(run, updates):
        optimizer, scheduler = run
        lr, xs = [], []
        for t in range(updates):
            if t > 0:
                scheduler.step()
            lr.append(optimizer.param_groups[0]["lr"])
            xs.append(update(optimizer)[1])
        return lr, xs

    run = begin(START)
    before = follow(run, k)
    run[1].step()
    x, saved, state = before[1][-1], copy.deepcopy(run[0].state_dict()), copy.deepcopy(run[1].state_dict())
    after = follow(run, steps - k)

    def loaded(early=False, optimizer=False, scheduler=False):
        again = begin(x, saved if early else None)
        if scheduler:
            again[1].load_state_dict(copy.deepcopy(state))
        if optimizer:
            again[0].load_state_dict(copy.deepcopy(saved))
        return follow(again, steps - k)

    right = loaded(optimizer=True, scheduler=True)
    wrong = {
        "optimizer_loaded_before_scheduler_constructed": loaded(early=True, scheduler=True),
        "scheduler_state_only": loaded(scheduler=True),
        "optimizer_state_only": loaded(optimizer=True),
    }
    return {
        "lr": before[0] + after[0],
        "params_at_k": x,
        "params_after_resume": right[1],
        "scheduler_state_at_k": plain(state),
        "resumed_equals_uninterrupted": right == after,
        "wrong_orders": {
            order: {"lr_matches": lr == after[0], "params_match": xs == after[1], "lr": lr} for order, (lr, xs) in wrong.items()
        },
    }


RUNS = {"ReduceLROnPlateau": plateau, "state_dict/load_state_dict": resume}
RUNS.update({name: trajectory for name in ("SGD", "Adam", "AdamW", "RAdam")})


def finite(value):
    """JSON has no infinity."""
    if isinstance(value, float) and not math.isfinite(value):
        return {math.inf: "Infinity", -math.inf: "-Infinity"}.get(value, "NaN")
    if isinstance(value, dict):
        return {key: finite(each) for key, each in value.items()}
    return [finite(each) for each in value] if isinstance(value, list) else value


json.dump([finite(RUNS.get(case["api"], schedule)(case)) for case in json.load(sys.stdin)], sys.stdout)
