#!/usr/bin/env bash
# Prints which folder of each project uses which, read from the built code, and fails on a cycle; then who computes numbers of a replicate
# outside measures and tests.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet build "$root/tests/Simulator.Tests/Simulator.Tests.csproj" -c Release -v quiet -nologo >&2
show() {
  dotnet "$root/tests/Simulator.Tests/bin/Release/net10.0/Simulator.Tests.dll" -noColor -noLogo -showLiveOutput "$@" 2>&1 \
    | sed -nE 's/^.*\[OUTPUT\] ?//p; /\[FAIL\]|Total:/p'
}
status=0
show -class Simulator.Tests.House.FolderTests || status=$?
show -explicit only -method '*No_number_of_a_replicate_is_computed_outside_measures_and_tests' || true
exit "$status"
