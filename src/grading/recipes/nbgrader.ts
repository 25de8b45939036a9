/**
 * A course in nbgrader that gives out and collects an assignment of ours, and gets its points from our grader.
 *
 * Source: nbgrader 0.9.5, https://nbgrader.readthedocs.io/en/stable/configuration/config_options.html and nbgrader/api.py,
 * https://github.com/jupyter/nbgrader
 */
import type { Recipe } from "./recipe.js";

const config = `# nbgrader for an assignment of LR Lab: the notebook in source/ is given out as it stands, and nothing that a student wrote runs here.
c = get_config()  # noqa: F821

# There is no solution and no hidden test in it to take out, and its language is not Python.
c.ClearSolutions.enabled = False
c.ClearHiddenTests.enabled = False
c.ClearMarkScheme.enabled = False
c.InstantiateTests.enabled = False

# Answers run in a jail, by \`lrlab grade\`; importScores.py brings the points.
c.Execute.enabled = False
`;

const importScores = `#!/usr/bin/env python3
"""Brings the points of \`lrlab grade\` into nbgrader's gradebook.

    python3 importScores.py week-1 grades/*.jsonl            # in the folder of nbgrader's course
    python3 importScores.py week-1 grades/*.jsonl --db sqlite:////srv/course/gradebook.db

Each row of a results file is one student's answer to one exercise, whose short name is the id of the answer's cell. Its points become the
cell's automatic score, scaled to what the cell is worth; points that a person gave in nbgrader stay, and count. What could not be graded
waits for a person. Run \`nbgrader autograde\` first, which makes the entries; run this again whenever there are other results.
"""
import argparse
import json
import sys

from nbgrader.api import Gradebook, MissingEntry


def main() -> int:
    parser = argparse.ArgumentParser(description="Brings the points of lrlab grade into nbgrader's gradebook.")
    parser.add_argument("assignment")
    parser.add_argument("results", nargs="+")
    parser.add_argument("--db", default="sqlite:///gradebook.db")
    args = parser.parse_args()
    written, missing = 0, []
    with Gradebook(args.db) as gradebook:
        for path in args.results:
            with open(path, encoding="utf-8") as lines:
                for row in map(json.loads, filter(str.strip, lines)):
                    student, cell = row["submission"], row["exercise"].split("/")[-1]
                    try:
                        grade = gradebook.find_grade(cell, args.assignment, args.assignment, student)
                    except MissingEntry:
                        missing.append(f"{student}, {cell}")
                        continue
                    grade.auto_score = row["score"] / row["max"] * grade.max_score if row["max"] else 0.0
                    grade.needs_manual_grade = not row["gradable"]
                    written += 1
        gradebook.db.commit()
    print(f"{written} scores written.")
    for entry in missing:
        print(f"importScores.py: the gradebook has no entry for {entry}. Run nbgrader autograde first.", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
`;

/** What nbgrader needs beside a released notebook. */
export const nbgrader: Recipe = {
  name: "nbgrader",
  summary: "nbgrader gives out and collects an assignment: its configuration, and a script that brings our grader's points.",
  takes: [],
  files: () => ({ "nbgrader_config.py": config, "importScores.py": importScores }),
  next: () => [
    "Put both files into the folder of nbgrader's course, and the release's notebook into source/NAME/NAME.ipynb.",
    "  nbgrader generate_assignment NAME, and once students have handed in: nbgrader collect NAME; nbgrader autograde NAME",
    "  lrlab assignment collect and grade take nbgrader's submitted/ as it is; then python3 importScores.py NAME grades/*.jsonl",
    "  nbgrader formgrader, generate_feedback and export show and take out the points as ever.",
  ],
};
