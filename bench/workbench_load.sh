#!/usr/bin/env bash
# Fifty people reading the workbench while a replay runs: server time of each page at the 95th percentile, and what is sent.
# Needs ApacheBench (Debian: apache2-utils) and curl. Build first: dotnet build src/Forestall.Cli -c Release
# Usage: bench/workbench_load.sh [requests for each page, 500] [people, 50]
set -euo pipefail
cd "$(dirname "$0")/.."
requests=${1:-500} people=${2:-50} port=5197
forestall=$(ls artifacts/bin/Forestall.Cli/release_*/forestall | head -n 1)
store=$(mktemp -d)
trap 'kill "${server:-}" 2>/dev/null; rm -rf "$store"' EXIT

began=$(date +%s%N)
"$forestall" serve --port $port --store "$store" >"$store/log" 2>&1 &
server=$!
until curl -sf -o /dev/null "http://127.0.0.1:$port/"; do sleep 0.05; done
echo "cold start to the first page: $(( ($(date +%s%N) - began) / 1000000 )) ms"

pages=("/" "/situations/Kosovo?asOf=1998-06" "/situations/UKR" "/missed" "/missed/RWA-1994-04" "/lessons" "/lessons/study" "/lab" "/plans" "/journal" "/about" "/methods/replay")
for page in "${pages[@]}"; do curl -sf -o /dev/null "http://127.0.0.1:$port$page"; done
sleep 40 # what is worked out once is now there
for page in "${pages[@]}"; do curl -sf -o /dev/null "http://127.0.0.1:$port$page"; done

printf '%-34s %10s %10s %10s\n' page "bytes sent" "median ms" "95 % ms"
seed=100
for page in "${pages[@]}"; do
  seed=$((seed + 1))
  curl -sf -o /dev/null "http://127.0.0.1:$port/lab?draws=20000&seed=$seed" || true # a replay is under way
  sent=$(curl -sf --compressed -o /dev/null -w '%{size_download}' "http://127.0.0.1:$port$page")
  ab -q -n "$requests" -c "$people" -H 'Accept-Encoding: gzip' "http://127.0.0.1:$port$page" >"$store/ab" 2>/dev/null
  printf '%-34s %10s %10s %10s\n' "$page" "$sent" "$(awk '$1=="50%"{print $2}' "$store/ab")" "$(awk '$1=="95%"{print $2}' "$store/ab")"
done
