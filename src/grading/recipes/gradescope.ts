/**
 * An autograder for Gradescope: the zip file's two scripts.
 *
 * Source: "Autograder Specifications", https://gradescope-autograders.readthedocs.io/en/latest/specs/
 */
import type { GradescopeResults } from "../interchange/gradescope.js";
import { platformScript } from "./platformScript.js";
import { type Recipe, shellWord } from "./recipe.js";

/** Any Node from 22.18 on installs the course, which then runs on the Node that its lock pins. */
const node = "22.21.1";

const setup = `#!/usr/bin/env bash
# Gradescope runs this once, while it builds the image. Made by: lrlab recipe gradescope
set -euo pipefail
source=/autograder/source
export DEBIAN_FRONTEND=noninteractive
apt-get update
# libatomic1: the pinned Node is linked against it.
apt-get install --yes --no-install-recommends ca-certificates curl libatomic1 xz-utils

case "$(uname -m)" in
  x86_64) machine=x64 ;;
  aarch64) machine=arm64 ;;
  *) echo "setup.sh: the machine must be x86_64 or aarch64, got $(uname -m)." >&2; exit 1 ;;
esac
file="node-v${node}-linux-$machine.tar.xz"
cd /tmp
curl --fail --silent --show-error --location --remote-name "https://nodejs.org/dist/v${node}/$file"
curl --fail --silent --show-error --location "https://nodejs.org/dist/v${node}/SHASUMS256.txt" | grep " $file\\$" | sha256sum --check
mkdir -p /opt/node
tar --extract --xz --file "$file" --directory /opt/node --strip-components 1
rm "$file"
export PATH="/opt/node/bin:$PATH"

mkdir -p "$source/course"
tar --extract --gzip --file "$source/course.tar.gz" --directory "$source/course"
cd "$source/course"
npm ci --no-audit --no-fund --loglevel=error
npm run -s build:lib
`;

const refusal = (sentence: string): Pick<GradescopeResults, "output" | "output_format" | "stdout_visibility"> & { score: 0 } => ({
  score: 0,
  output: sentence,
  output_format: "text",
  stdout_visibility: "hidden",
});

/** The autograder of one exercise. */
export const gradescope: Recipe = {
  name: "gradescope",
  summary: "setup.sh and run_autograder for Gradescope: each submission is graded there, and students see their tests.",
  takes: ["exercise"],
  files: ({ exercise }) => ({
    "setup.sh": setup,
    run_autograder: platformScript(
      {
        form: "gradescope",
        variable: "AUTOGRADER_ROOT",
        root: "/autograder",
        submission: "submission",
        find: `export PATH="\${LRLAB_COURSE:-$root/source/course}/node_modules/.bin:$PATH"`,
        exercises: "source/exercises",
        refusal,
      },
      exercise,
    ),
  }),
  next: ({ exercise, course }) => [
    "In this folder:",
    `  tar --create --gzip --file course.tar.gz --exclude node_modules --exclude dist --directory ${shellWord(course)} .npmrc package.json package-lock.json src`,
    ...(exercise.startsWith("/") ? [`  mkdir -p exercises && cp -r ${shellWord(exercise)} exercises/`] : []),
    `  zip -r autograder.zip setup.sh run_autograder course.tar.gz${exercise.startsWith("/") ? " exercises" : ""}`,
    "In Gradescope, make a programming assignment and upload autograder.zip. Ubuntu 22.04 or newer, 1 CPU and 1 GB will do.",
    "Tests that are hidden show when you publish the grades; --hidden in the last line of run_autograder changes that.",
  ],
};
