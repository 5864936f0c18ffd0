#!/usr/bin/env bash
# Compiles the PostgreSQL runtime against a libpqxx of one's choice and upgrades a database with it, on a server of its own.
#
#   scripts/check-libpqxx.sh <prefix>
#
#   <prefix>   where that libpqxx is installed: <prefix>/include/pqxx and <prefix>/lib/libpqxx.a (or .so)
#   CXX, CXXFLAGS, LDFLAGS from the environment choose the compiler, e.g. CXX=clang++-19 CXXFLAGS=-stdlib=libc++
#
# docs/libpqxx-versions.md says how to build one.
set -euo pipefail
cd "$(dirname "$0")/.."

prefix="${1:-}"
[[ -f "$prefix/include/pqxx/pqxx" ]] || { echo "usage: scripts/check-libpqxx.sh <prefix of a libpqxx>" >&2; exit 2; }

work="$(mktemp -d)"
server=""
as_owner=()
cleanup() {
  [[ -z "$server" ]] || { kill -INT "$server" && wait "$server"; } 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT

bin="$(pg_config --bindir)"
[[ -x "$bin/initdb" ]] || bin="$(dirname "$(readlink -f "$(command -v initdb)")")"
if [[ "$(id -u)" == 0 ]]; then  # PostgreSQL refuses root.
  chown nobody "$work"
  as_owner=(setpriv --reuid=nobody --clear-groups)
fi

headers=()
[[ "$prefix" == /usr ]] || headers=(-isystem "$prefix/include")  # /usr/include has a place of its own in the order
export work
compile='exec ${CXX:-g++} -std=c++20 -O1 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Werror \
  ${CXXFLAGS:-} -Iruntime/include -Iruntime/src -isystem "$(pg_config --includedir)" "${@:2}" \
  -c "$1" -o "$work/$(echo "$1" | tr / _).o"'
printf '%s\0' runtime/src/core/*.cpp runtime/src/postgresql/*.cpp tests/libpqxx/main.cpp |
  xargs -0 -I '{}' -P "$(nproc)" bash -c "$compile" compile '{}' "${headers[@]}"
# shellcheck disable=SC2086  # flags are words
${CXX:-g++} ${CXXFLAGS:-} "$work"/*.o -L"$prefix/lib" -Wl,-rpath,"$prefix/lib" -lpqxx -lpq ${LDFLAGS:-} -o "$work/check"

"${as_owner[@]}" "$bin/initdb" -D "$work/data" -U postgres -E UTF8 --locale=C -A trust --no-sync >"$work/initdb.log"
"${as_owner[@]}" "$bin/postgres" -D "$work/data" -k "$work" -c listen_addresses= -c fsync=off 2>"$work/server.log" &
server=$!
for _ in {1..100}; do
  "$bin/pg_isready" -q -h "$work" && break
  sleep 0.1
done
"$work/check" "host=$work user=postgres dbname=postgres"
