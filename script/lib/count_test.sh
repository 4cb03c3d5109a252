#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# Tests count.sh against what the test runners print.
set -euo pipefail
# shellcheck source=script/lib/count.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/count.sh"

file=$(mktemp)
trap 'rm -f -- "$file"' EXIT
expect() { # WHAT EXPECTED ACTUAL
  [ "$2" = "$3" ] && return
  printf 'count_test: %s: expected "%s", got "%s"\n' "$1" "$2" "$3" >&2
  exit 1
}

printf '     Summary [   0.003s] 3 tests run: 3 passed, 0 skipped\n' >"$file"
expect 'nextest, good' '3 0 0' "$(count_nextest "$file")"
printf '\033[31;1m     Summary\033[0m [   0.003s] \033[1m9\033[0m tests run: \033[1m5\033[0m passed (1 slow, 1 flaky), 1 failed, 2 exec failed, 1 timed out, 4 skipped\n' >"$file"
expect 'nextest, bad' '5 4 4' "$(count_nextest "$file")"
printf '     Summary [   1.100s] 2/7 tests run: 1 passed, 1 failed, 0 skipped\nwarning: 5/7 tests were not run due to test failure\n' >"$file"
expect 'nextest, stopped' '1 1 0' "$(count_nextest "$file")"
printf 'error: could not compile `domain`\n' >"$file"
expect 'nextest, no result' '' "$(count_nextest "$file")"

printf 'test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.51s\n\ntest result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out\n' >"$file"
expect 'cargo test' '4 2 1' "$(count_cargo_test "$file")"
printf 'error\n' >"$file"
expect 'cargo test, no result' '' "$(count_cargo_test "$file")"

printf '{"stats":{"expected":4,"unexpected":1,"flaky":0,"skipped":2},"errors":[]}' >"$file"
expect 'playwright' '4 1 2' "$(count_playwright "$file")"
printf '{"stats":{"expected":0,"unexpected":0,"flaky":0,"skipped":0},"errors":[{"message":"no server"}]}' >"$file"
expect 'playwright, broken' '0 1 0' "$(count_playwright "$file")"
: >"$file"
expect 'playwright, no report' '' "$(count_playwright "$file")"
printf 'count_test: all good\n'
