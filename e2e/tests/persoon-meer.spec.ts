// SPDX-License-Identifier: EUPL-1.2
// Somebody is added of whom only the month of birth is known, with a partner's name and an interpreter.
import { expect, meldAan, test, verwachtToegankelijk } from "../support/test.js";

test("een persoon toevoegen met alleen maand en jaar van geboorte", async ({ page }, info) => {
  await meldAan(page, "r.yilmaz");
  await page.goto("/personen/nieuw");
  await page.getByLabel("Wie is dit in het huishouden?").selectOption({ index: 1 });
  await page.getByLabel(/^Voornamen/).fill("Zeldzaam");
  await page.getByLabel(/^Achternaam/).fill("Kluut-proef");
  await page.getByText("Meer over deze persoon").click();
  await page.getByLabel(/^Alleen jaar/).fill("niet bekend");
  await page.getByLabel(/^Naam van de partner/).fill("Scholekster-proef");
  await page.getByLabel("Er is een tolk nodig").check();
  await page.getByLabel(/^Postcode/).fill("7415KW");
  await page.getByLabel(/^Huisnummer/).fill("891");
  await page.getByLabel(/^Straat/).fill("Worp");
  await page.getByLabel(/^Plaats/).fill("Deventer");
  await page.getByRole("button", { name: "Bewaren" }).click();
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("Schrijf het jaar, of maand en jaar");
  await expect(alert).toContainText("Vul in voor welke taal een tolk nodig is.");
  // What was typed is still there, and open to see.
  await expect(page.getByLabel(/^Naam van de partner/)).toBeVisible();
  await expect(page.getByLabel(/^Naam van de partner/)).toHaveValue("Scholekster-proef");
  await verwachtToegankelijk(page, "persoon-meer");
  await page.screenshot({ path: info.outputPath("nieuw.png"), fullPage: true });
  await page.getByLabel(/^Alleen jaar/).fill("mei 1993");
  await page.getByLabel(/^Taal/).fill("Tigrinya");
  await page.getByRole("button", { name: /^(Bewaren|Het is iemand anders: bewaren)$/ }).click();
  await expect(page.getByText(/geboren in mei 1993/)).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/personen/nieuw");
  await page.getByText("Meer over deze persoon").click();
  await page.screenshot({ path: info.outputPath("nieuw-390.png"), fullPage: true });
});
