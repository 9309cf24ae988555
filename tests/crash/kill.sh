#!/usr/bin/env bash
# tests/crash/kill.sh [N]   kills N runs (60) over an existing result with SIGKILL at seeded random moments, and counts what is left.
# Moments are shares of a run's length, which is measured once and then follows the load of the machine.
# Needs the program as ./run.sh builds it. Exit 1 if a kill left no whole result, or the next run left something behind.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
program="$root/src/Simulator.Cli/bin/publish/simulator.dll"
kills=${1:-60}
[ -f "$program" ] || { echo "Build the program first: ./run.sh list" >&2; exit 69; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
RANDOM=2013

play() { exec dotnet "$program" run nguyen-2013 --replications 20 --seed "$1" --out result --force --quiet; }
seed_of() { sed -nE 's/^  "seed": ([0-9]+),$/\1/p' result/manifest.json 2>/dev/null || echo none; }
now() { date +%s%N; }

start=$(now)
(play 1000)
whole=$(($(now) - start))
echo "A whole run takes $((whole / 1000000)) ms."
before=1000 old=0 new=0 finished=0 broken=0 leftovers=0
for ((i = 1; i <= kills; )); do
  # Every other moment lies late, where the result is written and takes its place.
  if ((i % 2)); then share=$((50 + RANDOM % 950)); else share=$((750 + RANDOM % 300)); fi
  seed=$((before + 1)) nanoseconds=$((whole / 1000 * share))
  play "$seed" 2>/dev/null &
  pid=$!
  sleep "$((nanoseconds / 1000000000)).$(printf %09d $((nanoseconds % 1000000000)))"
  if kill -KILL "$pid" 2>/dev/null; then ended=killed; else ended=finished; fi
  wait "$pid" 2>/dev/null || true
  left=$(find . -maxdepth 1 -name '.result.*.new~' | wc -l)
  if [ "$left" -gt 0 ]; then leftovers=$((leftovers + 1)); fi
  found=$(seed_of)
  if ! dotnet "$program" verify result >verify.txt 2>&1; then
    broken=$((broken + 1)) fate="BROKEN: $(head -n 1 verify.txt)"
  elif [ "$ended" = finished ]; then
    finished=$((finished + 1)) whole=$nanoseconds fate="the new result"
  elif [ "$found" = "$before" ]; then
    [ "$share" -gt 900 ] && whole=$((whole / 8 * 9))
    old=$((old + 1)) fate="the old result"
  elif [ "$found" = "$seed" ]; then
    new=$((new + 1)) fate="the new result"
  else
    broken=$((broken + 1)) fate="BROKEN: a result of seed $found"
  fi
  echo "$i: $ended at $((share / 10)) %: $fate; $left hidden leftovers"
  if [ "$ended" = killed ]; then i=$((i + 1)); fi
  before=$found
done
(play 7)
left=$(find . -maxdepth 1 -name '.result.*' | wc -l)
dotnet "$program" verify result
echo "$kills kills: $old left the old result whole, $new the new one, $broken neither; $leftovers left something hidden, of which the next run left $left. $finished more runs had finished before their moment."
[ "$broken" -eq 0 ] && [ "$left" -eq 0 ]
