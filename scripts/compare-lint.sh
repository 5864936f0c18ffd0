#!/usr/bin/env bash
# Runs squawk and Pawl's lint over tests/corpus/postgresql and writes what each reports into docs/lint-compared.md,
# between its marks.
#
#   scripts/compare-lint.sh [<pawl>]     build/dev/generator/pawl if left out
#
# Needs npm, which brings squawk-cli into a temporary folder, and python3. Where a PostgreSQL server can be started, Pawl
# measures there what statements do.
set -euo pipefail
cd "$(dirname "$0")/.."

pawl="$(realpath "${1:-build/dev/generator/pawl}")"
[[ -x "$pawl" ]] || { echo "no $pawl: build it, or name another" >&2; exit 2; }
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

npm install --silent --no-fund --no-audit --prefix "$work/npm" squawk-cli > "$work/npm.log" 2>&1 ||
  { cat "$work/npm.log" >&2; exit 1; }
squawk="$work/npm/node_modules/.bin/squawk"
cp -r tests/corpus/postgresql "$work/corpus"
cd "$work/corpus"

# Both exit with 1 where they found something.
"$squawk" --include require-table-schema --pg-version 15.0 --assume-in-transaction --reporter json ./*.sql \
  > "$work/squawk.json" || [[ -s "$work/squawk.json" ]]
enable=()
for rule in $(grep -ohE '`[a-z-]+` \| Off unless' "$OLDPWD/docs/lint-compared.md" | grep -oE '[a-z]+(-[a-z]+)+'); do
  enable+=(--enable "$rule")
done
"$pawl" check --directory . --dialect postgresql --proof-cache "$work/cache" "${enable[@]}" \
  --format json > "$work/pawl.json" 2> "$work/pawl.log" || true
[[ -s "$work/pawl.json" ]] || { cat "$work/pawl.log" >&2; exit 1; }
cd "$OLDPWD"
python3 scripts/compare_lint.py "$work/squawk.json" "$work/pawl.json" "$("$squawk" --version)" docs/lint-compared.md
