#!/usr/bin/env bash
# Builds a release, measures, and prints the table of what was measured beside what was promised. Exits with 1 where a bar
# is missed.
#
#   scripts/bench.sh [--write] [-- <options of Google Benchmark>]
#
#   --write   rewrites the table in bench/README.md
set -euo pipefail
cd "$(dirname "$0")/.."

write=false
while [[ $# -gt 0 ]]; do
  case "$1" in
    --write) write=true; shift ;;
    --) shift; break ;;
    *) echo "usage: scripts/bench.sh [--write] [-- <options of Google Benchmark>]" >&2; exit 2 ;;
  esac
done

scripts/install-deps.sh

build=build/bench
mkdir -p "$build"
{
  # The tests bring the PostgreSQL server that is measured on; they are not built.
  cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DPAWL_BUILD_TESTS=ON -DPAWL_BUILD_EXAMPLE=OFF &&
    cmake --build "$build" --target pawl_bench &&
    npm install --no-fund --no-audit --prefix "$build/dbmate" dbmate@2
} >"$build/build.log" 2>&1 || { tail -n 60 "$build/build.log" >&2; exit 2; }
# The program itself: its npm wrapper would cost the start of node.
PAWL_BENCH_DBMATE="$(find "$PWD/$build/dbmate/node_modules/@dbmate" -path '*/bin/dbmate' -print -quit)"
export PAWL_BENCH_DBMATE

status=0
"$build/bench/pawl_bench" "$@" >"$build/table.md" || status=$?
[[ $status -le 1 ]] || exit "$status"
cat "$build/table.md"

if $write; then
  awk -v table="$build/table.md" '
    /<!-- \/measured -->/ { inside = 0 }
    !inside { print }
    /<!-- measured -->/ { inside = 1; print ""; while ((getline line < table) > 0) print line; print "" }
  ' bench/README.md >"$build/README.md"
  cp "$build/README.md" bench/README.md
fi
exit "$status"
