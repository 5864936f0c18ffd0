#!/usr/bin/env bash
# Installs the Debian packages that building, testing and measuring Pawl needs, and only those that are missing: where none
# is, nothing is asked, downloaded or changed.
set -euo pipefail

packages=(
  g++ cmake ninja-build make git                                # build
  libsqlite3-dev libpqxx-dev                                    # the engines
  libssl-dev libcli11-dev libfmt-dev libboost-filesystem-dev    # the generator
  nlohmann-json3-dev                                            # the command line
  libpg-query-dev libprotobuf-c-dev                             # PostgreSQL's parser
  postgresql postgresql-contrib pgbouncer                       # servers for the proof and the tests
  libgtest-dev sqlite3 strace binutils groff-base zsh           # tests
  python3-jsonschema                                            # tests of the formats that are JSON
  libbenchmark-dev time                                         # benchmarks
  clang clang-format clang-tidy                                 # second compiler, formatting, lint
)

is_installed() {
  [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

missing=()
for package in "${packages[@]}"; do
  is_installed "$package" || missing+=("$package")
done
if [[ ${#missing[@]} -eq 0 ]]; then
  exit 0
fi

as_root=()
if [[ $(id -u) -ne 0 ]]; then
  if ! command -v sudo >/dev/null; then
    echo "These packages are missing, and installing them needs root or sudo: ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo)
fi

# Package managers say much; it matters only where one fails.
log=$(mktemp)
trap 'rm -f "$log"' EXIT
quietly() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive "$@" >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
}

# The proof and the tests start servers of their own: no package may start one for the whole machine.
policy=/usr/sbin/policy-rc.d
if [[ ! -e $policy ]]; then
  trap '"${as_root[@]}" rm -f "$policy"; rm -f "$log"' EXIT
  printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" install -m 755 /dev/stdin "$policy"
fi

echo "Installing: ${missing[*]}"
quietly apt-get update
quietly apt-get install -y --no-install-recommends "${missing[@]}"
