// SPDX-License-Identifier: EUPL-1.2
import type { Page } from "@playwright/test";
import { klikRadio } from "../support/hand.js";
import { expect, meldAan, test, verwachtToegankelijk } from "../support/test.js";
import { overDagen } from "../support/dag.js";

const waarschuwingen = (page: Page) => page.getByRole("region", { name: "Waarschuwing" });
const fouten = (page: Page) => page.getByRole("alert").filter({ hasText: "Kijk dit nog even na" });

/** Opens the casus of a household of the demo from the list of the regisseur; gives its address. */
async function casusVan(page: Page, naam: string): Promise<string> {
  await page.goto("/casussen");
  await page.getByRole("rowheader").getByRole("link", { name: naam, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Huishouden ${naam}` })).toBeVisible();
  return new URL(page.url()).pathname;
}

/** Address of the household of a casus. */
async function huishoudenVan(page: Page, casus: string): Promise<string> {
  await page.goto(`${casus}/betrokken`);
  const href = await page.getByRole("link", { name: "Betrokkenen en huishouden wijzigen" }).getAttribute("href");
  return href ?? "";
}

test("een waarschuwing staat bovenaan, en een medische tekst ziet niet iedereen", async ({ page }) => {
  test.setTimeout(120_000);
  await meldAan(page, "s.aalders");
  await page.goto("/mijn-werk");
  await expect(page.getByText("de herbeoordeling van een waarschuwing is te laat")).toBeVisible();
  const casus = await casusVan(page, "El Amrani-proef");
  await expect(waarschuwingen(page)).toHaveCount(2);
  await expect(waarschuwingen(page).filter({ hasText: "Agressie tegen hulpverleners" })).toContainText("herbeoordeling te laat");
  await expect(waarschuwingen(page).filter({ hasText: "Besmettelijke ziekte" })).toContainText("tuberculose");
  await verwachtToegankelijk(page, "casus-waarschuwing");
  await page.goto(`${casus}/huisbezoek`);
  await expect(waarschuwingen(page)).toHaveCount(2);
  await verwachtToegankelijk(page, "huisbezoek");
  await page.emulateMedia({ media: "print" });
  await page.screenshot({ path: "screenshots/huisbezoek-druk.png", fullPage: true });
  await expect(waarschuwingen(page).first()).toBeVisible();
  await page.emulateMedia({ media: "screen" });

  await meldAan(page, "l.smit");
  await page.goto(casus);
  await expect(waarschuwingen(page).first()).toContainText("Ga niet alleen. Bel eerst de casusregisseur.");
  await expect(page.getByText("tuberculose")).toHaveCount(0);
  await verwachtToegankelijk(page, "casus-waarschuwing-zonder-grond");
});

test("een waarschuwing vastleggen, herbeoordelen en beëindigen", async ({ page }) => {
  test.setTimeout(120_000);
  await meldAan(page, "s.aalders");
  const casus = await casusVan(page, "Van Dijk-proef");
  const huis = await huishoudenVan(page, casus);
  await page.goto(huis);
  await verwachtToegankelijk(page, "huishouden-waarschuwing");
  await page.getByRole("link", { name: "Waarschuwing toevoegen" }).click();
  await verwachtToegankelijk(page, "waarschuwing-nieuw");
  await klikRadio(page.getByRole("radio", { name: "nooit alleen op huisbezoek" }));
  await page.getByLabel(/Wat is er aan de hand/).fill("Twee collega's werden in de gang ingesloten.");
  await page.getByLabel("Met wie sprak je dit af?").fill("S. Aalders-proef");
  await page.getByRole("button", { name: "Waarschuwing vastleggen" }).click();
  await expect(fouten(page)).toContainText("Dat ben je zelf");
  await expect(fouten(page)).toContainText("Kies of de persoon weet");
  await expect(page.getByLabel(/Wat is er aan de hand/)).toHaveValue("Twee collega's werden in de gang ingesloten.");
  await verwachtToegankelijk(page, "waarschuwing-fouten");
  await page.getByLabel("Met wie sprak je dit af?").fill("L. Smit-proef");
  await page.getByLabel("Wat is de functie van die persoon?").fill("teamleider");
  await page.getByLabel("Wanneer kijken jullie opnieuw?").fill(overDagen(90));
  await klikRadio(page.getByRole("radio", { name: "nee, nog niet" }));
  await page.getByLabel(/Zo nee: waarom nog niet/).fill("Dat geeft nu nieuwe ruzie.");
  await page.getByLabel(/Zo nee: wanneer/).fill(overDagen(30));
  await page.getByRole("button", { name: "Waarschuwing vastleggen" }).click();
  await expect(page.getByRole("status").first()).toContainText("De waarschuwing is vastgelegd");
  await verwachtToegankelijk(page, "waarschuwingen");
  await page.goto(`${casus}/notities/nieuw`);
  await expect(waarschuwingen(page).first()).toContainText("Nooit alleen op huisbezoek");

  await waarschuwingen(page).first().getByRole("link", { name: "Bekijk" }).click();
  await expect(page.getByText("Dat geeft nu nieuwe ruzie.")).toBeVisible();
  await page.getByLabel("Waarom is de waarschuwing nog nodig?").fill("De sfeer is nog gespannen.");
  await page.getByLabel("Wanneer kijken jullie opnieuw?").fill(overDagen(400));
  await page.getByRole("button", { name: "Laat de waarschuwing gelden" }).click();
  await expect(fouten(page)).toContainText("Dat is te ver weg");
  await page.getByLabel("Wanneer kijken jullie opnieuw?").fill(overDagen(180));
  await page.getByLabel("Met wie sprak je dit af?").fill("L. Smit-proef");
  await page.getByLabel("Wat is de functie van die persoon?").fill("teamleider");
  await klikRadio(page.getByRole("radio", { name: "ja", exact: true }));
  await page.getByRole("button", { name: "Laat de waarschuwing gelden" }).click();
  await expect(page.getByRole("status").first()).toContainText("herbeoordeeld en blijft gelden");
  await verwachtToegankelijk(page, "waarschuwing-een");
  await page.getByLabel("Waarom kan de waarschuwing weg?").fill("Er is weer rust. Besproken in het team.");
  await page.getByRole("button", { name: "Beëindig de waarschuwing" }).click();
  await expect(page.getByText("Er is weer rust. Besproken in het team.")).toBeVisible();
  await page.goto(`${huis}/waarschuwingen`);
  await expect(page.getByRole("heading", { name: "Eerdere waarschuwingen" })).toBeVisible();
});

test("een geheim adres: verborgen, ook op papier, en getoond na een reden", async ({ page }) => {
  test.setTimeout(120_000);
  await meldAan(page, "s.aalders");
  const casus = await casusVan(page, "Jansen-proef");
  const huis = await huishoudenVan(page, casus);
  await page.goto(huis);
  const sub = await page.locator("main .sub").first().innerText();
  expect(sub).toContain("(geheim adres)");
  const adres = sub.split(" (geheim adres)")[0] ?? "";
  await page.goto(`${casus}/huisbezoek`);
  await expect(page.getByText(adres)).toBeVisible();

  await meldAan(page, "k.visser");
  for (const pad of [`${casus}/huisbezoek`, `${casus}/betrokken`, casus]) {
    await page.goto(pad);
    expect(await page.content()).not.toContain(adres);
  }
  await page.goto(`${casus}/huisbezoek`);
  await expect(page.getByText("geheim adres", { exact: true }).first()).toBeVisible();

  await meldAan(page, "r.yilmaz");
  await page.goto(huis);
  expect(await page.content()).not.toContain(adres);
  await verwachtToegankelijk(page, "huishouden-geheim");
  await page.getByRole("button", { name: "Toon adres" }).click();
  await expect(fouten(page)).toContainText("Schrijf op waarom");
  await page.getByLabel("Waarom heb je het adres nu nodig?").fill("De ambulance moet erheen.");
  await page.getByRole("button", { name: "Toon adres" }).click();
  await expect(page.getByText(adres)).toBeVisible();
  expect(page.url()).not.toContain("ambulance");
  await page.goto(huis);
  expect(await page.content()).not.toContain(adres);
});

test("een jongere van 17 en zijn moeder krijgen elk hun eigen afdruk", async ({ page }) => {
  test.setTimeout(120_000);
  await meldAan(page, "s.aalders");
  const casus = await casusVan(page, "Boersma-proef");
  await page.goto(`${casus}/plan`);
  await page.getByRole("link", { name: /^Actie toevoegen bij: We blijven hier wonen/ }).click();
  await page.getByLabel("Wat wordt er gedaan?").fill("Een eigen rekening openen bij de bank");
  await page.getByLabel("Wie doet dit?").selectOption({ label: "Joris Boersma-proef (inwoner)" });
  await page.getByLabel("Voor wanneer?").fill(overDagen(20));
  await page.getByLabel("1. eigen kracht").check();
  await page.getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByRole("status").first()).toContainText("De actie staat in het plan.");

  await page.goto(`${casus}/plan`);
  await page.getByRole("link", { name: "Afdruk voor een lid" }).click();
  await page.getByLabel("Wie krijgt de afdruk?").selectOption({ label: "Ineke Boersma-proef" });
  await page.getByRole("button", { name: "Maak de afdruk" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Afdruk voor Ineke Boersma-proef" })).toBeVisible();
  const weg = page.getByRole("region", { name: "Niet op deze afdruk" });
  await expect(weg).toContainText("Een eigen rekening openen bij de bank");
  await expect(weg).toContainText("16 of ouder");
  await verwachtToegankelijk(page, "afdruk-moeder");
  await page.emulateMedia({ media: "print" });
  await expect(weg).toBeHidden();
  await expect(page.getByText("Een eigen rekening openen bij de bank").filter({ visible: true })).toHaveCount(0);
  await page.screenshot({ path: "screenshots/afdruk-moeder-druk.png", fullPage: true });
  await page.emulateMedia({ media: "screen" });

  // With his consent it is there; and Joris reads his own without asking anybody.
  await page.getByRole("checkbox", { name: "Joris Boersma-proef" }).check();
  await page.getByRole("button", { name: "Maak de afdruk opnieuw" }).click();
  await expect(weg).toHaveCount(0);
  await expect(page.getByText(/Een eigen rekening openen bij de bank\. Dit doet: Joris/)).toBeVisible();
  await page.getByLabel("Wie krijgt de afdruk?").selectOption({ label: "Joris Boersma-proef" });
  await page.getByRole("button", { name: "Maak de afdruk opnieuw" }).click();
  await expect(page.getByText(/Een eigen rekening openen bij de bank\. Dit doet: Joris/)).toBeVisible();
  await verwachtToegankelijk(page, "afdruk-jongere");
  // Milan is younger than twelve: his mother reads for him.
  await page.getByLabel("Wie krijgt de afdruk?").selectOption({ label: "Milan Boersma-proef" });
  await page.getByRole("button", { name: "Maak de afdruk opnieuw" }).click();
  await expect(weg).toContainText("jonger dan 12");
});
