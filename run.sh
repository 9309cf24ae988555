#!/usr/bin/env bash
# ./run.sh            builds and plays the 2013 practicum study
# ./run.sh test       tests; ./run.sh test --all adds slow science, the browser and the cluster
# ./run.sh COMMAND …  any command of the simulator
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
program="$root/src/Simulator.Cli/bin/publish/simulator.dll"

# Asked only when something is to be built: what was built runs.
needs_sdk() {
  if ! command -v dotnet >/dev/null 2>&1 || ! (cd "$root" && dotnet --version) >/dev/null 2>&1; then
    echo "The .NET 10 SDK is needed: https://dotnet.microsoft.com/download" >&2
    exit 69
  fi
}

# The program is built inside the checkout, so somebody must be able to write there once.
needs_room() {
  if [ ! -w "$root/src/Simulator.Cli" ]; then
    echo "$1 is not built yet, and you cannot write to $root: copy it to a folder of your own, or have its owner call $2 there once." >&2
    exit 73
  fi
}

# Builds only when a source is newer than the program; the words of the build appear only when it fails.
build() {
  if [ -f "$program" ] && command -v dotnet >/dev/null && [ -z "$(find "$root"/{src,scenarios,seeds} "$root"/Directory.*.props "$root/global.json" \
      \( -name bin -o -name obj \) -prune -o -type f -newer "$program" -print -quit)" ]; then
    return
  fi
  needs_room "The program" "./run.sh help"
  needs_sdk
  local log
  log=$(mktemp)
  [ -f "$program" ] && echo "Building …" >&2 || echo "Building for the first time; this takes about a minute …" >&2
  if ! dotnet publish "$root/src/Simulator.Cli/Simulator.Cli.csproj" -c Release -o "$(dirname "$program")" -v quiet -nologo >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    exit 70
  fi
  rm -f "$log"
  touch "$program"
}

# The engine for the browser, for `page` only: built on its first call and whenever a source is newer.
build_page() {
  local engine log
  engine="$(dirname "$program")/page"
  if [ -f "$engine/wwwroot/_framework/dotnet.js" ] && command -v dotnet >/dev/null && [ -z "$(find "$root"/{src,scenarios,seeds} \
      \( -name bin -o -name obj \) -prune -o -type f -newer "$engine/wwwroot/_framework/dotnet.js" -print -quit)" ]; then
    return
  fi
  needs_room "The engine for the browser" "./run.sh page nguyen-2013"
  needs_sdk
  log=$(mktemp)
  echo "Building the engine for the browser; this takes a minute or two …" >&2
  rm -rf "$engine"
  if ! dotnet publish "$root/src/Simulator.Page/Simulator.Page.csproj" -c Release -o "$engine" -v quiet -nologo >"$log" 2>&1; then
    cat "$log" >&2
    rm -rf "$log" "$engine"
    exit 70
  fi
  rm -f "$log"
  touch "$engine/wwwroot/_framework/dotnet.js"
}

# Runs one test project and adds its counts, which stand in the runner's last line.
passed=0 failed=0 skipped=0
tests() {
  local log counts total errors bad left unrun
  log=$(mktemp)
  if ! dotnet build "$root/tests/$1/$1.csproj" -c Release -v quiet -nologo >"$log" 2>&1; then
    cat "$log"
    failed=$((failed + 1))
  else
    dotnet "$root/tests/$1/bin/Release/net10.0/$1.dll" -noColor 2>&1 | tee "$log" || true
    counts=$(sed -nE 's/.*Total: ([0-9]+), Errors: ([0-9]+), Failed: ([0-9]+), Skipped: ([0-9]+), Not Run: ([0-9]+).*/\1 \2 \3 \4 \5/p' "$log" | tail -n 1)
    # A run that ended without its counts has not passed.
    read -r total errors bad left unrun <<<"${counts:-1 1 0 0 0}"
    passed=$((passed + total - errors - bad - left - unrun)) failed=$((failed + errors + bad)) skipped=$((skipped + left))
  fi
  rm -f "$log"
}

if [ "${1:-}" = test ]; then
  needs_sdk
  cd "$root"
  tests Simulator.Tests
  if [ "${2:-}" = --all ]; then
    build
    build_page
    tests Simulator.Validation
  else
    echo "Left out: slow science, the browser and the cluster; ./run.sh test --all runs them."
  fi
  [ "$skipped" -gt 0 ] && echo "$skipped skipped: the reasons stand above."
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
fi

build
if [ $# -eq 0 ]; then
  # A checkout that cannot be written still plays; the result is then made where one stands.
  [ ! -w "$root" ] || cd "$root"
  exec dotnet "$program" run nguyen-2013 --out results/nguyen-2013 --force
fi
[ "$1" != page ] || build_page
exec dotnet "$program" "$@"
