#!/usr/bin/env python3
"""Holds figures against saved ones, so that what was reached is kept.

    ratchet.py SAVED [--save] [--better higher|lower] [--tolerance T] [--relative] -- COMMAND [ARG ...]

COMMAND prints one JSON object of numbers, nested as deep as it likes; numbers that are null do not count. SAVED holds such figures
with the rule for them:

    {"better": "higher", "tolerance": 0.0005, "relative": false, "figures": {"news.exact.f1": 0.9912}}

A figure that is worse than its saved value by more than the tolerance, or that is gone, fails the run (exit status 1). With
"relative" the tolerance is a share of the saved value. --save writes the figures of this run; the options for the rule
count when SAVED is made, and change it when given with --save later.
"""
import argparse
import json
import pathlib
import shlex
import subprocess
import sys


def flatten(value, path=()):
    """{"a": {"b": 1}} to {"a.b": 1}."""
    if isinstance(value, dict):
        return {k: v for name, inner in value.items() for k, v in flatten(inner, (*path, name)).items()}
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return {".".join(path): value}
    if value is None:
        return {}
    raise SystemExit(f"{'.'.join(path)}: expected a number, found {value!r}")


def measure(command):
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if run.returncode:
        raise SystemExit(f"{command[0]} exited {run.returncode}")
    return flatten(json.loads(run.stdout))


def compare(rule, now):
    """The lines to print about figures that are worse, and those that are better or new."""
    worse, better = [], []
    sign = 1 if rule["better"] == "higher" else -1
    for name, before in rule["figures"].items():
        if name not in now:
            worse.append(f"{name}: {before} saved, gone now")
            continue
        allowed = rule["tolerance"] * (abs(before) if rule["relative"] else 1)
        change = sign * (now[name] - before)
        # Figures come rounded: a change of exactly the tolerance is allowed whatever its binary form.
        if change < -allowed - 1e-9:
            worse.append(f"{name}: {before} saved, {now[name]} now")
        elif change > allowed + 1e-9:
            better.append(f"{name}: {before} saved, {now[name]} now")
    better += [f"{name}: {value}, not saved yet" for name, value in now.items() if name not in rule["figures"]]
    return worse, better


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("saved", type=pathlib.Path)
    parser.add_argument("--save", action="store_true")
    parser.add_argument("--better", choices=("higher", "lower"))
    parser.add_argument("--tolerance", type=float)
    parser.add_argument("--relative", action="store_true", default=None)
    # Split here: what argparse does with a second `--`, inside the command, differs between versions of Python.
    own, command = sys.argv[1:], []
    if "--" in own:
        at = own.index("--")
        own, command = own[:at], own[at + 1 :]
    args = parser.parse_args(own)
    if not command:
        parser.error("expected -- and a command")

    now = measure(command)
    if not args.save:
        if not args.saved.exists():
            raise SystemExit(f"{args.saved} is not there: save the figures with --save")
        rule = json.loads(args.saved.read_text("utf-8"))
        worse, better = compare(rule, now)
        for line in worse:
            print(f"worse   {line}")
        for line in better:
            print(f"better  {line}")
        print(f"{args.saved.name}: {len(rule['figures'])} figures held, {len(worse)} worse, {len(better)} better or new")
        if worse or better:
            print(f"to save this run's figures: .ci/ratchet.py {args.saved} --save -- {shlex.join(command)}")
        sys.exit(1 if worse else 0)

    rule = {"better": "higher", "tolerance": 0.0005, "relative": False}
    if args.saved.exists():
        rule = json.loads(args.saved.read_text("utf-8"))
    for name in ("better", "tolerance", "relative"):
        if getattr(args, name) is not None:
            rule[name] = getattr(args, name)
    rule["figures"] = dict(sorted(now.items()))
    args.saved.parent.mkdir(parents=True, exist_ok=True)
    beside = args.saved.with_suffix(".part")
    beside.write_text(json.dumps(rule, ensure_ascii=False, indent=1) + "\n", "utf-8")
    beside.replace(args.saved)
    print(f"{args.saved}: {len(now)} figures saved")


if __name__ == "__main__":
    main()
