// SPDX-License-Identifier: EUPL-1.2
import { expect, meldAan, test, verwachtToegankelijk } from "../support/test.js";

test("de regisseur laat zien wie er keek, en filtert", async ({ page }) => {
  await meldAan(page, "s.aalders");
  await page.goto("/casussen");
  await page.locator("table tbody th a").first().click();
  await page.getByRole("link", { name: "Wie keek er?" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Wie keek er in dit dossier?" })).toBeVisible();
  const regel = page.locator("#regels li").filter({ hasText: "S. Aalders-proef" }).first();
  await expect(regel).toContainText("bekeek het dossier");
  await expect(regel).toContainText("omdat deze medewerker casusregisseur is");
  await expect(regel).toContainText("Grond: Wmo 2015");
  await verwachtToegankelijk(page, "wie-keek");

  const meer = page.locator("#regels summary").first();
  await meer.click();
  await expect(page.locator("#regels details[open] li").first()).toContainText(" uur: ");

  await page.getByLabel("Wat", { exact: true }).selectOption({ label: "Iemand legde iets vast" });
  await page.getByRole("button", { name: "Toon" }).click();
  await expect(page).toHaveURL(/soort=wijzigde/);
  await page.getByLabel("Tot en met").fill("2001-01-01");
  await page.getByRole("button", { name: "Toon" }).click();
  await expect(page.getByText("Niemand in deze keuze.")).toBeVisible();
  await verwachtToegankelijk(page, "wie-keek-leeg");
  await page.getByRole("link", { name: "Zonder filter" }).first().click();

  await page.locator("#leden a").first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Wie keek er in deze gegevens?" })).toBeVisible();
  await verwachtToegankelijk(page, "wie-keek-persoon");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(/^Afgedrukt op /)).toBeVisible();
  await expect(page.locator("#kiezen")).toBeHidden();
  await page.screenshot({ path: "screenshots/wie-keek-druk.png", fullPage: true });
  await page.emulateMedia({ media: null });
});

test("de FG ziet waar een medewerker naar keek", async ({ page }) => {
  await meldAan(page, "f.geurts");
  await page.getByRole("navigation", { name: "Hoofdmenu" }).getByRole("link", { name: "Toezicht" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Wie opende hoeveel dossiers?" })).toBeVisible();
  await verwachtToegankelijk(page, "toezicht");
  const optie = page.getByLabel("Team", { exact: true }).locator("option", { hasText: "Toegang Jeugd" }).first();
  await page.getByLabel("Team", { exact: true }).selectOption((await optie.getAttribute("value")) ?? "");
  await page.getByRole("button", { name: "Toon" }).click();
  await page.getByRole("link", { name: "S. Aalders-proef" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Waar keek S. Aalders-proef naar?" })).toBeVisible();
  await expect(page.locator("#merken")).toContainText(/Opende \d+ dossiers? in de 30 dagen/);
  await verwachtToegankelijk(page, "toezicht-medewerker");
  await page.locator("#casussen a").first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Wie keek er in dit dossier?" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Lid 1" })).toBeVisible();
  await verwachtToegankelijk(page, "wie-keek-fg");
});

test("een ander komt niet bij het toezicht", async ({ page }) => {
  await meldAan(page, "s.aalders");
  const antwoord = await page.goto("/toezicht/medewerkers");
  expect(antwoord?.status()).toBe(403);
});

test("zonder JavaScript gaat het ook", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await meldAan(page, "s.aalders");
  await page.goto("/casussen");
  await page.locator("table tbody th a").first().click();
  await page.getByRole("link", { name: "Wie keek er?" }).click();
  await page.getByLabel("Wat", { exact: true }).selectOption({ label: "Iemand keek" });
  await page.getByRole("button", { name: "Toon" }).click();
  await expect(page.locator("#regels li").first()).toContainText("bekeek");
  await context.close();
});
