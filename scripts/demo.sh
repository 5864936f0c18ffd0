#!/usr/bin/env bash
# Shows the main job on real files in a temporary folder: a program that creates and upgrades its own database, a SQLite file
# and on a throw-away PostgreSQL server, the command's verbs on both, and a build that fails on each mistake in its
# migrations. Every step is checked; the script fails where one does not hold. Without PostgreSQL's programs it says so and
# shows the rest.
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

# What the program is written for: what this Pawl was built with.
dialects=(--dialect sqlite)

work=$(mktemp -d "${TMPDIR:-/tmp}/pawl-demo.XXXXXX")
trap 'stop_server; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

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

# A server of our own: a cluster in a folder of its own, reached by a unix socket only, gone with the demo.
server_programs='' server_folder='' server_account=$(id -un)
find_server() {
  local found
  found=$(printf '%s\n' /usr/lib/postgresql/*/bin/initdb | sort --version-sort | tail -n 1)
  [[ -x $found ]] || found=$(command -v initdb || true)
  server_programs=${found%/*}
}

# PostgreSQL refuses root.
as_server() {
  if [[ $server_account == "$(id -un)" ]]; then
    "$@"
  else
    (cd / && setpriv --reuid "$server_account" --regid "$(id -g "$server_account")" --clear-groups "$@")
  fi
}

start_server() {
  server_folder=$(mktemp -d "${TMPDIR:-/tmp}/pawl-demo-server.XXXXXX")
  if [[ $(id -u) -eq 0 ]]; then
    server_account=nobody
    if getent passwd postgres >"$work/log"; then server_account=postgres; fi
    chown "$server_account" "$server_folder"
  fi
  local data=$server_folder/data
  quietly as_server "$server_programs/initdb" --pgdata "$data" --username notes --auth trust --encoding UTF8 --no-sync
  quietly as_server "$server_programs/pg_ctl" start --wait --pgdata "$data" --log "$server_folder/log" \
    --options "-c listen_addresses='' -c unix_socket_directories='$server_folder' -c fsync=off"
  quietly as_server "$server_programs/createdb" --host "$server_folder" --username notes notes
}

stop_server() {
  [[ -n $server_folder ]] || return 0
  if [[ -e $server_folder/data/postmaster.pid ]]; then
    as_server "$server_programs/pg_ctl" stop --mode immediate --pgdata "$server_folder/data" >"$work/log" 2>&1 || true
  fi
  rm -rf "$server_folder"
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
  show pawl freeze "${dialects[@]}" --release 1.0.0
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

# expect <code> <text> <command>...: shows the command, which must exit with that code and print that text.
expect() {
  local code=$1 text=$2 status=0
  shift 2
  announce "$@"
  "$@" >"$work/log" 2>&1 </dev/null || status=$?
  cat "$work/log"
  [[ $status -eq $code ]] || fail "$1 exited with $status instead of $code"
  grep -qF "$text" "$work/log" || fail "'$text' was not printed"
}

on_the_command_line() {
  step "Verbs for people, in the program and in pawl: what is applied, and a way back that asks first"
  cp notes.db copy.db
  expect 0 'up to date, 7 migrations' ./notes-2.0.0 migrate status sqlite:copy.db
  expect 2 'there is no terminal to ask on' ./notes-2.0.0 migrate down sqlite:copy.db
  expect 0 'undid 0007 pin_notes' ./notes-2.0.0 migrate down sqlite:copy.db --yes

  step "The SQL that is pending, run by sqlite3 itself"
  announce "pawl plan sqlite:copy.db | sqlite3 copy.db" | tr -d "'"
  pawl plan sqlite:copy.db >plan.sql || [[ $? -eq 3 ]] || fail "plan"
  sqlite3 copy.db <plan.sql || fail "sqlite3 refused the plan"
  expect 0 '0007     pin_notes' pawl history sqlite:copy.db

  step "Somebody changes the database by hand; verify names it"
  expect 0 'is what the migrations make' pawl verify sqlite:copy.db
  show sqlite3 copy.db "ALTER TABLE notes ADD COLUMN by_hand INTEGER"
  expect 4 'by_hand' pawl verify sqlite:copy.db
}

on_postgresql() {
  find_server
  if [[ -z $server_programs || ${dialects[*]} != *postgresql* ]]; then
    step "PostgreSQL is not shown: its server's programs, or Pawl's engine for it, are not here"
    return
  fi
  step "The same two programs on a PostgreSQL server"
  start_server
  export NOTES_DATABASE="postgresql://notes@/notes?host=$server_folder"
  announce export NOTES_DATABASE="$NOTES_DATABASE"
  show ./notes-1.0.0 add "Buy milk, and café beans" --tag errands
  show ./notes-1.0.0 add "An idea: a ratchet that only turns one way" --tag ideas --tag pinned
  show ./notes-1.0.0 search idea turn
  show ./notes-1.0.0 export | tee before.txt
  show ./notes-2.0.0 status

  step "The first start of version 2 upgrades the database on the server"
  show ./notes-2.0.0 export 2>upgrade.log | tee after.txt
  cat upgrade.log
  grep -q 'applied 0006_.* 0007_' upgrade.log || fail "version 2 did not apply 0006 and 0007"
  diff <(tail -n +2 before.txt | sed 's/,"pinned":[a-z]*//') <(tail -n +2 after.txt | sed 's/,"pinned":[a-z]*//' | sort) ||
    fail "rows were lost or have changed"
  [[ $(wc -l <after.txt) -eq 3 ]] || fail "version 1 did not store two notes"
  echo "-> the same notes, and the one with the tag is pinned"
  show ./notes-2.0.0 list 2>upgrade.log
  [[ ! -s upgrade.log ]] || fail "the second start changed the schema: $(cat upgrade.log)"
  show ./notes-2.0.0 search idea turn | tee found.txt
  grep -qF '[idea]: a ratchet that only [turns]' found.txt || fail "the search did not find the note"

  step "The same verbs there"
  expect 0 'up to date, 7 migrations' pawl status "$NOTES_DATABASE"
  expect 0 'undid 0007 pin_notes' pawl down "$NOTES_DATABASE" --yes
  expect 0 'applied 0007 pin_notes' pawl up "$NOTES_DATABASE"
  expect 0 'is what the migrations make' ./notes-2.0.0 migrate verify "$NOTES_DATABASE"
  unset NOTES_DATABASE
}

mistakes() {
  step "Mistake 1: somebody edits a migration that has shipped"
  show sed -i 's/SET title = trim/SET title = upper/' migrations/0003_add_title.sqlite.sql
  must_fail frozen-edited
  add_migrations 0003

  step "Mistake 2: a version is missing"
  show mv migrations/0007_pin_notes.sqlite.sql migrations/0008_pin_notes.sqlite.sql
  show mv migrations/0007_pin_notes.postgresql.sql migrations/0008_pin_notes.postgresql.sql
  must_fail gap
  rm migrations/0008_pin_notes.*.sql
  add_migrations 0007

  step "Mistake 3: a column that does not exist"
  show sed -i 's/SET pinned = 1/SET pined = 1/' migrations/0007_pin_notes.sqlite.sql
  must_fail sqlite-proof
  add_migrations 0007

  step "Mistake 4: one of the two databases is forgotten"
  show rm migrations/0007_pin_notes.sqlite.sql
  must_fail missing-dialect
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
  if pawl --version | grep -q PostgreSQL; then dialects+=(--dialect postgresql); fi
  make_project
  version_1
  version_2
  on_the_command_line
  on_postgresql
  mistakes
  step "Everything held"
}
main
