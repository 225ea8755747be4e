#!/usr/bin/env bash
# Fifty people reading the workbench while replays run: cold start, bytes sent, server time at the 95th percentile, pages a second at most.
# Needs wrk, ApacheBench (Debian: wrk, apache2-utils) and curl. Build first: dotnet build src/Forestall.Cli -c Release
# Usage: bench/workbench_load.sh [seconds for each page, 10] [people, 50]
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-10} people=${2:-50} port=5197
forestall=$(ls artifacts/bin/Forestall.Cli/release_*/forestall | head -n 1)
store=$(mktemp -d)
trap 'kill "${server:-}" "${replays:-}" 2>/dev/null; rm -rf "$store"' EXIT
at="http://127.0.0.1:$port"

began=$(date +%s%N)
"$forestall" serve --port $port --store "$store" >"$store/log" 2>&1 &
server=$!
until curl -sf -o /dev/null "$at/"; do sleep 0.05; done
echo "cold start to the first page: $(( ($(date +%s%N) - began) / 1000000 )) ms"

pages=("/" "/situations/Kosovo?asOf=1998-06" "/situations/UKR" "/stories/kosovo-1998" "/missed" "/missed/RWA-1994-04" "/lessons" "/lessons/thesis" "/lessons/study" "/lab" "/lab/instruments" "/lab/doctrines/noncoercive" "/plans" "/journal" "/about" "/methods/replay")
for round in 1 2; do
  for page in "${pages[@]}"; do curl -sf -o /dev/null "$at$page"; done
  [ $round = 2 ] || sleep 40 # what is worked out once is now there
done

# One replay after the other, as long as the readers read.
(seed=100; while true; do seed=$((seed + 1)); until curl -s -o /dev/null -w '%{http_code}' "$at/api/v1/replay?draws=5000&seed=$seed" | grep -q 200; do sleep 0.5; done; done) &
replays=$!
sleep 2

printf '%-34s %10s %10s %10s %12s\n' page "bytes sent" "median ms" "95 % ms" "pages/s"
for page in "${pages[@]}"; do
  sent=$(curl -sf -H 'Accept-Encoding: br' -o /dev/null -w '%{size_download}' "$at$page")
  wrk -t 2 -c "$people" -d "${seconds}s" -s bench/workbench_readers.lua "$at" -- "$page" >"$store/wrk"
  ab -q -n 200 -c "$people" -H 'Accept-Encoding: br' "$at$page" >"$store/ab" 2>/dev/null
  printf '%-34s %10s %10s %10s %12s\n' "$page" "$sent" "$(sed -n 's/.*median \([0-9]*\) ms.*/\1/p' "$store/wrk")" "$(sed -n 's/.*95 % \([0-9]*\) ms.*/\1/p' "$store/wrk")" "$(awk '/^Requests per second/{print $4}' "$store/ab")"
done

echo
echo "a mix of all pages, one in ten a situation as of a month that mostly nobody asked for before:"
for round in "at first:   " "from then on:"; do
  echo "$round $(wrk --timeout 10s -t 2 -c "$people" -d "$((3 * seconds))s" -s bench/workbench_readers.lua "$at" | grep 'pages by readers')"
done
