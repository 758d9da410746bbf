#!/usr/bin/env python3
"""Checks the gold as score.py does, with room for the meetings in which little or nothing is taken on.

  check.py [GOLD_DIR]

score.py asks for 5 to 9 tasks and 2 to 4 decisions and risks, as in the two samples. A one-on-one or a review of the
last issue has fewer, and an analyser has to say so: here 0 to 9 tasks and 1 to 5 decisions and risks are allowed.
A meeting without a task cannot score 1.0 on tasks (0/0 counts as 0), so the self-test leaves it out.
"""
import pathlib, sys

sys.dont_write_bytecode = True
import score as scorer


def problems(path, doc):
    bad = [line for line in scorer.problems(path, doc) if line != "counts out of range"]
    for kind, least, most in (("tasks", 0, 9), ("decisions", 1, 5), ("risks", 1, 5), ("notTasks", 1, 15)):
        size = sum(not x.get("optional") for x in doc["gold"][kind])
        if not least <= size <= most:
            bad.append(f"{size} {kind}")
    known = {s["seq"] for s in doc["segments"]}
    for question in doc["gold"].get("openQuestions", []):
        if not question["about"] or not question["evidence"] or not set(question["evidence"]) <= known:
            bad.append(f"open question {question}")
    return bad


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else scorer.HERE / "meetings"
    files = scorer.gold_files(folder)
    bad = [f"{path.name}: {line}" for path, doc in files for line in problems(path, doc)]
    print("\n".join(bad) if bad else f"{len(files)} meetings are sound")
    scorer.gold_files = lambda _: [(path, doc) for path, doc in files if any(not t.get("optional") for t in doc["gold"]["tasks"])]
    return 0 if scorer.self_test(folder) and files and not bad else 1


if __name__ == "__main__":
    sys.exit(main())
