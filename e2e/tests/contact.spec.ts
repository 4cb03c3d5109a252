// SPDX-License-Identifier: EUPL-1.2
import type { Page } from "@playwright/test";
import { klikRadio } from "../support/hand.js";
import { expect, meldAan, test, verwachtToegankelijk } from "../support/test.js";
import { overDagen } from "../support/dag.js";

/** A casus of the regisseur, not the one that other tests look at. */
async function eenCasus(page: Page): Promise<string> {
  await page.goto("/casussen");
  await page.getByRole("rowheader").getByRole("link").filter({ hasNotText: /^Boersma-proef$/ }).last().click();
  await expect(page.getByRole("navigation", { name: "Onderdelen van de casus" })).toBeVisible();
  return new URL(page.url()).pathname;
}

async function poging(page: Page, casus: string): Promise<void> {
  await page.goto(`${casus}/notities/nieuw`);
  await page.getByRole("group", { name: "Over wie gaat het?" }).getByRole("checkbox").first().check();
  await klikRadio(page.getByRole("radiogroup", { name: "Wat voor contact was het?" }).getByLabel("poging tot contact"));
  await page.getByLabel("Hoe liep het af?").selectOption({ label: "niet thuis" });
  await page.getByLabel(/Wat gebeurde er/).fill("Aangebeld, niemand deed open.");
  await page.getByLabel("Dit zag of hoorde ik zelf").check();
  await page.getByRole("button", { name: "Notitie bewaren" }).click();
  await expect(page.getByText("Aangebeld, niemand deed open.").first()).toBeVisible();
}

test("stoppen met contact zoeken: pas na drie pogingen, met een besluit en een reden", async ({ page }) => {
  test.setTimeout(120_000); // four notes, two people in turn
  await meldAan(page, "s.aalders");
  const casus = await eenCasus(page);
  await poging(page, casus);
  await page.goto(`${casus}/tijdlijn`);
  await page.getByRole("link", { name: /alle pogingen/ }).click();
  await expect(page).toHaveURL(`${casus}/contact`);
  await expect(page.getByRole("row", { name: /poging tot contact.*niet thuis/ }).first()).toBeVisible();
  await expect(page.getByText("Vraag het de procesmanager")).toBeVisible();
  await expect(page.getByRole("button", { name: "Leg het besluit vast" })).toHaveCount(0);
  await verwachtToegankelijk(page, "contact");

  await meldAan(page, "k.visser");
  await page.goto(`${casus}/contact`);
  await page.getByLabel("Waarom stoppen we?").fill("Deur blijft dicht.");
  await page.getByRole("button", { name: "Leg het besluit vast" }).click();
  const fouten = page.getByRole("alert").filter({ hasText: "Kijk dit nog even na" });
  await expect(fouten).toContainText("Doe er minstens 3");
  await expect(fouten).toContainText("Kies wie dit besloot");
  await expect(page.getByLabel("Waarom stoppen we?")).toHaveValue("Deur blijft dicht.");
  await verwachtToegankelijk(page, "contact-fouten");

  await meldAan(page, "s.aalders");
  await poging(page, casus);
  await poging(page, casus);
  await meldAan(page, "k.visser");
  await page.goto(`${casus}/contact`);
  await klikRadio(page.getByRole("radio", { name: "de procesmanager" }));
  await page.getByLabel("Op welke dag?").fill(overDagen(0));
  await page.getByLabel("Waarom stoppen we?").fill("Deur blijft dicht, ook na drie bezoeken. Over drie maanden opnieuw proberen.");
  await page.getByRole("button", { name: "Leg het besluit vast" }).click();
  await expect(page.getByRole("status").first()).toContainText("De casus blijft open");
  await expect(page.getByText("Dat besloot de procesmanager op")).toBeVisible();
  await verwachtToegankelijk(page, "contact-gestopt");
  await page.goto(`${casus}/tijdlijn?soort=besluit`);
  await expect(page.getByText("Besluit van de procesmanager: stoppen met contact zoeken")).toBeVisible();

  // Who tries again takes it up again.
  await meldAan(page, "s.aalders");
  await poging(page, casus);
  await page.goto(`${casus}/contact`);
  await expect(page.getByText("Gestopt met contact zoeken")).toHaveCount(0);
});

test("een snelle notitie vanuit Mijn werk, met de toets n", async ({ page }) => {
  await meldAan(page, "s.aalders");
  await page.goto("/mijn-werk");
  await verwachtToegankelijk(page, "mijn-werk");
  await page.locator("main").focus();
  await page.keyboard.press("n");
  await expect(page).toHaveURL("/notities/nieuw");
  await expect(page.getByRole("heading", { level: 1, name: "Snelle notitie" })).toBeVisible();
  await verwachtToegankelijk(page, "notitie-snel");
  await page.getByRole("link", { name: "Huishouden Boersma-proef" }).first().click();
  await expect(page).toHaveURL(/\/casussen\/[^/]+\/notities\/nieuw$/);
  await expect(page.getByRole("button", { name: "Notitie bewaren" })).toBeVisible();
});
