// SPDX-License-Identifier: EUPL-1.2
// A family of three generations as genogram and ecogram, and a household that splits and comes together again (B6, D1).
import type { Page } from "@playwright/test";
import { klikRadio } from "../support/hand.js";
import { expect, meldAan, test, verwachtToegankelijk } from "../support/test.js";

const kaart = (page: Page, naam: string) => page.locator("section.card", { has: page.getByRole("heading", { name: naam, exact: true }) });

/** A household of a mother, her partner and two children that no other test looks at. Gives the family name. */
async function gezin(page: Page, ander = false): Promise<string> {
  const naam = `${ander ? "Zoutkist" : "Gen"}${Date.now().toString(36)}-proef`;
  // Other birth dates in another test: else this family looks like that one.
  const [wilma, bram, noor, sem] = ander ? ["1979-11-23", "1976-08-14", "2011-02-27", "2014-12-05"] : ["1985-04-09", "1983-01-02", "2012-06-01", "2015-09-20"];
  const mensen = [
    ["ouder", "Wilma", wilma, "Vrouw"],
    ["partner", "Bram", bram, "Man"],
    ["kind", "Noor", noor, "Vrouw"],
    ["kind", "Sem", sem, "Man"],
  ];
  await page.goto("/personen/nieuw");
  for (const [nr, [rol, voornaam, geboren, geslacht]] of mensen.entries()) {
    if (nr > 0) await page.getByRole("link", { name: "Persoon toevoegen" }).click();
    await page.getByLabel("Wie is dit in het huishouden?").selectOption(rol);
    await page.getByLabel("Voornamen").fill(voornaam);
    await page.getByLabel("Achternaam").fill(naam);
    await page.getByLabel(/^Geboortedatum/).fill(geboren);
    await page.getByLabel(/^Geslacht/).selectOption({ label: geslacht.toLowerCase() });
    if (nr === 0) {
      await klikRadio(page.getByRole("group", { name: "Waar verblijft deze persoon?" }).getByRole("radio").first());
      await page.getByLabel("Postcode").fill("7411 BV");
      await page.getByLabel("Huisnummer").fill(String(700 + (Date.now() % 90)));
      await page.getByLabel("Straat").fill("Brink");
      await page.getByLabel("Plaats").fill("Deventer");
    }
    await page.getByRole("button", { name: "Bewaren" }).click();
    await expect(page.getByRole("heading", { level: 1, name: `Huishouden ${naam}` })).toBeVisible();
  }
  return naam;
}

interface Relatie {
  soort: string;
  over: string;
  met?: string;
  nieuw?: { naam: string; jaar?: string; geslacht?: string; overleden?: boolean };
  sterkte?: string;
}

/** The option of a select whose text starts with this name. */
async function kies(page: Page, veld: string, naam: string): Promise<void> {
  const lijst = page.locator(`#${veld}`);
  const waarde = await lijst.locator("option", { hasText: new RegExp(`^${naam}`) }).first().getAttribute("value");
  await lijst.selectOption(waarde ?? "");
}

async function relatie(page: Page, r: Relatie): Promise<void> {
  await page.getByRole("link", { name: "Relatie toevoegen" }).click();
  if (r.met) await kies(page, "met", r.met);
  await page.locator("#soort").selectOption(r.soort);
  await kies(page, "over", r.over);
  if (r.nieuw) {
    await page.getByText("Iemand anders: familie die ergens anders woont").click();
    await page.locator("#naam").fill(r.nieuw.naam);
    if (r.nieuw.jaar) await page.locator("#geboortejaar").fill(r.nieuw.jaar);
    if (r.nieuw.geslacht) await page.locator("#geslacht").selectOption(r.nieuw.geslacht);
    if (r.nieuw.overleden) await page.getByLabel("Overleden").check();
  }
  if (r.sterkte) await page.locator("#sterkte").selectOption(r.sterkte);
  await page.getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByRole("status").first()).toContainText("De relatie is bewaard");
}

test("een familie van drie generaties staat in het genogram", async ({ page, browser, baseURL }) => {
  test.setTimeout(240_000); // a dozen relations by hand, four pages looked at
  await meldAan(page, "r.yilmaz");
  const naam = await gezin(page);
  await page.getByRole("link", { name: "Iemand toevoegen" }).click();
  await page.getByLabel("Naam").fill("Buurvrouw Ans");
  await page.getByLabel("Rol").fill("buurvrouw");
  await klikRadio(page.getByRole("radio", { name: "familie, vriend of buur" }));
  await page.getByRole("button", { name: "Bewaren" }).click();
  await page.getByRole("link", { name: "Open genogram en ecogram" }).click();
  await expect(page.getByText("Er staat nog geen relatie.")).toBeVisible();

  // Everything that is wrong at once, and nothing typed is lost.
  await page.getByRole("link", { name: "Relatie toevoegen" }).click();
  await page.locator("#toelichting").fill("Nog na te vragen");
  await page.getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Kijk dit nog even na" })).toContainText("Kies welke relatie het is");
  await expect(page.locator("#toelichting")).toHaveValue("Nog na te vragen");
  await verwachtToegankelijk(page, "relatie-fout");
  await page.getByRole("link", { name: "Terug" }).click();

  await relatie(page, { met: "Bram", soort: "partner", over: "Wilma" });
  for (const kind of ["Noor", "Sem"]) await relatie(page, { met: "Wilma", soort: "ouder", over: kind });
  await relatie(page, { met: "Bram", soort: "ouder", over: "Sem" });
  await relatie(page, { nieuw: { naam: "Kees de Vries-proef", jaar: "1980", geslacht: "m" }, soort: "ouder", over: "Noor" });
  await relatie(page, { met: "Kees", soort: "ex_partner", over: "Wilma" });
  await relatie(page, { nieuw: { naam: `Oma Riet ${naam}`, jaar: "1955", geslacht: "v" }, soort: "ouder", over: "Wilma", sterkte: "sterk" });
  await relatie(page, { nieuw: { naam: `Opa Henk ${naam}`, jaar: "1951", geslacht: "m", overleden: true }, soort: "ouder", over: "Wilma" });
  await relatie(page, { met: "Opa Henk", soort: "gehuwd", over: "Oma Riet" });
  await relatie(page, { nieuw: { naam: "Tante Joke", geslacht: "v" }, soort: "broer_zus", over: "Wilma", sterkte: "gespannen" });
  await relatie(page, { met: "Wilma", soort: "gezag_ouder", over: "Noor" });
  await relatie(page, { met: "Buurvrouw Ans", soort: "netwerk", over: "Wilma", sterkte: "zwak" });

  const genogram = page.getByRole("img", { name: `Genogram van huishouden ${naam}` });
  await expect(genogram).toBeVisible();
  await expect(genogram.locator("g.mens")).toHaveCount(8);
  // No symbol or name lies over another, as the browser draws them.
  const over = await genogram.locator("g.mens").evaluateAll((mensen) => {
    const vak = mensen.map((m) => m.getBoundingClientRect());
    return vak.flatMap((a, i) => vak.slice(i + 1).filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)).length;
  });
  expect(over).toBe(0);
  await expect(kaart(page, "Genogram").getByRole("row", { name: /Opa Henk.*1951 · overleden/ })).toBeVisible();
  await expect(kaart(page, "Relaties").getByRole("row", { name: /Wilma.*heeft als enige ouder gezag over Noor.*31 mei 2030/ })).toBeVisible();
  await expect(kaart(page, "Ecogram").getByRole("row", { name: /Tante Joke.*gespannen/ })).toBeVisible();
  await verwachtToegankelijk(page, "verwanten");
  await page.emulateMedia({ media: "print" });
  await page.screenshot({ path: "screenshots/verwanten-druk.png", fullPage: true });
  await page.emulateMedia({ media: "screen" });

  // A second parent of whom is too young: the rule says why.
  await page.getByRole("link", { name: "Relatie toevoegen" }).click();
  await kies(page, "met", "Noor");
  await page.locator("#soort").selectOption("ouder");
  await kies(page, "over", "Wilma");
  await page.getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Kijk dit nog even na" })).toContainText("voorouder van zichzelf");
  await page.getByRole("link", { name: "Terug" }).click();

  // Two people change the same relation: both versions are there.
  await page.getByRole("link", { name: /Bram .* is partner van Wilma/ }).click();
  const context = await browser.newContext({ baseURL });
  const ander = await context.newPage();
  await meldAan(ander, "r.yilmaz");
  await ander.goto(page.url());
  await ander.locator("#sterkte").selectOption("gespannen");
  await ander.getByRole("button", { name: "Bewaren" }).click();
  await expect(ander.getByRole("status").first()).toContainText("De relatie is bewaard");
  await context.close();
  await page.locator("#soort").selectOption("gehuwd");
  await page.getByRole("button", { name: "Bewaren" }).click();
  const conflict = page.getByRole("alert").filter({ hasText: "Iemand anders heeft dit intussen gewijzigd" });
  await expect(conflict).toContainText("is partner van");
  await expect(conflict).toContainText("gespannen");
  await verwachtToegankelijk(page, "relatie-conflict");
  await page.getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByRole("link", { name: /Bram .* is getrouwd of geregistreerd partner van Wilma/ })).toBeVisible();

  // Family outside is corrected from the table.
  await kaart(page, "Genogram").getByRole("link", { name: "Tante Joke" }).click();
  await page.getByLabel(/^Geboortejaar/).fill("1988");
  await verwachtToegankelijk(page, "verwant");
  await page.getByRole("button", { name: "Bewaren" }).click();
  await expect(kaart(page, "Genogram").getByRole("row", { name: /Tante Joke.*1988/ })).toBeVisible();
});

test("een huishouden splitst, en het wordt teruggedraaid", async ({ page }) => {
  test.setTimeout(180_000); // four people by hand, three pages looked at
  await meldAan(page, "r.yilmaz");
  const naam = await gezin(page, true);
  await page.getByRole("link", { name: "Splitsen of verhuizen" }).click();
  await page.getByRole("button", { name: "Bekijk voor en na" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Kijk dit nog even na" })).toContainText("Kies wie er naar het andere huishouden gaat.");
  await verwachtToegankelijk(page, "splitsen-fout");
  const gaat = page.getByRole("group", { name: /Wie gaat naar het andere huishouden/ });
  const beide = page.getByRole("group", { name: /Wie daarvan hoort bij allebei/ });
  await gaat.getByLabel(`Bram ${naam}`).check();
  await gaat.getByLabel(`Sem ${naam}`).check();
  await beide.getByLabel(`Sem ${naam}`).check();
  await page.getByLabel("Hier", { exact: true }).check();
  await page.getByLabel("Het nieuwe huishouden heeft geen vast adres").check();
  await page.getByLabel(/Waar kun je hen dan vinden/).fill("bij zijn zus");
  await page.getByLabel("Wie besloot dit?").fill("ouders samen");
  await page.getByLabel("Waarom?").fill("Ze gaan uit elkaar.");
  await page.getByRole("button", { name: "Bekijk voor en na" }).click();
  await expect(page.getByRole("heading", { name: "Klopt het zo?" })).toBeVisible();
  await expect(page.getByRole("row", { name: /straks.*Sem .* \(hoort ook hierbij\)/ })).toBeVisible();
  await verwachtToegankelijk(page, "splitsen-voorbeeld");
  await page.getByRole("button", { name: "Ja, splits zo" }).click();
  await expect(page.getByRole("status").first()).toContainText("Het huishouden is gesplitst");
  await expect(kaart(page, "Wie woont hier").getByText(/hoort ook bij een ander huishouden, hoofdverblijf hier/)).toBeVisible();

  await page.getByRole("link", { name: "Splitsen of verhuizen" }).click();
  await expect(page.getByText("besloten door ouders samen")).toBeVisible();
  await verwachtToegankelijk(page, "splitsen");
  await page.getByRole("button", { name: /draai terug/ }).click();
  await expect(page.getByRole("status").first()).toContainText("De splitsing is teruggedraaid");
  await expect(kaart(page, "Wie woont hier").getByText(`Bram ${naam}`, { exact: true })).toBeVisible();
  await expect(kaart(page, "Wie woont hier").getByText(/hoort ook bij/)).toHaveCount(0);
});
