# shellcheck shell=bash
# SPDX-License-Identifier: EUPL-1.2
# Shared by the scripts in this folder: where things are, and how to talk to the reader.
# Source it; it sets ROOT, CARGO_TARGET_DIR and a few functions.

ROOT=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/regiekamer/target}
# npm must never try to fetch a browser: tests use Debian's chromium.
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1

say() { printf '%s\n' "$*" >&2; }
step() { printf '==> %s\n' "$*" >&2; }
die() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }
is_root() { [ "$(id -u)" -eq 0 ]; }

# The path of a Chromium-like browser, or nothing.
find_chromium() {
  local name
  for name in chromium chromium-browser google-chrome; do
    if have "$name"; then
      command -v "$name"
      return 0
    fi
  done
  return 1
}

# build_binary PROFILE: builds the binary for dev or release and prints the path of a copy that is ours alone
# (the target folder may be shared between work trees, whose builds overwrite one another's result).
build_binary() {
  local profile=$1 folder=$1
  [ "$profile" = dev ] && folder=debug
  cargo build --locked --profile "$profile" -p regiekamer >&2 || return 1
  mkdir -p "$ROOT/var/bin"
  local copy="$ROOT/var/bin/regiekamer-$folder"
  cp -f --remove-destination "$CARGO_TARGET_DIR/$folder/regiekamer" "$copy" || return 1
  printf '%s\n' "$copy"
}
