// SPDX-License-Identifier: EUPL-1.2
import { klikRadio } from "../support/hand.js";
import { expect, meldAan, test, verwachtToegankelijk, verwachtZichtbareFocus } from "../support/test.js";
import type { Page } from "@playwright/test";

/** Fills the public form, with an own text to find it by. */
async function vulIn(page: Page, wat: string): Promise<void> {
  await page.getByLabel("Wat is er aan de hand?").fill(wat);
  await page.getByRole("group", { name: /Is er nu gevaar/ }).getByLabel("nee", { exact: true }).check();
  await page.getByLabel("Naam", { exact: false }).first().waitFor();
  await page.locator("#over_naam").fill("B. Voorbeeld-proef");
  await page.locator("#over_adres").fill("Brink 1");
  await page.getByRole("group", { name: "Wie bent u?" }).getByLabel("Ik ben een buur").check();
  await page.getByLabel("Uw naam", { exact: true }).fill("P. Buurman-proef");
  await page.getByLabel("Uw telefoonnummer of e-mailadres").fill("06-12345678");
  await page.getByRole("group", { name: /Mogen wij uw naam noemen/ }).getByLabel("nee", { exact: true }).check();
}

async function meld(page: Page, wat: string): Promise<void> {
  await page.goto("/melden");
  await vulIn(page, wat);
  await page.getByRole("button", { name: "Verstuur de melding" }).click();
  await expect(page.getByText(/^M-[0-9A-Z]{5}-[0-9A-Z]{5}$/)).toBeVisible();
}

/** Opens the melding with this subject from the queue of the Meldpunt. */
async function openMelding(page: Page, onderwerp: string): Promise<void> {
  await page.goto("/meldpunt?kijk=vrij&urgentie=gewoon");
  for (;;) {
    const link = page.getByRole("link", { name: onderwerp });
    if (await link.count()) {
      await link.click();
      break;
    }
    await page.getByRole("link", { name: "Volgende" }).click();
  }
  await expect(page.getByRole("heading", { level: 1, name: onderwerp })).toBeVisible();
}

const uniek = (tekst: string) => `${tekst} ${Date.now().toString(36)}`;

test("een buur meldt een zorg; fouten houden wat er stond", async ({ page }) => {
  await page.goto("/melden");
  await verwachtToegankelijk(page, "melden");
  await verwachtZichtbareFocus(page);
  await page.getByLabel("Wat is er aan de hand?").fill("De gordijnen zijn al weken dicht.");
  await page.getByRole("button", { name: "Verstuur de melding" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await expect(page.getByRole("link", { name: "Kies wie u bent." })).toBeVisible();
  await expect(page.getByLabel("Wat is er aan de hand?")).toHaveValue("De gordijnen zijn al weken dicht.");
  await verwachtToegankelijk(page, "melden-fouten");
  await vulIn(page, "De gordijnen zijn al weken dicht.");
  await page.getByRole("button", { name: "Verstuur de melding" }).click();
  await expect(page.getByRole("heading", { name: "Dank u wel. Uw melding is binnen." })).toBeVisible();
  await verwachtToegankelijk(page, "melden-bedankt");
});

test("melden gaat ook zonder JavaScript, en het concept blijft", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await page.goto("/melden");
  await page.getByLabel("Wat is er aan de hand?").fill("Half geschreven melding.");
  await page.getByRole("button", { name: "Bewaar en ga later verder" }).click();
  await expect(page.getByText("Je concept is bewaard.")).toBeVisible();
  await page.goto("/melden");
  await expect(page.getByLabel("Wat is er aan de hand?")).toHaveValue("Half geschreven melding.");
  await meld(page, uniek("Zonder JavaScript gemeld"));
  await page.goto("/melden");
  await expect(page.getByLabel("Wat is er aan de hand?")).toHaveValue("");
  await context.close();
});

test("het concept van een melding overleeft een dichte bladzijde", async ({ page }) => {
  await page.goto("/melden");
  await page.getByLabel("Wat is er aan de hand?").fill("Dit typte ik voor de stroom uitviel.");
  await expect(page.locator("[data-bewaard]")).toHaveText(/^bewaard om/);
  await page.goto("about:blank");
  await page.goto("/melden");
  await expect(page.getByLabel("Wat is er aan de hand?")).toHaveValue("Dit typte ik voor de stroom uitviel.");
});

test("de wachtrij: filters staan in het adres", async ({ page }) => {
  await meldAan(page, "r.yilmaz");
  await page.goto("/meldpunt");
  await expect(page.getByRole("heading", { level: 1, name: "Meldpunt" })).toBeVisible();
  await verwachtToegankelijk(page, "meldpunt");
  await verwachtZichtbareFocus(page);
  const filters = page.getByRole("navigation", { name: "Filters" });
  await filters.getByRole("link", { name: /^Met kinderen/ }).click();
  await expect(page).toHaveURL(/kinderen=1/);
  await filters.getByRole("link", { name: /^Hele team/ }).click();
  await expect(page).toHaveURL(/kijk=team&kinderen=1/);
  await page.getByLabel("Urgentie").selectOption("gewoon");
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await expect(page).toHaveURL(/urgentie=gewoon/);
  await expect(page).toHaveURL(/kinderen=1/);
  await page.reload();
  await expect(filters.locator("[aria-current=true]")).toHaveCount(2);
});

test("de medewerker neemt een melding op", async ({ page }) => {
  await meldAan(page, "r.yilmaz");
  await page.goto("/meldpunt/nieuw");
  await verwachtToegankelijk(page, "meldpunt-nieuw");
  const onderwerp = uniek("Vrouw belt over haar zoon");
  await page.getByLabel("Wat is er aan de hand?").fill("Mijn zoon komt zijn kamer niet meer uit.");
  await page.getByLabel("Onderwerp voor de lijst").fill(onderwerp);
  await page.getByRole("group", { name: /Is er nu gevaar/ }).getByLabel("nee", { exact: true }).check();
  await page.locator("#over_naam").fill("D. Zoon-proef");
  await page.getByLabel("Wie meldt?").selectOption("familie");
  await page.locator("#melder_naam").fill("A. Moeder-proef");
  await page.getByLabel("Telefoon of e-mail").fill("06-11112222");
  await page.getByLabel("Mogen we de naam noemen?").selectOption("ja");
  await page.getByRole("button", { name: "Neem de melding op" }).click();
  await expect(page.getByRole("heading", { level: 1, name: onderwerp })).toBeVisible();
  await verwachtToegankelijk(page, "melding");
  await page.getByLabel("Hoe liet je het weten?").selectOption("telefoon");
  await page.getByRole("button", { name: "Leg vast" }).click();
  await expect(page.getByText(/Verteld aan de telefoon\./)).toBeVisible();
});

test("een aanbod komt terug met een reden", async ({ browser, page, baseURL }) => {
  const onderwerp = uniek("Aanbod dat terugkomt");
  await meld(page, `${onderwerp}. Er zijn kinderen in huis.`);
  await meldAan(page, "r.yilmaz");
  await openMelding(page, onderwerp);
  const adres = new URL(page.url()).pathname;
  await page.getByRole("link", { name: "Bied aan een team aan" }).click();
  await verwachtToegankelijk(page, "aanbieden");
  await page.getByRole("button", { name: "Bied aan" }).click();
  await expect(page.getByRole("link", { name: "Kies het team dat je vraagt." })).toBeVisible();
  const other = await browser.newContext({ baseURL });
  const coach = await other.newPage();
  await meldAan(coach, "t.dewit");
  const team = (await coach.locator(".top [data-menu] small").textContent())?.split("·").pop()?.trim() ?? "";
  await page.getByLabel("Welk team vraag je?").selectOption({ label: team });
  await page.getByLabel("Waarom dit team?").fill("Er zijn kinderen.");
  await page.getByRole("button", { name: "Bied aan" }).click();
  await expect(page.getByRole("button", { name: "Trek het aanbod in" })).toBeVisible();

  await coach.goto("/meldpunt?kijk=aan_ons");
  await coach.getByRole("link", { name: onderwerp }).click();
  await expect(coach.getByRole("button", { name: "Neem de melding aan" })).toBeVisible();
  await verwachtToegankelijk(coach, "melding-aangeboden");
  await coach.getByText("Geef de melding terug").click();
  await coach.getByLabel("Waarom geef je haar terug?").fill("Dit is voor het sociaal team.");
  await coach.getByRole("button", { name: "Geef terug" }).click();
  await expect(coach.getByText("De melding is terug bij het team")).toBeVisible();
  await other.close();

  await page.goto(adres);
  await expect(page.getByText("Dit is voor het sociaal team.")).toBeVisible();
});

test("de weging: uitkomst loopt mee, niets gaat verloren, en het einde vraagt een reden", async ({ page }) => {
  const onderwerp = uniek("Melding om te wegen");
  await meld(page, `${onderwerp}. Schulden en niemand komt langs.`);
  await meldAan(page, "r.yilmaz");
  await openMelding(page, onderwerp);
  await page.getByRole("link", { name: "Weeg deze melding" }).click();
  const uitkomst = page.locator("#tussenstand");
  await expect(uitkomst).toContainText("Nog niet te bepalen");
  await verwachtToegankelijk(page, "triage");
  const kies = (gebied: string, antwoord: string) =>
    klikRadio(page.getByRole("radiogroup", { name: gebied, exact: true }).first().getByLabel(antwoord, { exact: true }));
  await kies("Schulden", "ja");
  await expect(uitkomst).toContainText("1 keer ja");
  await kies("Sociaal isolement", "ja");
  await expect(uitkomst).toContainText("2 keer ja");
  await kies("Psychiatrie", "ja");
  await expect(uitkomst).toContainText("3 uit 8: Doelgroep");
  // The session ends half-way: the answers are still there. What the page sends when it is left needs the session, so
  // the cookie goes only after the draft is kept.
  await expect(page.locator('[data-bewaard][data-stand="goed"]')).toHaveText(/^bewaard om/);
  await page.goto("about:blank");
  await page.context().clearCookies();
  await meldAan(page, "r.yilmaz");
  await page.goto("/meldpunt?kijk=mijn");
  await page.getByRole("link", { name: onderwerp }).click();
  await page.getByRole("link", { name: "Weeg deze melding" }).click();
  await expect(page.locator("#tussenstand")).toContainText("3 uit 8: Doelgroep");
  await page.getByLabel("Geen vervolg").check();
  await page.getByRole("button", { name: "Rond de weging af" }).click();
  await expect(page.getByRole("alert")).toContainText("Schrijf op waarom er geen vervolg komt.");
  await verwachtToegankelijk(page, "triage-fouten");
  await page.getByLabel("Reden", { exact: false }).last().fill("De familie regelt het zelf, met hulp van de huisarts.");
  await page.getByRole("button", { name: "Rond de weging af" }).click();
  await expect(page.getByText("Deze melding is afgerond.")).toBeVisible();
});

test("wegen gaat ook zonder JavaScript", async ({ browser, page, baseURL }) => {
  const onderwerp = uniek("Wegen zonder script");
  await meld(page, `${onderwerp}. Er is veel aan de hand.`);
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const zonder = await context.newPage();
  await meldAan(zonder, "r.yilmaz");
  await openMelding(zonder, onderwerp);
  await zonder.getByRole("link", { name: "Weeg deze melding" }).click();
  for (const gebied of ["Verslaving", "Schulden", "Psychiatrie"]) {
    await klikRadio(zonder.getByRole("radiogroup", { name: gebied, exact: true }).first().getByLabel("ja", { exact: true }));
  }
  await zonder.getByRole("button", { name: "Bewaar en bekijk de uitkomst" }).click();
  await expect(zonder.locator("#tussenstand")).toContainText("3 uit 8: Doelgroep");
  await context.close();
});

test("dubbele meldingen samenvoegen", async ({ page }) => {
  const onderwerp = uniek("Dubbel gemeld");
  await meld(page, `${onderwerp}. Eerste keer.`);
  await meld(page, `${onderwerp} nog eens. Tweede keer.`);
  await meldAan(page, "r.yilmaz");
  await openMelding(page, `${onderwerp} nog eens`);
  await page.getByRole("link", { name: "Voeg samen" }).click();
  await verwachtToegankelijk(page, "samenvoegen");
  await page.getByLabel(onderwerp, { exact: true }).check();
  await page.getByRole("button", { name: "Voeg samen" }).click();
  await expect(page.getByText("De meldingen zijn samengevoegd.")).toBeVisible();
});
