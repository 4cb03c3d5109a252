# shellcheck shell=bash
# SPDX-License-Identifier: EUPL-1.2
# Reads how many tests passed, failed and were skipped from what a test runner printed.
# Each function prints three numbers: PASSED FAILED SKIPPED; nothing when the runner came to no result.

# A file without colour codes.
plain() { sed 's/\x1b\[[0-9;]*m//g' -- "$1"; }

# cargo nextest: the last line like
#   Summary [   1.234s] 12 tests run: 10 passed (1 slow, 1 flaky), 1 failed, 1 timed out, 3 skipped
count_nextest() {
  plain "$1" | grep -E '^ *Summary \[' | tail -n 1 | awk '
    {
      sub(/^[^:]*:/, "")
      gsub(/\([^)]*\)/, "")
      n = split($0, parts, ",")
      for (i = 1; i <= n; i++) {
        split(parts[i], word, " ")
        if (parts[i] ~ /passed/) passed += word[1]
        else if (parts[i] ~ /skipped/) skipped += word[1]
        else if (parts[i] ~ /failed|timed out|not run/) failed += word[1]
      }
      print passed + 0, failed + 0, skipped + 0
    }'
}

# cargo test: the sum of the lines like
#   test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.51s
count_cargo_test() {
  plain "$1" | awk '
    /^test result: / {
      for (i = 1; i < NF; i++) {
        if ($(i + 1) == "passed;") passed += $i
        if ($(i + 1) == "failed;") failed += $i
        if ($(i + 1) == "ignored;") skipped += $i
      }
      seen = 1
    }
    END { if (seen) print passed + 0, failed + 0, skipped + 0 }'
}

# Playwright: its JSON report. A test that passed only on a second try counts as passed, and is named.
count_playwright() {
  [ -s "$1" ] || return 0
  node -e '
    const report = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
    const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report.stats ?? {};
    const broken = (report.errors ?? []).length > 0 && unexpected === 0 ? 1 : 0;
    if (flaky > 0) console.error(`${flaky} browser tests passed only on a second try`);
    console.log(expected + flaky, unexpected + broken, skipped);
  ' "$1"
}
