// SPDX-License-Identifier: EUPL-1.2
import type { Page } from "@playwright/test";
import { expect, meldAan, test, verwachtToegankelijk } from "../support/test.js";
import { overDagen as dag } from "../support/dag.js";

/** A casus of s.aalders: path and name of the household. */
async function casusVan(page: Page, nummer: number): Promise<{ pad: string; naam: string }> {
  await meldAan(page, "s.aalders");
  await page.goto("/casussen");
  const link = page.getByRole("rowheader").getByRole("link").filter({ hasNotText: /^Boersma-proef$/ }).nth(nummer);
  const naam = (await link.textContent())!.trim();
  await link.click();
  await expect(page.getByRole("navigation", { name: "Onderdelen van de casus" })).toBeVisible();
  return { pad: new URL(page.url()).pathname, naam };
}

async function verwachtDicht(page: Page, pad: string, status: number): Promise<void> {
  const antwoord = await page.goto(pad);
  expect(antwoord?.status()).toBe(status);
}

async function zoek(page: Page, wat: string): Promise<void> {
  await page.getByRole("searchbox", { name: /^Zoek een persoon/ }).fill(wat);
  await page.getByRole("button", { name: "Zoek", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Zoeken");
}

test("een weigering zegt wie het wel mag, en brengt je bij de regel", async ({ page }) => {
  await meldAan(page, "s.aalders");
  await page.goto("/casussen");
  await page.getByRole("rowheader").getByRole("link").first().click();
  await expect(page.getByRole("navigation", { name: "Onderdelen van de casus" })).toBeVisible();
  const casus = new URL(page.url()).pathname;

  await meldAan(page, "b.beheer");
  const antwoord = await page.goto(casus);
  expect(antwoord?.status()).toBe(403);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dit mag je niet zien of doen");
  await verwachtToegankelijk(page, "geweigerd");
  await page.getByRole("link", { name: "Wie mag dit wel?" }).click();
  await expect(page).toHaveURL("/toegang#casus.openen");
  const regel = page.getByRole("row", { name: /een casus openen/ });
  await expect(regel).toContainText("de casusregisseur alleen dit dossier, met alle gegevens");
  await expect(regel).toContainText("wie meedoet in de casus alleen dit dossier, met de gegevens die de deelname noemt en de grond toestaat");
  await verwachtToegankelijk(page, "toegang");
});

test("toegang vragen en krijgen, tot de casusregisseur haar weer beëindigt", async ({ page }) => {
  const { pad } = await casusVan(page, 0);
  await meldAan(page, "t.dewit");
  await verwachtDicht(page, pad, 403);
  await page.getByRole("link", { name: "Vraag toegang" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Toegang vragen");
  await page.getByRole("button", { name: "Vraag toegang" }).click();
  await expect(page.getByRole("alert")).toContainText("Schrijf op waarvoor je de gegevens nodig hebt");
  await verwachtToegankelijk(page, "toegang-vragen");
  await page.getByLabel(/Wat doe jij voor dit huishouden/).fill("gezinscoach van de moeder");
  await page.getByLabel(/Waarvoor heb je de gegevens nodig/).fill("Ik wil de afspraken met school kunnen zien.");
  await page.getByRole("button", { name: "Vraag toegang" }).click();
  await expect(page.getByText(/De casusregisseur heeft nog niet geantwoord/)).toBeVisible();
  await verwachtDicht(page, pad, 403);

  await meldAan(page, "s.aalders");
  await expect(page.getByText(/T\. de Wit-proef vraagt om mee te doen/)).toBeVisible();
  await page.goto(`${pad}/toegang`);
  await verwachtToegankelijk(page, "toegang-casus");
  await page.getByRole("link", { name: /Beslis over het verzoek van T\. de Wit-proef/ }).click();
  await page.getByLabel("Ja, deze persoon mag meedoen").check();
  await page.getByRole("button", { name: "Leg het besluit vast" }).click();
  await expect(page.getByRole("alert")).toContainText("Zonder grond kan het niet");
  await expect(page.getByRole("alert")).toContainText("Kies tot en met welke dag");
  await verwachtToegankelijk(page, "toegang-verzoek");
  await page.getByLabel(/Op welke grond/).selectOption({ index: 1 });
  await page.getByLabel(/Waarvoor heeft deze persoon gegevens nodig/).fill("afspraken met school");
  await page.getByLabel("Tot en met welke dag?").fill(dag(60));
  await page.getByRole("button", { name: "Leg het besluit vast" }).click();
  await expect(page.getByRole("row", { name: /T\. de Wit-proef/ })).toContainText("wie iemand is, adres en telefoon, algemeen");

  await meldAan(page, "t.dewit");
  await expect(page.getByText("Je mag meedoen in deze casus").first()).toBeVisible();
  await page.goto(pad);
  await expect(page.getByText(/Je ziet dit als deelnemer/)).toBeVisible();

  await meldAan(page, "s.aalders");
  await page.goto(`${pad}/toegang`);
  await page.getByRole("link", { name: "Wijzig de deelname van T. de Wit-proef" }).click();
  await verwachtToegankelijk(page, "toegang-deelname");
  await page.getByLabel("Waarom?").fill("De begeleiding is klaar.");
  await page.getByRole("button", { name: "Beëindig de deelname" }).click();
  await expect(page.getByRole("status").or(page.getByText("De deelname is beëindigd"))).toBeVisible();
  await meldAan(page, "t.dewit");
  await verwachtDicht(page, pad, 403);
});

test("noodtoegang: reden verplicht, gemerkt op de casus, en de FG oordeelt", async ({ page }) => {
  const { pad } = await casusVan(page, 1);
  await meldAan(page, "r.yilmaz");
  await verwachtDicht(page, pad, 403);
  await page.getByRole("link", { name: "Vraag toegang" }).click();
  await page.getByRole("link", { name: /acuut gevaar/ }).click();
  await page.getByRole("button", { name: "Open het dossier met noodtoegang" }).click();
  await expect(page.getByRole("alert")).toContainText("Schrijf op wat het gevaar is");
  await expect(page.getByRole("alert")).toContainText("Zet een vinkje als er nu acuut gevaar is");
  await verwachtToegankelijk(page, "nood");
  await page.getByLabel(/Wat is het gevaar/).fill("Buren horen gegil en glas, de politie is onderweg.");
  await page.getByLabel(/Er is nu acuut gevaar/).check();
  await page.getByRole("button", { name: "Open het dossier met noodtoegang" }).click();
  await expect(page).toHaveURL(pad);
  await expect(page.getByText(/Je ziet dit als noodtoegang/)).toBeVisible();
  expect(page.url()).not.toContain("Buren");

  await meldAan(page, "s.aalders");
  await page.goto(pad);
  await expect(page.getByText("er is noodtoegang genomen tot dit dossier")).toBeVisible();
  await verwachtToegankelijk(page, "nood-gemerkt");

  await meldAan(page, "f.geurts");
  await page.getByRole("link", { name: "Noodtoegang" }).click();
  await verwachtToegankelijk(page, "nood-lijst");
  await page.getByRole("link", { name: /Beoordeel de noodtoegang van R\. Yilmaz-proef/ }).first().click();
  await page.getByRole("radio", { name: "Niet terecht" }).check();
  await page.getByRole("button", { name: "Leg het oordeel vast" }).click();
  await expect(page.getByRole("alert")).toContainText("Schrijf op waarom het niet terecht was");
  await verwachtToegankelijk(page, "nood-oordeel");
  await page.getByRole("radio", { name: /^Terecht/ }).check();
  await page.getByRole("button", { name: "Leg het oordeel vast" }).click();
  await expect(page.getByText("Er wacht nu niets op je oordeel.")).toBeVisible();
  await meldAan(page, "s.aalders");
  await page.goto(pad);
  await expect(page.getByText("er is noodtoegang genomen tot dit dossier")).toBeHidden();
});

test("wie het gezin kent, komt er niet meer in, wat de rol ook is", async ({ page }) => {
  const { pad, naam } = await casusVan(page, 2);
  await meldAan(page, "h.bakker");
  await page.goto(pad);
  await page.getByText("Waarom mag ik dit zien?").click();
  await page.getByRole("link", { name: "Ik ken dit gezin" }).click();
  await verwachtToegankelijk(page, "ken-ik");
  await page.getByLabel("Hoe ken je dit gezin?").fill("Zij wonen naast ons.");
  await page.getByRole("button", { name: "Sluit mij uit van dit dossier" }).click();
  await expect(page).toHaveURL("/mijn-werk");
  await verwachtDicht(page, pad, 403);
  await expect(page.getByText(/Je bent uitgesloten van dit dossier/)).toBeVisible();
  await expect(page.getByRole("link", { name: "Vraag toegang" })).toBeHidden();
  await page.goto("/casussen?fase=alle");
  await expect(page.getByRole("rowheader").getByRole("link", { name: naam, exact: true })).toHaveCount(0);

  await meldAan(page, "k.visser");
  await page.goto(`${pad}/toegang`);
  await page.getByRole("link", { name: /Opheffen: uitsluiting van H\. Bakker-proef/ }).click();
  await expect(page.getByText("Zij wonen naast ons.")).toBeVisible();
  await page.getByLabel("Waarom kan dit nu weg?").fill("Verhuisd.");
  await page.getByRole("button", { name: "Hef de uitsluiting op" }).click();
  await meldAan(page, "h.bakker");
  await page.goto(pad);
  await expect(page.getByRole("navigation", { name: "Onderdelen van de casus" })).toBeVisible();
});

test("een afgeschermd persoon is nergens te vinden, behalve voor wie genoemd is", async ({ page }) => {
  const { pad, naam } = await casusVan(page, 3);
  await meldAan(page, "r.yilmaz");
  // Many share a name; the reference of the casus finds this household.
  await page.goto(`${pad}/toegang/vragen`);
  const kenmerk = (await page.locator("dd").first().textContent())!.trim();
  const gevonden = page.locator("main").getByText(naam);
  await zoek(page, kenmerk);
  await expect(gevonden.first()).toBeVisible();

  await meldAan(page, "k.visser");
  await page.goto(`${pad}/toegang`);
  const kaart = page.getByRole("region", { name: "Afschermen" }).or(page.locator("section", { has: page.getByRole("heading", { name: "Afschermen" }) })).first();
  await kaart.getByRole("link").first().click();
  await page.getByRole("button", { name: "Scherm deze persoon af" }).click();
  await expect(page.getByRole("alert")).toContainText("Kies minstens een persoon die toegang houdt");
  await verwachtToegankelijk(page, "afschermen");
  await page.getByLabel("wordt bedreigd").check();
  await page.getByLabel("Toelichting").fill("Er is aangifte gedaan.");
  await page.getByRole("checkbox", { name: /S\. Aalders-proef/ }).check();
  await page.getByRole("checkbox", { name: /K\. Visser-proef/ }).check();
  await page.getByRole("button", { name: "Scherm deze persoon af" }).click();
  await expect(page).toHaveURL("/mijn-werk");

  for (const wie of ["r.yilmaz", "h.bakker", "l.smit"]) {
    await meldAan(page, wie);
    await verwachtDicht(page, pad, 404);
    await verwachtDicht(page, `${pad}/toegang/vragen`, 404);
  }
  await meldAan(page, "r.yilmaz");
  await zoek(page, kenmerk);
  await expect(gevonden).toHaveCount(0);
  await meldAan(page, "h.bakker");
  await page.goto("/casussen?fase=alle");
  await expect(page.getByRole("rowheader").getByRole("link", { name: naam, exact: true })).toHaveCount(0);

  await meldAan(page, "s.aalders");
  await page.goto(pad);
  await expect(page.getByRole("navigation", { name: "Onderdelen van de casus" })).toBeVisible();
  await meldAan(page, "k.visser");
  await page.goto(`${pad}/toegang`);
  await page.getByRole("listitem").filter({ hasText: "afgeschermd" }).getByRole("link").first().click();
  await verwachtToegankelijk(page, "afgeschermd");
  await page.getByLabel("Waarom is afschermen niet meer nodig?").fill("De dreiging is voorbij.");
  await page.getByRole("button", { name: "Hef de afscherming op" }).click();
  await meldAan(page, "r.yilmaz");
  await zoek(page, kenmerk);
  await expect(gevonden.first()).toBeVisible();
});
