#!/usr/bin/env bash
# Prints which folder of each project uses which, read from the built code, and who computes numbers of a replicate; fails on a cycle.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet build "$root/tests/Simulator.Tests/Simulator.Tests.csproj" -c Release -v quiet -nologo >&2
dotnet "$root/tests/Simulator.Tests/bin/Release/net10.0/Simulator.Tests.dll" -noColor -noLogo -class Simulator.Tests.House.FolderTests \
  -explicit on -showLiveOutput 2>&1 | sed -nE 's/^.*\[OUTPUT\] ?//p; /\[FAIL\]|Total:/p'
exit "${PIPESTATUS[0]}"
