// SPDX-License-Identifier: EUPL-1.2
// What ends when a casus closes, and what never stands on paper.
import type { Page } from "@playwright/test";
import { expect, meldAan, test, verwachtToegankelijk } from "../support/test.js";
import { overDagen } from "../support/dag.js";

/** Opens a casus from the list of the regisseur; gives its address. */
async function opent(page: Page, naam: string): Promise<string> {
  await page.goto("/casussen");
  await page.getByRole("rowheader").getByRole("link", { name: naam, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Huishouden ${naam}` })).toBeVisible();
  return new URL(page.url()).pathname;
}

test("wie meedoet, ziet de casus niet meer als die gesloten is", async ({ page }) => {
  test.setTimeout(120_000);
  await meldAan(page, "s.aalders");
  await page.goto("/casussen");
  // One that no other test uses by name or by its place at the top of the list.
  const link = page.getByRole("rowheader").getByRole("link").filter({ hasNotText: /^(Boersma|Jansen)-proef$/ }).last();
  const naam = (await link.innerText()).trim();
  await link.click();
  await expect(page.getByRole("heading", { level: 1, name: `Huishouden ${naam}` })).toBeVisible();
  const casus = new URL(page.url()).pathname;
  const inLijst = page.getByRole("main").locator(`a[href^="${casus}"]`);
  await page.goto(`${casus}/toegang/deelnemer`);
  await page.getByLabel("Wie?").selectOption({ label: await eerste(page, /T\. de Wit-proef/) });
  await page.getByLabel(/Wat doet deze persoon voor het huishouden/).fill("gezinscoach");
  await page.getByLabel(/Op welke grond/).selectOption({ index: 1 });
  await page.getByLabel(/Waarvoor heeft deze persoon gegevens nodig/).fill("afspraken met school");
  await page.getByLabel("Tot en met welke dag?").fill(overDagen(60));
  await page.getByRole("button", { name: "Laat meedoen" }).click();
  await expect(page.getByRole("row", { name: /T\. de Wit-proef/ })).toBeVisible();

  // Somebody who takes part opens it, and finds it in the list.
  await meldAan(page, "t.dewit");
  await page.goto("/casussen");
  await expect(inLijst).toHaveText(naam);
  expect((await page.goto(casus))?.status()).toBe(200);
  await expect(page.getByText(/Je ziet dit als deelnemer/)).toBeVisible();

  await meldAan(page, "s.aalders");
  await page.goto(`${casus}/fase`);
  await page.getByText("Eerder sluiten").click();
  await page.getByLabel("verhuisd, en overgedragen aan de nieuwe gemeente").check();
  await page.getByLabel(/Wat is er gebeurd, en wie neemt het over/).fill("Verhuisd naar Zutphen. Het team daar neemt het over.");
  await page.getByRole("button", { name: "Sluit de casus eerder" }).click();
  // The regisseur has no task in it any more either.
  await expect(page).toHaveURL(/\/mijn-werk$/);
  await expect(page.getByText("De casus is gesloten.")).toBeVisible();

  await meldAan(page, "t.dewit");
  const antwoord = await page.goto(casus);
  expect(antwoord?.status()).toBe(403);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dit mag je niet zien of doen");
  expect(await page.content()).not.toContain(naam);
  await expect(page.getByRole("link", { name: "Wie mag dit wel?" })).toBeVisible();
  await verwachtToegankelijk(page, "gesloten-geweigerd");
  for (const pad of [`${casus}/plan`, `${casus}/tijdlijn`, `${casus}/plan/afdruk`, `${casus}/huisbezoek`]) {
    expect((await page.goto(pad))?.status(), pad).toBe(403);
  }
  for (const lijst of ["/casussen", "/casussen?fase=alle", "/mijn-werk", "/notities/nieuw"]) {
    await page.goto(lijst);
    await expect(inLijst, lijst).toHaveCount(0);
  }
  // Asking again leads to somebody who can answer.
  await page.goto(`${casus}/toegang/vragen`);
  await expect(page.getByText("Deze casus is gesloten.")).toBeVisible();
  await verwachtToegankelijk(page, "gesloten-vragen");
});

/** Label of the first choice that matches. */
async function eerste(page: Page, wie: RegExp): Promise<string> {
  return (await page.getByRole("option").filter({ hasText: wie }).first().innerText()).trim();
}

test("een geheim adres staat op papier alleen voor wie het mag weten", async ({ page }) => {
  test.setTimeout(120_000);
  await meldAan(page, "s.aalders");
  const casus = await opent(page, "Jansen-proef");
  await page.goto(`${casus}/betrokken`);
  const huis = await page.getByRole("link", { name: "Betrokkenen en huishouden wijzigen" }).getAttribute("href");
  await page.goto(huis!);
  const sub = await page.locator("main .sub").first().innerText();
  expect(sub).toContain("(geheim adres)");
  const adres = (sub.split(" (geheim adres)")[0] ?? "").trim();
  expect(adres.length).toBeGreaterThan(5);
  const straat = adres.split(",")[0]!.replace(/ \d.*$/, "");
  // The regisseur goes there, so has it on the sheet for the visit.
  await page.goto(`${casus}/huisbezoek`);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(adres)).toBeVisible();
  await page.emulateMedia({ media: "screen" });

  // The procesmanager may open the casus and make every print of it, and has no ground for this address.
  await meldAan(page, "k.visser");
  for (const pad of [`${casus}/huisbezoek`, `${casus}/plan/afdruk`, `${casus}/betrokken`, casus, huis!]) {
    expect((await page.goto(pad))?.status(), pad).toBe(200);
    await opPapier(page, straat);
  }
  // Also not in a print for somebody who lives there, who knows it.
  await page.goto(`${casus}/afdruk`);
  const keuze = page.getByLabel("Wie krijgt de afdruk?");
  const leden = (await keuze.getByRole("option").allInnerTexts()).map((l) => l.trim()).filter((l) => l.includes("Jansen-proef"));
  expect(leden.length).toBeGreaterThan(0);
  for (const lid of leden) {
    await keuze.selectOption({ label: lid });
    await page.getByRole("button", { name: /^Maak de afdruk/ }).click();
    await expect(page.getByRole("heading", { level: 1, name: `Afdruk voor ${lid}` })).toBeVisible();
    await opPapier(page, straat);
  }
  await expect(page.getByRole("region", { name: "Niet op deze afdruk" })).toContainText("het adres is geheim");
  await verwachtToegankelijk(page, "geheim-adres-afdruk");
  await page.goto(`${casus}/huisbezoek`);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("geheim adres", { exact: true }).first()).toBeVisible();
  await page.screenshot({ path: "screenshots/geheim-adres-druk.png", fullPage: true });
  await page.emulateMedia({ media: "screen" });
  await verwachtToegankelijk(page, "geheim-adres-blad");
});

/** Neither to read, nor hidden in the answer. */
async function opPapier(page: Page, straat: string): Promise<void> {
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(straat).filter({ visible: true })).toHaveCount(0);
  expect(await page.content()).not.toContain(straat);
  await page.emulateMedia({ media: "screen" });
}
