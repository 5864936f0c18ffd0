#!/usr/bin/env bash
# Sets up what is missing, builds, and runs every test: first under AddressSanitizer and UndefinedBehaviorSanitizer, then as
# users build it. Ends with ctest's own summary; its exit code is the suite's.
#
#   scripts/test.sh            everything
#   scripts/test.sh --quick    without the sanitizer build
set -euo pipefail
cd "$(dirname "$0")/.."

quick=false
case "${1:-}" in
  "") ;;
  --quick) quick=true ;;
  *) echo "usage: scripts/test.sh [--quick]" >&2; exit 2 ;;
esac

scripts/install-deps.sh

build_and_test() {
  local preset=$1
  echo "== $preset: configure and build"
  cmake --preset "$preset"
  cmake --build --preset "$preset"
  echo "== $preset: test"
  ctest --preset "$preset"
}

# Both arms run to their end, so that one report names everything that fails.
failed=0
if ! $quick; then
  build_and_test asan || failed=1
fi
build_and_test default || failed=1
exit "$failed"
