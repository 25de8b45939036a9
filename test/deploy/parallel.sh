#!/bin/sh
# Grades COUNT submissions (10000) of a five-test exercise by GNU parallel in SHARDS shards (8), as `lrlab recipe parallel` writes it; one shard
# is killed half-way and the script is run again. The merged rows must be the bytes of a single run.
#
#   test/deploy/parallel.sh [COUNT [SHARDS]]
#
# Needs the built library and GNU parallel (Debian: apt install parallel). Says how long each took, and the most memory a grader used.
set -eu
cd "$(dirname "$0")/../.."
export PATH="$PWD/node_modules/.bin:$PATH"
count=${1:-10000} shards=${2:-8} exercise=06-warmup/adam-ratio-bound
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
node test/deploy/manySubmissions.ts "$exercise" "$folder/submitted" "$count"

echo "A single run of $count submissions:"
began=$(date +%s)
lrlab grade --exercise "$exercise" --in "$folder/submitted" --out "$folder/single.jsonl" 2> "$folder/single.log" &
grader=$!
# The system's own mark of the most that the process ever had; its children have theirs.
while mark=$(grep VmHWM "/proc/$grader/status" 2> /dev/null); do peak=$mark; sleep 0.2; done
wait "$grader"
single=$(($(date +%s) - began))
echo "most memory of the parent: $(echo "$peak" | tr -s ' \t' ' ')"
echo "$single s, $((count * 60 / (single > 0 ? single : 1))) submissions a minute"

echo "In $shards shards by GNU parallel, a grader killed half-way:"
lrlab recipe parallel --exercise "$exercise" --in "$folder/submitted" --results "$folder/grades.jsonl" --shards "$shards" --out "$folder" > "$folder/recipe.log"
# Its retries are taken away, so that a kill ends the script, as a machine that goes down would.
sed -i 's/--retries 3/--retries 1/' "$folder/grade-parallel.sh"
began=$(date +%s)
"$folder/grade-parallel.sh" > "$folder/first.log" 2>&1 &
script=$!
half=$((count / shards / 2))
while :; do
  if [ "$(cat "$folder/grades.shard-1.jsonl.part" 2> /dev/null | wc -l)" -ge "$half" ]; then break; fi
  kill -0 "$script" 2> /dev/null || { echo "it ended too early"; cat "$folder/first.log"; exit 1; }
  sleep 0.05
done
kill -KILL $(pgrep -f "^node .*lrlab grade .*$folder/grades.shard-1.jsonl") # the folder's name is this run's alone
wait "$script" && { echo "the script must fail when a shard is killed"; exit 1; }
echo "killed with $(wc -l < "$folder/grades.shard-1.jsonl.part") lines in its journal"
"$folder/grade-parallel.sh" > "$folder/second.log" 2>&1
echo "$(($(date +%s) - began)) s with the restart"
grep "as before" "$folder/second.log" | head -n 1
cmp "$folder/single.jsonl" "$folder/grades.jsonl"
echo "The merged rows are the bytes of the single run: $(sha256sum < "$folder/grades.jsonl" | cut -c 1-16)"
