// SPDX-License-Identifier: EUPL-1.2
import type { Page } from "@playwright/test";
import { expect, meldAan, meldAf, test, verwachtToegankelijk } from "../support/test.js";

/** Sets how it works, as the procesmanager. */
async function richtIn(page: Page, modus: string): Promise<void> {
  await page.goto("/verwijsindex/inrichten");
  await page.getByRole("radio", { name: modus }).check();
  await page.getByRole("button", { name: "Bewaren" }).click();
}

/** Designates the first person of an organisation whose name fits. */
async function wijsAan(page: Page, wie: RegExp): Promise<void> {
  const lijst = page.getByLabel("Wie?", { exact: true });
  const opties = await lijst.locator("option").allTextContents();
  const optie = opties.find((o) => wie.test(o));
  expect(optie, `${wie} is one of ${opties.length}`).toBeTruthy();
  await lijst.selectOption({ label: optie!.trim() });
  await page.getByLabel("Voor welk domein?").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Wijs aan" }).click();
  await expect(page.getByText("Deze medewerker mag nu signalen plaatsen.")).toBeVisible();
}

test("twee organisaties vinden elkaar, volgen op, en de verwijsindex loopt af", async ({ page }, info) => {
  test.setTimeout(240_000);
  await meldAan(page, "k.visser");
  await page.goto("/verwijsindex");
  await expect(page.getByText("De verwijsindex staat uit in deze gemeente.")).toBeVisible();
  await verwachtToegankelijk(page, "verwijsindex-uit");

  // On; a pilot for adults without ground, period and gemeenten is refused.
  await page.getByRole("link", { name: "Inrichten" }).click();
  await page.getByRole("radio", { name: "staat aan" }).check();
  await page.getByLabel("Er is een proef met volwassenen").check();
  await page.getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByText(/Zonder grond mag een proef met volwassenen niet/).first()).toBeVisible();
  await expect(page.getByText(/Kies welke gemeenten meedoen/).first()).toBeVisible();
  await verwachtToegankelijk(page, "verwijsindex-inrichten");
  await page.getByLabel("Er is een proef met volwassenen").uncheck();
  await page.getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByText("De verwijsindex is ingericht.")).toBeVisible();
  await wijsAan(page, /– R\. Yilmaz/);
  await wijsAan(page, /– J\. Hendriks/);
  await page.screenshot({ path: info.outputPath("inrichten.png"), fullPage: true });
  await meldAf(page);

  // From the household of the Boersma's in two clicks; the adult is refused.
  await meldAan(page, "r.yilmaz");
  await page.goto("/zoeken");
  await page.getByRole("searchbox").or(page.locator("input[name=zoek]")).last().fill("Boersma Joris");
  await page.getByRole("button", { name: /zoeken/i }).last().click();
  await page.getByRole("link", { name: /^Boersma/ }).first().click();
  const huishouden = page.url();
  await page.getByRole("link", { name: /^Verwijsindex voor Ineke/ }).click();
  await expect(page.getByText(/Deze persoon is 23 of ouder/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Plaats het signaal" })).toHaveCount(0);
  await verwachtToegankelijk(page, "verwijsindex-volwassen");
  await page.goto(huishouden);
  await page.getByRole("link", { name: /^Verwijsindex voor Joris/ }).click();
  await page.getByRole("button", { name: "Plaats het signaal" }).click();
  await expect(page.getByText("Zet een vinkje.").first()).toBeVisible();
  await verwachtToegankelijk(page, "verwijsindex-persoon");
  await page.screenshot({ path: info.outputPath("persoon.png"), fullPage: true });
  await page.getByLabel("Ik heb het verteld, of doe dat meteen").check();
  await page.getByRole("button", { name: "Plaats het signaal" }).click();
  await expect(page.getByText(/Het signaal staat erin. Er is nu niemand anders/)).toBeVisible();
  const wie = await page.locator("#signalen tbody th").first().innerText();
  await meldAf(page);

  // The other melder may not search: what they type must fit, and tells nothing more.
  const [, achternaam, dag, maand, jaar] = /^(.*), geboren op (\d+) (\w+) (\d+)$/.exec(wie) ?? [];
  const maanden = "januari februari maart april mei juni juli augustus september oktober november december".split(" ");
  const geboren = `${jaar}-${String(maanden.indexOf(maand!) + 1).padStart(2, "0")}-${dag!.padStart(2, "0")}`;
  await meldAan(page, "j.hendriks");
  await page.goto("/verwijsindex");
  await page.getByRole("link", { name: "Signaal plaatsen" }).click();
  await page.getByLabel("Achternaam").fill(achternaam!);
  await page.getByLabel("Geboortedatum").fill(geboren);
  await page.getByLabel("Postcode").fill("7411 ZZ");
  await page.getByLabel("Huisnummer").fill("1");
  await page.getByLabel("Ik heb het verteld, of doe dat meteen").check();
  await page.getByRole("button", { name: "Plaats het signaal" }).click();
  await expect(page.getByText("Met deze gegevens is niemand gevonden.").first()).toBeVisible();
  await expect(page.getByLabel("Achternaam")).toHaveValue(achternaam!);
  await verwachtToegankelijk(page, "verwijsindex-nieuw");
  await page.getByLabel("Postcode").fill("7414 PR");
  await page.getByLabel("Huisnummer").fill("12");
  await page.getByRole("button", { name: "Plaats het signaal" }).click();
  await expect(page.getByText(/Er is 1 match. Neem contact op/)).toBeVisible();
  await expect(page.locator("#matches")).toContainText("Yilmaz");
  await expect(page.locator("#matches")).toContainText("Het gaat om dezelfde jeugdige.");
  await verwachtToegankelijk(page, "verwijsindex-mijn");
  await page.screenshot({ path: info.outputPath("mijn.png"), fullPage: true });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: info.outputPath("mijn-390.png"), fullPage: true });
  await page.setViewportSize({ width: 1280, height: 800 });

  // Follow-up: contact, then coordinated by the other.
  await page.locator("#matches").getByRole("link", { name: /Yilmaz/ }).click();
  await page.getByRole("button", { name: "Leg vast" }).click();
  await expect(page.getByText("Kies hoe ver jullie zijn.").first()).toBeVisible();
  await page.getByRole("radio", { name: "er is contact geweest" }).check();
  await page.getByRole("button", { name: "Leg vast" }).click();
  await expect(page.locator("#matches")).toContainText("er is contact geweest");
  await meldAf(page);
  await meldAan(page, "r.yilmaz");
  await page.goto("/verwijsindex");
  await page.locator("#matches").getByRole("link", { name: /Hendriks/ }).click();
  await verwachtToegankelijk(page, "verwijsindex-match");
  await page.screenshot({ path: info.outputPath("match.png"), fullPage: true });
  await page.getByRole("radio", { name: "afgestemd" }).check();
  await page.getByRole("radio", { name: "ik heb de regie" }).check();
  await page.getByRole("button", { name: "Leg vast" }).click();
  await expect(page.locator("#matches")).toContainText("afgestemd, jij hebt de regie");
  await meldAf(page);

  // Winding down: nothing new, what is there can go.
  await meldAan(page, "k.visser");
  await richtIn(page, "staat uit");
  await expect(page.getByText(/Er staan nog signalen/).first()).toBeVisible();
  await richtIn(page, "wordt afgebouwd");
  await expect(page.getByText("De verwijsindex is ingericht.")).toBeVisible();
  await page.goto("/verwijsindex");
  await expect(page.locator("#overzicht")).toContainText("Er staan nu 2 signalen.");
  await verwachtToegankelijk(page, "verwijsindex-afbouw");
  await meldAf(page);
  for (const melder of ["j.hendriks", "r.yilmaz"]) {
    await meldAan(page, melder);
    await page.goto("/verwijsindex");
    await expect(page.getByText("De verwijsindex wordt afgebouwd.")).toBeVisible();
    await expect(page.getByRole("link", { name: "Signaal plaatsen" })).toHaveCount(0);
    await page.getByRole("link", { name: /^haal weg: het signaal/ }).click();
    await page.getByRole("radio", { name: "de zorg is weg" }).check();
    await page.getByRole("button", { name: "Haal het signaal weg" }).click();
    await expect(page.getByText("Het signaal is weg.")).toBeVisible();
    await expect(page.locator("#matches")).toContainText("Je hebt nu geen matches.");
    await meldAf(page);
  }
  await meldAan(page, "k.visser");
  await richtIn(page, "staat uit");
  await expect(page.getByText("De verwijsindex is ingericht.")).toBeVisible();
});
