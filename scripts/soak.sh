#!/usr/bin/env bash
# The fault tests without sampling: every operation of every upgrade, every message and byte between program and server,
# many seeds, 1,000 rounds of chaos, a 100 MB script.
# Each round prints its seed; one seed is one exact run, but for the moments at which real processes are killed.
#
#   scripts/soak.sh                      one round, seed 1
#   scripts/soak.sh --rounds 20          seeds 1 to 20
#   scripts/soak.sh --seed 7             that seed again
#   scripts/soak.sh --only 'power_loss*' the tests that GoogleTest's filter names
#   scripts/soak.sh --preset asan        another preset of CMakePresets.json
set -euo pipefail
cd "$(dirname "$0")/.."

rounds=1
seed=1
only='*'
preset=default
usage() { echo "usage: scripts/soak.sh [--rounds <n>] [--seed <n>] [--only <filter>] [--preset <preset>]" >&2; exit 2; }
while (($# > 0)); do
  (($# > 1)) || usage
  case "$1" in
    --rounds) rounds=$2 ;;
    --seed) seed=$2 ;;
    --only) only=$2 ;;
    --preset) preset=$2 ;;
    *) usage ;;
  esac
  shift 2
done

scripts/install-deps.sh
cmake --preset "$preset"
cmake --build --preset "$preset" --target pawl_fault_tests pawl_postgresql_fault_tests
tests=(pawl_fault_tests postgresql/pawl_postgresql_fault_tests)

for ((round = 0; round < rounds; ++round)); do
  echo "== round $((round + 1)) of $rounds: PAWL_SEED=$((seed + round))"
  for test in "${tests[@]}"; do
    PAWL_EXHAUSTIVE=1 PAWL_SEED=$((seed + round)) "build/$preset/tests/faults/$test" --gtest_filter="$only" --gtest_brief=1 ||
      { echo "failed: scripts/soak.sh --preset $preset --only '$only' --seed $((seed + round))" >&2; exit 1; }
  done
done
