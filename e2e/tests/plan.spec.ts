// SPDX-License-Identifier: EUPL-1.2
import type { Page } from "@playwright/test";
import { expect, meldAan, test, verwachtToegankelijk, verwachtZichtbareFocus } from "../support/test.js";
import { overDagen } from "../support/dag.js";

/** Address of a casus of s.aalders in this phase; `na` skips as many. */
async function casusIn(page: Page, fase: string, na = 0): Promise<string> {
  await page.goto(`/casussen?fase=${fase}`);
  const rijen = page.getByRole("row").filter({ hasText: "S. Aalders-proef" });
  const href = await rijen.nth(na).getByRole("rowheader").getByRole("link").getAttribute("href");
  return href ?? "";
}


async function nieuwDoel(page: Page, casus: string, woorden: string): Promise<void> {
  await page.goto(`${casus}/plan/doelen/nieuw`);
  await page.getByLabel("Leefgebied").selectOption({ index: 1 });
  await page.getByLabel("Doel in de woorden van de inwoner").fill(woorden);
  await page.getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByRole("status").first()).toContainText("Het doel staat in het plan.");
}

async function nieuweActie(page: Page, doel: string, wat: string): Promise<void> {
  await page.getByRole("link", { name: `Actie toevoegen bij: ${doel}` }).click();
  await page.getByLabel("Wat wordt er gedaan?").fill(wat);
  await page.getByLabel("Wie doet dit?").selectOption({ index: 1 });
  await page.getByLabel("Voor wanneer?").fill(overDagen(30));
  await page.getByLabel("1. eigen kracht").check();
  await page.getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByRole("status").first()).toContainText("De actie staat in het plan.");
}

test("een doel in de woorden van de inwoner, en een trede overslaan vraagt een reden", async ({ page }) => {
  await meldAan(page, "s.aalders");
  const casus = await casusIn(page, "plan");
  await page.goto(`${casus}/plan`);
  await verwachtToegankelijk(page, "plan");
  await verwachtZichtbareFocus(page);
  await page.goto(`${casus}/plan/doelen/nieuw`);
  await page.getByLabel("Doel in de woorden van de inwoner").fill("Ik wil weer zelf de post durven openmaken.");
  await page.getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByRole("alert")).toContainText("Kies bij welk leefgebied dit doel hoort.");
  await expect(page.getByLabel("Doel in de woorden van de inwoner")).toHaveValue(/post durven/);
  await page.getByLabel("Leefgebied").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByText("“Ik wil weer zelf de post durven openmaken.”").first()).toBeVisible();

  await page.getByRole("link", { name: "Actie toevoegen bij: Ik wil weer zelf de post durven openmaken." }).click();
  await verwachtToegankelijk(page, "plan-actie");
  await page.getByLabel("Wat wordt er gedaan?").fill("Begeleiding thuis, 2 keer per week");
  await page.getByLabel("Wie doet dit?").selectOption({ index: 1 });
  await page.getByLabel("Voor wanneer?").fill(overDagen(20));
  await page.getByLabel("4. maatwerk").check();
  await page.getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByRole("alert")).toContainText("Schrijf op waarom dit niet genoeg is");
  await page.getByLabel("Waarom is een lagere trede niet genoeg?").fill("School en familie samen waren niet genoeg.");
  await page.getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByText("Waarom deze trede: School en familie samen waren niet genoeg.")).toBeVisible();
});

test("twee mensen wijzigen dezelfde actie: de tweede ziet beide versies", async ({ page, browser }) => {
  await meldAan(page, "s.aalders");
  const casus = await casusIn(page, "plan");
  const doel = "We willen op tijd naar school.";
  await nieuwDoel(page, casus, doel);
  await nieuweActie(page, doel, "Samen de wekker zetten");
  await page.getByRole("link", { name: /Wijzigen ?: Samen de wekker zetten/ }).click();
  const adres = page.url();
  const ander = await (await browser.newContext({ baseURL: new URL(adres).origin })).newPage();
  await meldAan(ander, "k.visser");
  await ander.goto(adres);
  await ander.getByLabel("Wat wordt er gedaan?").fill("De wekker om zeven uur");
  await ander.getByRole("button", { name: "Bewaren" }).click();
  await expect(ander.getByRole("status").first()).toContainText("De actie is gewijzigd.");
  await page.getByLabel("Wat wordt er gedaan?").fill("De wekker om half acht");
  await page.getByRole("button", { name: "Bewaren" }).click();
  const conflict = page.getByRole("alert");
  await expect(conflict).toContainText("Iemand anders heeft dit intussen gewijzigd");
  await expect(conflict).toContainText("De wekker om half acht");
  await expect(conflict).toContainText("De wekker om zeven uur");
  await expect(conflict).toContainText("K. Visser-proef");
  await verwachtToegankelijk(page, "plan-conflict");
  await page.getByRole("button", { name: "Bewaar mijn versie" }).click();
  await expect(page.getByText("De wekker om half acht").first()).toBeVisible();
  await ander.context().close();
});

test("een versie ligt vast, het verschil is te lezen, en oneens vraagt een reden", async ({ page }) => {
  await meldAan(page, "s.aalders");
  const casus = await casusIn(page, "plan");
  const leg = async () => {
    await page.goto(`${casus}/plan`);
    await page.getByRole("button", { name: "Leg deze versie vast" }).click();
    await expect(page.getByRole("status").first()).toContainText("van het plan ligt vast.");
  };
  await nieuwDoel(page, casus, "Ik wil rust in huis.");
  await nieuweActie(page, "Ik wil rust in huis.", "Elke avond samen eten");
  await leg();
  await nieuwDoel(page, casus, "Ik wil weer slapen.");
  await nieuweActie(page, "Ik wil weer slapen.", "Naar de huisarts gaan");
  await leg();
  await page.getByRole("link", { name: "Versies en verschillen" }).click();
  await verwachtToegankelijk(page, "plan-versies");
  await page.getByRole("link", { name: /^Bekijk versie/ }).first().click();
  await expect(page.locator("#verschil")).toContainText("Ik wil weer slapen.");
  await expect(page.locator("#verschil")).toContainText("Nieuwe actie: Naar de huisarts gaan.");
  await verwachtToegankelijk(page, "plan-versie");

  await page.goto(`${casus}/plan/akkoord`);
  await page.getByLabel("Wiens mening is dit?").selectOption({ index: 1 });
  await page.getByLabel("oneens", { exact: true }).check();
  await page.getByLabel("in een gesprek").check();
  await page.getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByRole("alert")).toContainText("Schrijf op waar de inwoner het niet mee eens is");
  await verwachtToegankelijk(page, "plan-akkoord");
  await page.getByLabel("Waarom?").fill("Het gaat mij te snel.");
  await page.getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByText("“Het gaat mij te snel.”")).toBeVisible();
  await page.goto(`${casus}/plan/afdruk`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Uw plan");
  await verwachtToegankelijk(page, "plan-afdruk");
});

test("een doel laten vervallen en terugnemen, alleen met het toetsenbord", async ({ page }) => {
  await meldAan(page, "s.aalders");
  const casus = await casusIn(page, "plan");
  const doel = "Ik wil een nieuwe bril.";
  await nieuwDoel(page, casus, doel);
  await page.getByRole("link", { name: new RegExp(`Doel wijzigen ?: ${doel}`) }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("Dit doel laten vervallen").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.type("De bril is er al.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.locator("#vervallen")).toContainText("De bril is er al.");
  await page.getByRole("button", { name: new RegExp(`Terugnemen ?: ${doel}`) }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").first()).toContainText("Het doel staat weer in het plan.");
});

test("afsluiten kan pas als elk open einde een antwoord heeft", async ({ page }) => {
  await meldAan(page, "s.aalders");
  const casus = await casusIn(page, "uitvoering");
  const doel = "Ik wil de tuin op orde.";
  await nieuwDoel(page, casus, doel);
  await page.goto(`${casus}/fase`);
  await verwachtToegankelijk(page, "fase");
  await page.getByRole("button", { name: "Begin met afronden" }).click();
  await page.goto(`${casus}/afsluiten`);
  await expect(page.getByText("Afsluiten kan nog niet.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Sluit af en begin met nazorg" })).toHaveCount(0);
  await verwachtToegankelijk(page, "afsluiten");
  const vragen = page.getByRole("link", { name: /^Geef antwoord/ });
  await vragen.first().click();
  await page.getByLabel("de inwoner wil dit niet").check();
  await page.getByLabel("Leg uit").fill("Weigert hulp");
  await page.getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByRole("alert")).toContainText("Dat hulp geweigerd is, is alleen geen reden.");
  await verwachtToegankelijk(page, "afsluiten-antwoord");
  await page.getByLabel("Leg uit").fill("Ik wil dit eerst zelf met mijn zus proberen.");
  await page.getByRole("button", { name: "Bewaren" }).click();
  for (let n = await vragen.count(); n > 0; n--) {
    await vragen.first().click();
    await page.getByLabel("het is geregeld en begonnen").check();
    await page.getByLabel("Leg uit").fill("Het sociaal team houdt dit bij sinds deze maand.");
    await page.getByRole("button", { name: "Bewaren" }).click();
    await expect(vragen).toHaveCount(n - 1);
  }
  await page.getByRole("button", { name: "Sluit af en begin met nazorg" }).click();
  await page.goto(`${casus}/afsluiten`);
  const momenten = page.getByRole("link", { name: /^Vraag hoe het gaat/ });
  await expect(momenten).toHaveCount(3);
  await momenten.first().click();
  await verwachtToegankelijk(page, "taak");
  await page.getByLabel("Hoe gaat het met het huishouden?").fill("Gebeld met mevrouw. Het gaat goed.");
  await page.getByRole("button", { name: "Klaar", exact: true }).click();
  await expect(page.getByRole("status").first()).toContainText("De taak is klaar.");
});
