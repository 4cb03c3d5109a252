// SPDX-License-Identifier: EUPL-1.2
import type { Page } from "@playwright/test";
import { expect, meldAan, test, verwachtToegankelijk } from "../support/test.js";

/** Opens the casus of household Boersma-proef and gives its address. */
async function boersma(page: Page): Promise<string> {
  await page.goto("/casussen");
  await page.getByRole("link", { name: "Boersma-proef", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Huishouden Boersma-proef");
  return new URL(page.url()).pathname;
}

test("de lijst van casussen toont die van mij, en filtert", async ({ page }) => {
  await meldAan(page, "s.aalders");
  await page.goto("/casussen");
  await verwachtToegankelijk(page, "casus-lijst");
  await expect(page.getByRole("link", { name: "Boersma-proef", exact: true }).first()).toBeVisible();
  await page.getByLabel("Fase").selectOption({ label: "Gesloten" });
  await page.getByRole("button", { name: "Toon" }).click();
  await expect(page).toHaveURL(/fase=gesloten/);
  await expect(page.getByLabel("Fase")).toHaveValue("gesloten");
  await page.getByRole("link", { name: "Zonder filter" }).first().click();
  await expect(page.getByRole("link", { name: "Boersma-proef", exact: true }).first()).toBeVisible();
});

test("een casus openen: wie, waarom, het plan, wat er gebeurde, wie, hierna", async ({ page }) => {
  await meldAan(page, "s.aalders");
  await boersma(page);
  await expect(page.getByText("Je ziet dit als casusregisseur")).toBeVisible();
  await page.getByText("Waarom mag ik dit zien?").click();
  await expect(page.getByText("Je bent de casusregisseur van dit huishouden.")).toBeVisible();
  await expect(page.getByText(/^[0-9a-f]{16}$/)).toBeVisible();
  await expect(page.getByRole("list", { name: "Fase" })).toContainText("Uitvoering");
  await expect(page.getByText("Ik wil weer zelf de post durven openmaken.")).toBeVisible();
  for (const kop of ["Wat er gebeurde", "Wie is betrokken", "Wie woont hier", "Hierna"]) {
    await expect(page.getByRole("heading", { level: 2, name: kop })).toBeVisible();
  }
  await expect(page.getByText("Ongeboren kind")).toBeVisible();
  await verwachtToegankelijk(page, "casus-overzicht");
});

test("de tabs zijn toegankelijk en laten zien wat ze beloven", async ({ page }) => {
  await meldAan(page, "s.aalders");
  const pad = await boersma(page);
  const tabs = page.getByRole("navigation", { name: "Onderdelen van de casus" });
  await tabs.getByRole("link", { name: "Betrokken" }).click();
  await expect(page.getByRole("row").filter({ hasText: "J. Hendriks-proef" })).toContainText("alleen wonen");
  await verwachtToegankelijk(page, "casus-betrokken");
  await tabs.getByRole("link", { name: "Triage" }).click();
  await expect(page.getByText("Ik durf de post niet meer open te maken.")).toBeVisible();
  await verwachtToegankelijk(page, "casus-triage");
  await tabs.getByRole("link", { name: "Journaal" }).click();
  await expect(page.getByRole("table", { name: "Journaal van deze casus" })).toContainText("bekeken: triage, intake");
  await expect(page.getByRole("table", { name: "Journaal van deze casus" })).toContainText("S. Aalders-proef");
  await verwachtToegankelijk(page, "casus-journaal");
  await tabs.getByRole("link", { name: "Tijdlijn" }).click();
  await expect(page).toHaveURL(`${pad}/tijdlijn`);
});

test("op een telefoon komen waarschuwing, wie en hierna eerst", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await meldAan(page, "s.aalders");
  await boersma(page);
  const hoogte = async (kop: string): Promise<number> => {
    const vak = await page.getByRole("heading", { level: 2, name: kop }).boundingBox();
    return vak?.y ?? Number.NaN;
  };
  const plan = await hoogte("Het plan");
  for (const kop of ["Wie is betrokken", "Wie woont hier", "Hierna"]) {
    expect(await hoogte(kop)).toBeLessThan(plan);
  }
  const warn = page.getByRole("region", { name: "Waarschuwing" });
  if ((await warn.count()) > 0) {
    const vak = await warn.first().boundingBox();
    expect(vak?.y ?? Number.NaN).toBeLessThan(await hoogte("Wie is betrokken"));
  }
  const breed = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(breed).toBeLessThanOrEqual(390);
});

test("een ketenpartner ziet alleen waar hij aan meedoet, zonder journaal en gevoelige notities", async ({ page }) => {
  await meldAan(page, "s.aalders");
  await page.goto("/casussen");
  const ander = await page
    .getByRole("rowheader")
    .getByRole("link")
    .filter({ hasNotText: /^Boersma-proef$/ })
    .first()
    .getAttribute("href");
  await meldAan(page, "j.hendriks");
  const pad = await boersma(page);
  await expect(page.getByText("Je ziet dit als deelnemer")).toBeVisible();
  await expect(page.getByRole("region", { name: "Waarschuwing" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Journaal" })).toHaveCount(0);
  expect((await page.goto(`${pad}/journaal`))?.status()).toBe(403);
  if (ander) {
    expect((await page.goto(ander))?.status()).toBe(403);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dit mag je niet zien of doen");
  }
});

test("de toets n opent een notitie, / gaat naar zoeken", async ({ page }) => {
  await meldAan(page, "s.aalders");
  const pad = await boersma(page);
  await page.keyboard.press("/");
  await expect(page.getByLabel("Zoek een persoon, adres of telefoonnummer")).toBeFocused();
  await page.keyboard.press("Escape");
  await page.locator("main").focus();
  await page.keyboard.press("n");
  await expect(page).toHaveURL(`${pad}/notities/nieuw`);
});
