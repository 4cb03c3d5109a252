// SPDX-License-Identifier: EUPL-1.2
import { readFile } from "node:fs/promises";
import { expect, meldAan, test, verwachtToegankelijk } from "../support/test.js";

test("de FG controleert de zegels en bewaart een anker", async ({ page }) => {
  await meldAan(page, "f.geurts");
  await page.getByRole("navigation", { name: "Hoofdmenu" }).getByRole("link", { name: "Journaal" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Zegels van het journaal" })).toBeVisible();
  await expect(page.getByText(/^nummer \d+, /)).toBeVisible();
  await verwachtToegankelijk(page, "journaal-zegel");
  await page.getByRole("button", { name: "Controleer nu" }).click();
  await expect(page.getByRole("heading", { name: "Alles klopt" }).or(page.getByText("Alles klopt"))).toBeVisible();
  await expect(page.getByText(/Gecontroleerd: \d+ zegels? met \d+ regels/)).toBeVisible();
  await verwachtToegankelijk(page, "journaal-gecontroleerd");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Anker bewaren" }).click();
  const bestand = await download;
  expect(bestand.suggestedFilename()).toMatch(/^anker-\d{4}-.*\.json$/);
  const anker = JSON.parse(await readFile(await bestand.path(), "utf8"));
  expect(anker.nummer).toBeGreaterThan(0);
  expect(anker.handtekening).toMatch(/^[0-9a-f]{128}$/);
});

test("zonder JavaScript gaat het ook", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await meldAan(page, "f.geurts");
  await page.goto("/journaal/zegel");
  await page.getByRole("button", { name: "Controleer nu" }).click();
  await expect(page.getByText(/Gecontroleerd: \d+ zegels? met \d+ regels/)).toBeVisible();
  await context.close();
});

test("een ander komt er niet in", async ({ page }) => {
  await meldAan(page, "b.beheer");
  const antwoord = await page.goto("/journaal/zegel");
  expect(antwoord?.status()).toBe(403);
  await expect(page.getByText("Functionaris gegevensbescherming").first()).toBeVisible();
});
