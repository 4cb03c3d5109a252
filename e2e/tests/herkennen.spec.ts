// SPDX-License-Identifier: EUPL-1.2
import type { Page } from "@playwright/test";
import { klikRadio } from "../support/hand.js";
import { expect, meldAan, test, verwachtToegankelijk } from "../support/test.js";

/** Fills in a new person with a household of its own. */
async function vul(page: Page, voornamen: string, achternaam: string, geboren: string, nummer: string): Promise<void> {
  await page.goto("/personen/nieuw");
  await page.getByLabel("Wie is dit in het huishouden?").selectOption("ouder");
  await page.getByLabel("Voornamen").fill(voornamen);
  await page.getByLabel("Achternaam").fill(achternaam);
  await page.getByLabel(/^Geboortedatum/).fill(geboren);
  await klikRadio(page.getByRole("group", { name: "Waar verblijft deze persoon?" }).getByRole("radio").first());
  await page.getByLabel("Postcode").fill("7411 BV");
  await page.getByLabel("Huisnummer").fill(nummer);
  await page.getByLabel("Straat").fill("Brink");
  await page.getByLabel("Plaats").fill("Deventer");
  await page.getByRole("button", { name: "Bewaren" }).click();
}

test("wie al bekend is wordt herkend, ook met typefouten, voor er iemand bij komt", async ({ page }) => {
  test.setTimeout(120_000); // three forms, a search, pages looked at
  await meldAan(page, "r.yilmaz");
  const nummer = String(600 + (Date.now() % 90));
  await vul(page, "Quirinius", "Xaverius-proef", "1961-02-03", nummer);
  await expect(page.getByRole("heading", { level: 1, name: "Huishouden Xaverius-proef" })).toBeVisible();

  // Another spelling, day and month swapped.
  await page.getByRole("searchbox", { name: /^Zoek een persoon/ }).fill("quirinus xavierus 2-3-1961");
  await page.getByRole("button", { name: "Zoek", exact: true }).click();
  const rij = page.getByRole("row", { name: /Quirinius Xaverius-proef/ });
  await expect(rij).toContainText("dezelfde persoon");
  await expect(rij).toContainText(/naam 0,\d\d/);
  const waarom = rij.getByText("Wat zou dat veranderen?");
  await waarom.click();
  await expect(rij.getByRole("listitem").first()).toBeVisible();
  await verwachtToegankelijk(page, "herkennen-zoeken");

  await vul(page, "Quirinus", "Xavierus", "1961-03-02", nummer);
  const mogelijk = page.locator("section.card", { has: page.getByRole("heading", { name: "Is het een van deze mensen?" }) });
  await expect(mogelijk).toContainText("Quirinius Xaverius-proef");
  await expect(mogelijk).toContainText("dezelfde persoon");
  await expect(page.getByLabel("Achternaam")).toHaveValue("Xavierus");
  await verwachtToegankelijk(page, "herkennen-eerst-zoeken");
  await page.getByRole("button", { name: "Het is iemand anders: bewaren" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Huishouden Xavierus" })).toBeVisible();
});
