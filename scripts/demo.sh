#!/usr/bin/env bash
# Shows the main job on real files in a temporary folder: a program that creates and upgrades its own SQLite database, and a
# build that fails on each mistake in its migrations. Every step is checked; the script fails where one does not hold.
#
#   scripts/demo.sh                     installs what is missing, builds Pawl, then the show
#   scripts/demo.sh --prebuilt <build>  the show alone, with the Pawl that was built in that folder
set -euo pipefail
cd "$(dirname "$0")/.."
source_dir=$PWD

build_dir=$source_dir/build/demo
prebuilt=false
case "${1:-}" in
  "") ;;
  --prebuilt)
    build_dir=$(realpath "${2:?--prebuilt needs the folder of a build}")
    prebuilt=true
    ;;
  *) echo "usage: scripts/demo.sh [--prebuilt <build>]" >&2; exit 2 ;;
esac

work=$(mktemp -d "${TMPDIR:-/tmp}/pawl-demo.XXXXXX")
trap 'rm -rf "$work"' EXIT

bold='' plain=''
if [[ -t 1 && -z ${NO_COLOR:-} ]]; then
  bold=$'\e[1m' plain=$'\e[0m'
fi
step() { printf '\n%s== %s%s\n' "$bold" "$*" "$plain"; }
fail() { printf '\ndemo: FAILED: %s\n' "$*" >&2; exit 1; }

# Prints a command as one would type it.
announce() { printf '%s$ %s%s\n' "$bold" "${*@Q}" "$plain" | sed "s/'\([A-Za-z0-9_.,:=/+-]*\)'/\1/g"; }

# show <command>...: prints the command, then runs it.
show() {
  announce "$@"
  "$@"
}

# quietly <command>...: its output only where it fails.
quietly() {
  "$@" >"$work/log" 2>&1 || { cat "$work/log" >&2; fail "$*"; }
}

# must_fail <id>: builds, shows what the build prints, and fails unless it failed with that diagnostic. Ninja's echo of the
# command that failed is left out: it is long and says nothing about the migrations.
must_fail() {
  local status=0
  announce cmake --build build
  cmake --build build >"$work/log" 2>&1 || status=$?
  grep -vE '^(FAILED: |cd .* && )' "$work/log"
  [[ $status -ne 0 ]] || fail "the build passed; it should have failed with [$1]"
  grep -q "error: .*\[$1\]" "$work/log" || fail "the build failed without [$1]"
  echo "-> the build failed with [$1], as it must"
}

build_pawl() {
  step "Build Pawl (log: ${build_dir#"$source_dir"/}/build.log)"
  mkdir -p "$build_dir"
  {
    cmake -S "$source_dir" -B "$build_dir" -G Ninja -DCMAKE_BUILD_TYPE=Release \
      -DPAWL_BUILD_TESTS=OFF -DPAWL_BUILD_EXAMPLE=OFF -DPAWL_BUILD_BENCHMARKS=OFF && cmake --build "$build_dir"
  } >"$build_dir/build.log" 2>&1 || { tail -n 60 "$build_dir/build.log" >&2; fail "Pawl does not build"; }
}

# A project as a user has it: the example's sources, an installed Pawl, and the migrations that exist so far.
make_project() {
  mkdir -p "$work/project/migrations"
  cp -r "$source_dir/example-app" "$work/project/notes"
  cd "$work/project"
  add_migrations 0001 0002 0003 0004 0005
  set_version 1.0.0
}
add_migrations() {
  local version
  for version in "$@"; do cp "$source_dir/migrations/$version"_*.sql migrations/; done
}
set_version() { sed -i "s/project(notes VERSION [0-9.]*/project(notes VERSION $1/" notes/CMakeLists.txt; }

rows() {
  sqlite3 -readonly notes.db "SELECT 'notes: ' || count(*) FROM notes; SELECT 'tags of notes: ' || count(*) FROM note_tags;"
}

version_1() {
  step "Version 1 of notes has five migrations; releasing it freezes them"
  show ls migrations
  show pawl freeze --release 1.0.0
  show cut -c 1-72 migrations/migrations.lock

  step "The build proves the migrations and compiles them into the program"
  local configure=(cmake -S notes -B build -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_PREFIX_PATH="$work/pawl")
  announce "${configure[@]}"
  quietly "${configure[@]}"
  show cmake --build build
  cp build/notes notes-1.0.0

  step "Version 1 creates its own database and stores rows"
  show ./notes-1.0.0 --database notes.db add "Buy milk, and café beans" --tag errands
  show ./notes-1.0.0 --database notes.db add "Call the dentist" --tag errands --tag health
  show ./notes-1.0.0 --database notes.db add "An idea: a ratchet that only turns one way" --tag ideas
  show ./notes-1.0.0 --database notes.db search dent
  show ./notes-1.0.0 --database notes.db status
}

version_2() {
  step "Version 2 adds two migrations; one rebuilds the table that other rows refer to with ON DELETE CASCADE"
  add_migrations 0006 0007
  set_version 2.0.0
  show ls migrations
  show cmake --build build
  cp build/notes notes-2.0.0

  step "Before the upgrade"
  show ./notes-1.0.0 --database notes.db export | tee before.txt
  rows | tee -a before.txt
  [[ $(wc -l <before.txt) -eq 6 ]] || fail "version 1 did not store three notes"
  show ./notes-2.0.0 --database notes.db status

  step "The first start of version 2 upgrades the database"
  show ./notes-2.0.0 --database notes.db list 2>upgrade.log
  cat upgrade.log
  grep -q 'applied 0006_.* 0007_' upgrade.log || fail "version 2 did not apply 0006 and 0007"

  step "After the upgrade: every row is there"
  show ./notes-2.0.0 --database notes.db export | tee after.txt
  rows | tee -a after.txt
  diff <(tail -n +2 before.txt) <(tail -n +2 after.txt) || fail "rows were lost or have changed"
  echo "-> the same rows, byte for byte"
  [[ $(sqlite3 -readonly notes.db "PRAGMA integrity_check; PRAGMA foreign_key_check;") == ok ]] || fail "integrity_check"
  show ./notes-2.0.0 --database notes.db pin 2
  show ./notes-2.0.0 --database notes.db list

  step "A second start applies nothing and writes nothing"
  sha256sum notes.db >digest
  show ./notes-2.0.0 --database notes.db list 2>upgrade.log
  [[ ! -s upgrade.log ]] || fail "the second start changed the schema: $(cat upgrade.log)"
  show sha256sum --check digest || fail "the second start wrote to the database"
}

mistakes() {
  step "Mistake 1: somebody edits a migration that has shipped"
  show sed -i 's/SET title = trim/SET title = upper/' migrations/0003_add_title.sql
  must_fail frozen-edited
  add_migrations 0003

  step "Mistake 2: a version is missing"
  show mv migrations/0007_pin_notes.sql migrations/0008_pin_notes.sql
  must_fail gap
  rm migrations/0008_pin_notes.sql
  add_migrations 0007

  step "Mistake 3: a column that does not exist"
  show sed -i 's/SET pinned = 1/SET pined = 1/' migrations/0007_pin_notes.sql
  must_fail sqlite-proof
  add_migrations 0007

  step "All mended: the build passes again"
  show cmake --build build
}

main() {
  if ! $prebuilt; then
    step "Install what is missing"
    scripts/install-deps.sh
    build_pawl
  fi
  quietly cmake --install "$build_dir" --prefix "$work/pawl"
  PATH=$work/pawl/bin:$PATH
  make_project
  version_1
  version_2
  mistakes
  step "Everything held"
}
main
