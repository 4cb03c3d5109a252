// SPDX-License-Identifier: EUPL-1.2
// The watch itself: a watch that never finds anything would pass every run.
import { bsnsIn } from "../support/geheimen.js";
import { expect, meldAan, test } from "../support/test.js";

test("de wacht ziet een BSN, en geen andere getallen", () => {
  expect(bsnsIn("BSN 999900018, of 9999.00.018")).toContain("999900018");
  for (const geen of ["999900019", "06-99990001", "1999900018", "0699990001", "2026-11-28", "9 999 90001"]) {
    expect(bsnsIn(geen), geen).toEqual([]);
  }
});

test("de wacht leest wat de server stuurt", async ({ page, wacht }) => {
  const eerst = wacht.gelezen;
  await meldAan(page, "s.aalders");
  await wacht.klaar();
  expect(wacht.gelezen).toBeGreaterThan(eerst);
});
