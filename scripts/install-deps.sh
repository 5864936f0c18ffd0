#!/usr/bin/env bash
# Installs the Debian packages that building, testing and measuring Pawl needs, and only those that are missing: where none
# is, nothing is asked, downloaded or changed.
set -euo pipefail

packages=(
  g++ cmake ninja-build make git                                # build
  libsqlite3-dev libssl-dev libcli11-dev libfmt-dev             # the engine and the generator
  libgtest-dev libboost-filesystem-dev sqlite3 strace binutils  # tests
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

echo "Installing: ${missing[*]}"
quietly apt-get update
quietly apt-get install -y --no-install-recommends "${missing[@]}"
