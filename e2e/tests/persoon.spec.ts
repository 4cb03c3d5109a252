// SPDX-License-Identifier: EUPL-1.2
import type { Page } from "@playwright/test";
import { klikRadio } from "../support/hand.js";
import { expect, meldAan, test, verwachtToegankelijk } from "../support/test.js";
import { overDagen } from "../support/dag.js";

const woont = (page: Page) => page.locator("section.card", { has: page.getByRole("heading", { name: "Wie woont hier" }) });

/** A household of one parent that no other test looks at, and who looks like nobody. Gives the family name. */
async function huishouden(page: Page, stam = "Geb", geboren = "1991-03-12"): Promise<string> {
  const naam = `${stam}${Date.now().toString(36)}-proef`;
  await page.goto("/personen/nieuw");
  await page.getByLabel("Wie is dit in het huishouden?").selectOption("ouder");
  await page.getByLabel("Voornamen").fill("Wilma");
  await page.getByLabel("Achternaam").fill(naam);
  await page.getByLabel(/^Geboortedatum/).fill(geboren);
  await klikRadio(page.getByRole("group", { name: "Waar verblijft deze persoon?" }).getByRole("radio").first());
  await page.getByLabel("Postcode").fill("7411 BV");
  await page.getByLabel("Huisnummer").fill(String(900 + (Date.now() % 90)));
  await page.getByLabel("Straat").fill("Brink");
  await page.getByLabel("Plaats").fill("Deventer");
  await page.getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Huishouden ${naam}` })).toBeVisible();
  return naam;
}

test("een kind wordt geboren, en een naam wordt verbeterd", async ({ page, browser, baseURL }) => {
  test.setTimeout(120_000); // two people, four pages looked at
  await meldAan(page, "r.yilmaz");
  const naam = await huishouden(page);
  await page.getByRole("link", { name: "Persoon toevoegen" }).click();
  await page.getByLabel("Wie is dit in het huishouden?").selectOption("ongeboren");
  await page.getByLabel(/Geboortedatum/).fill(overDagen(20));
  await page.getByRole("button", { name: "Bewaren" }).click();
  await woont(page).getByRole("link", { name: "Wijzig Ongeboren kind" }).click();
  await expect(page.getByLabel(/Verwacht op/)).toHaveValue(overDagen(20));
  await verwachtToegankelijk(page, "persoon-ongeboren");
  await page.getByLabel(/Geboortedatum/).fill(overDagen(-1));
  await page.getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Kijk dit nog even na" })).toContainText("Vul een naam in");
  await expect(page.getByLabel(/Geboortedatum/)).toHaveValue(overDagen(-1));
  await verwachtToegankelijk(page, "persoon-fout");
  await page.getByLabel(/Voornamen/).fill("Noor");
  await page.getByLabel(/Achternaam/).fill(naam);
  await page.getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByRole("status").first()).toContainText("De gegevens van de persoon zijn bewaard");
  await expect(woont(page).getByText(/^1 dag · kind/)).toBeVisible();

  // Two people correct the same person: both versions are there.
  await woont(page).getByRole("link", { name: `Wijzig Wilma ${naam}` }).click();
  const context = await browser.newContext({ baseURL });
  const ander = await context.newPage();
  await meldAan(ander, "r.yilmaz");
  await ander.goto(page.url());
  await ander.getByLabel(/Telefoon/).fill("0570-111111");
  await ander.getByRole("button", { name: "Bewaren" }).click();
  await expect(ander.getByRole("status").first()).toContainText("zijn bewaard");
  await context.close();
  await page.getByLabel(/Telefoon/).fill("0570-222222");
  await page.getByRole("button", { name: "Bewaren" }).click();
  const conflict = page.getByRole("alert").filter({ hasText: "Iemand anders heeft dit intussen gewijzigd" });
  await expect(conflict).toContainText("0570-111111");
  await expect(conflict).toContainText("0570-222222");
  await verwachtToegankelijk(page, "persoon-conflict");
  await page.getByLabel(/Achternaam/).fill(`Ver${naam}`);
  await page.getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Huishouden Ver${naam}` })).toBeVisible();
});

test("een bekende persoon zonder huishouden krijgt er een", async ({ page }) => {
  await meldAan(page, "r.yilmaz");
  const naam = await huishouden(page, "Zoutkist", "1958-08-27");
  await woont(page).getByRole("button", { name: `Wilma ${naam} hoort er niet meer bij` }).click();
  await expect(page.getByText("Er hoort nu niemand bij dit huishouden.")).toBeVisible();
  await page.goto("/zoeken");
  await page.locator("#zoekveld").fill(naam);
  await page.getByRole("button", { name: "Opnieuw zoeken" }).click();
  await page.getByRole("link", { name: `Maak een nieuw huishouden voor Wilma ${naam}` }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Nieuw huishouden voor Wilma ${naam}` })).toBeVisible();
  await verwachtToegankelijk(page, "huishouden-voor-persoon");
  await page.getByRole("button", { name: "Maak het huishouden" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Kijk dit nog even na" })).toContainText("Kies wie dit is in het huishouden.");
  await page.getByLabel("Wie is dit in het huishouden?").selectOption("ouder");
  await page.getByRole("button", { name: "Maak het huishouden" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Huishouden ${naam}` })).toBeVisible();
  await expect(woont(page).getByText(`Wilma ${naam}`, { exact: true })).toBeVisible();
});
