#!/usr/bin/env bash
# From a clone to Run All on a Debian that has nothing but Node, npm, Python, and the notebook of its packages.
#
#   sudo test/deploy/freshDebian.sh [FOLDER] [SUITE]
#
# Makes a Debian root in FOLDER (/tmp/fresh-debian; what is there is removed), clones this checkout's last commit into it, runs `npm run lab`
# there as an ordinary user, and runs all cells of lesson 1 from outside, in this machine's Chromium. Needs root on a Debian with debootstrap
# and git, and a network for apt and npm: two to six minutes and 2 GB. Not part of the tests that CI runs.
set -euo pipefail

root=${1:-/tmp/fresh-debian}
suite=${2:-bookworm}
checkout=$(cd "$(dirname "$0")/../.." && pwd)
log=$root.log
port=8899

say() { printf '%4d s  %s\n' "$SECONDS" "$1"; }
inside() { chroot "$root" env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 "$@"; }
learner() { inside su learner -c "cd '/home/learner/lr lab' && $1"; }

# Whatever happens: what runs in the root ends, and nothing of this machine stays mounted in it.
leave() {
  for process in /proc/[0-9]*; do
    if [ "$(readlink "$process/root")" = "$(realpath "$root")" ]; then kill "${process#/proc/}" 2>/dev/null || true; fi
  done
  sleep 1
  umount "$root/proc" 2>/dev/null || true
}
trap leave EXIT

[ "$(id -u)" = 0 ] || { echo "freshDebian.sh: it must be run as root, got $(id -un). Use sudo." >&2; exit 2; }
command -v debootstrap >/dev/null || { echo "freshDebian.sh: debootstrap must be installed. Run apt install debootstrap." >&2; exit 2; }

if [ -e "$root" ] && [ ! -e "$root/home/learner" ]; then
  echo "freshDebian.sh: $root must be a folder that this script made, or not be there. Name another." >&2
  exit 2
fi
leave
rm -rf --one-file-system "$root"
say "a Debian root: $suite"
debootstrap --variant=minbase --include=ca-certificates "$suite" "$root" >"$log" 2>&1
mount -t proc proc "$root/proc"
cp /etc/resolv.conf "$root/etc/resolv.conf"
# Certificates that this machine's administrator added: npm may need them to get out.
cp /usr/local/share/ca-certificates/*.crt "$root/usr/local/share/ca-certificates/" 2>/dev/null && inside update-ca-certificates >>"$log" 2>&1

say "Node, npm, Python and the notebook, from Debian's packages"
inside apt-get update -qq >>"$log" 2>&1
inside env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nodejs npm python3 jupyter-notebook >>"$log" 2>&1
inside sh -c 'echo "        Node $(node --version), npm $(npm --version), $(python3 --version), notebook $(jupyter-notebook --version)"'

say "a clone, in a folder whose name holds a space"
inside useradd --create-home --shell /bin/bash learner
git clone --quiet --no-hardlinks "$checkout" "$root/home/learner/lr lab"
inside chown -R learner: /home/learner

certificates=$([ -e /usr/local/share/ca-certificates ] && echo NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt || true)
say "npm run lab, as it comes: only root may install what it asks for"
if ! learner "$certificates node src/cli/setup.mjs lab" >"$log.setup" 2>&1; then
  sed 's/^/        /' "$log.setup"
  grep -q 'sudo apt install libatomic1' "$log.setup"
  inside env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq libatomic1 >>"$log" 2>&1
fi

say "npm run lab"
learner "$certificates npm run lab -- --no-browser --port $port" >"$log.lab" 2>&1 &
lab=$!
until grep -qs 'Ctrl+C stops' "$log.lab"; do
  kill -0 "$lab" 2>/dev/null || { cat "$log.lab" >&2; exit 1; }
  sleep 1
done
url=$(grep -o 'http://localhost[^ ]*' "$log.lab" | head -1)
sed 's/^/        /; s/token=.*/token=…/' "$log.lab"

say "Run All in the browser"
"$checkout/node_modules/.bin/node" "$checkout/test/deploy/runAll.ts" "$url" 01-three-fates.ipynb
say "done"
