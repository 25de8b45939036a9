#!/bin/sh
# Grades COUNT submissions (10000) of a five-test exercise in SHARDS tasks (8) of a real Slurm, as `lrlab recipe slurm` writes it. Slurm and munge
# run for this test alone, on loopback, from a folder that goes with them. One task is killed half-way and submitted again. The merged rows must
# be the bytes of a single run.
#
#   test/deploy/slurm.sh [COUNT [SHARDS]]
#
# Needs the built library, root, and Debian's slurm-wlm and munge (apt install slurm-wlm munge).
set -eu
cd "$(dirname "$0")/../.."
export PATH="$PWD/node_modules/.bin:$PATH:/usr/sbin"
count=${1:-10000} shards=${2:-8} exercise=06-warmup/adam-ratio-bound
folder=$(mktemp -d)
chmod 755 "$folder"
host=$(hostname -s)
mkdir "$folder/munge" "$folder/state" "$folder/spool"
end() {
  for name in slurmd slurmctld munged; do
    if [ -s "$folder/$name.pid" ]; then kill "$(cat "$folder/$name.pid")" 2> /dev/null || true; fi
  done
  sleep 1
  rm -rf "$folder"
}
trap end EXIT

chmod 711 "$folder/munge"
head -c 128 /dev/urandom > "$folder/munge.key"
chmod 400 "$folder/munge.key"
munged --force --key-file="$folder/munge.key" --socket="$folder/munge/socket" --pid-file="$folder/munged.pid" \
  --log-file="$folder/munged.log" --seed-file="$folder/munge.seed"

cat > "$folder/slurm.conf" << END
ClusterName=lrlab
SlurmctldHost=$host(127.0.0.1)
AuthType=auth/munge
AuthInfo=socket=$folder/munge/socket
CredType=cred/munge
SlurmUser=root
SlurmdUser=root
SlurmctldPort=16817
SlurmdPort=16818
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
SchedulerParameters=batch_sched_delay=1,sched_interval=2
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) RealMemory=4000 State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
END
echo 'CgroupPlugin=autodetect' > "$folder/cgroup.conf"
export SLURM_CONF="$folder/slurm.conf"
slurmctld
slurmd
for _ in $(seq 60); do
  if [ "$(sinfo --noheader --format %T 2> /dev/null)" = idle ]; then break; fi
  sleep 0.5
done
sinfo

node test/deploy/manySubmissions.ts "$exercise" "$folder/submitted" "$count"
lrlab grade --exercise "$exercise" --in "$folder/submitted" --out "$folder/single.jsonl" 2> /dev/null | head -n 2

lrlab recipe slurm --exercise "$exercise" --in "$folder/submitted" --results "$folder/grades.jsonl" --shards "$shards" --out "$folder/jobs" > /dev/null
# Jobs that wait only, and none that is left over, in the queue; a job that can never run counts as ended.
finished() { [ -z "$(squeue --noheader)" ]; }
began=$(date +%s)
"$folder/jobs/submit.sh"
half=$((count / shards / 2))
until [ "$(cat "$folder/grades.shard-1.jsonl.part" 2> /dev/null | wc -l)" -ge "$half" ]; do
  sleep 0.1
  if finished; then echo "it ended too early"; cat "$folder"/jobs/*.log; exit 1; fi
done
scancel --signal=KILL --full "$(squeue --noheader --array --name lrlab-grade --format '%F_%K' | grep '_1$')"
echo "task 1 killed with $(wc -l < "$folder/grades.shard-1.jsonl.part") lines in its journal"
until finished; do sleep 0.5; done
if [ -e "$folder/grades.jsonl" ]; then echo "nothing may be merged while a shard is missing"; exit 1; fi
"$folder/jobs/submit.sh"
until finished; do sleep 0.5; done
echo "$(($(date +%s) - began)) s with the restart"
cat "$folder/jobs/merge.log"
grep "as before" "$folder/jobs/grade-1.log"
cmp "$folder/single.jsonl" "$folder/grades.jsonl"
echo "The merged rows are the bytes of the single run: $(sha256sum < "$folder/grades.jsonl" | cut -c 1-16)"
