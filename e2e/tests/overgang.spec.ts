// SPDX-License-Identifier: EUPL-1.2
// A young person leaves school: it is planned from the school data, handed over warm, and the receiving party confirms it (D7).
import type { Page } from "@playwright/test";
import { expect, meldAan, test, verwachtToegankelijk } from "../support/test.js";
import { overDagen } from "../support/dag.js";

/** From a casus to the page of its household. */
async function naarHuishouden(page: Page): Promise<void> {
  const href = await page.locator('a[href^="/huishoudens/"]').first().getAttribute("href");
  await page.goto(href!.split("/").slice(0, 3).join("/"));
}

/** A casus of s.aalders in which T. de Wit takes part, and the page of somebody in it. */
async function metPartner(page: Page): Promise<{ casus: string; persoon: string }> {
  await meldAan(page, "s.aalders");
  await page.goto("/casussen");
  // One that other tests use neither by name nor by its place in the list.
  const links = page.getByRole("rowheader").getByRole("link").filter({ hasNotText: /^(Boersma|Jansen)-proef$/ });
  await links.nth((await links.count()) - 5).click();
  await expect(page.getByRole("navigation", { name: "Onderdelen van de casus" })).toBeVisible();
  const casus = new URL(page.url()).pathname;
  await page.goto(`${casus}/toegang/deelnemer`);
  const lijst = page.getByLabel("Wie?");
  const optie = (await lijst.locator("option").allTextContents()).find((o) => /T\. de Wit-proef/.test(o));
  await lijst.selectOption({ label: optie!.trim() });
  await page.getByLabel(/Wat doet deze persoon voor het huishouden/).fill("begeleider na school");
  await page.getByLabel(/Op welke grond/).selectOption({ index: 1 });
  await page.getByLabel(/Waarvoor heeft deze persoon gegevens nodig/).fill("begeleiding na school");
  await page.getByLabel("Tot en met welke dag?").fill(overDagen(90));
  await page.getByRole("button", { name: "Laat meedoen" }).click();
  await expect(page.getByRole("row", { name: /T\. de Wit-proef/ })).toBeVisible();
  await page.goto(casus);
  await naarHuishouden(page);
  await page.getByRole("link", { name: /^Wijzig / }).first().click();
  return { casus, persoon: new URL(page.url()).pathname };
}

test("van school: plannen, warm overdragen en bevestigen", async ({ page }, info) => {
  test.setTimeout(180_000);
  const { casus, persoon } = await metPartner(page);
  // School data: all errors at once, what was typed stays.
  await page.getByLabel(/^Naam van de school/).fill("Proefcollege");
  await page.getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByRole("alert")).toContainText("Kies ook wat voor school het is.");
  await expect(page.getByLabel(/^Naam van de school/)).toHaveValue("Proefcollege");
  await page.getByLabel(/^Wat voor school/).selectOption("mbo");
  await page.getByLabel(/^Verwacht einde/).fill(overDagen(40));
  await verwachtToegankelijk(page, "persoon-school");
  await page.getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByText("De gegevens van de persoon zijn bewaard.")).toBeVisible();
  await expect(page.locator("#overgangen")).toContainText("gaat van school");
  await page.getByRole("link", { name: "Regel dit" }).click();

  // On the casus and on Mijn werk.
  const rij = page.getByRole("row", { name: /gaat van school/ });
  await expect(rij).toContainText("nu regelen");
  await verwachtToegankelijk(page, "overgangen");
  await page.screenshot({ path: info.outputPath("overgangen.png"), fullPage: true });
  await page.goto("/mijn-werk");
  await page.screenshot({ path: info.outputPath("mijn-werk.png"), fullPage: true });
  await page.locator("li", { hasText: "gaat van school" }).getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("gaat van school");
  const overgang = new URL(page.url()).pathname;

  // Handing over: errors, then asked.
  await page.getByRole("button", { name: "Vraag om over te nemen" }).click();
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("Kies aan wie je overdraagt");
  await expect(alert).toContainText("Schrijf op wat je overdraagt.");
  await verwachtToegankelijk(page, "overgang");
  const keuzes = await page.getByLabel("Wie neemt het over?").locator("option").allTextContents();
  await page.getByLabel("Wie neemt het over?").selectOption({ label: keuzes.find((k) => /T\. de Wit/.test(k))!.trim() });
  await page.getByLabel("Wat draag je over?").fill("Begeleiding naar werk, en wat hij zelf wil.");
  await page.screenshot({ path: info.outputPath("overgang.png"), fullPage: true });
  await page.getByRole("button", { name: "Vraag om over te nemen" }).click();
  await expect(page.getByText("De overdracht is gevraagd.")).toBeVisible();
  await expect(page.locator("#overdrachten")).toContainText("nog geen antwoord");

  // The receiving party: cold is not enough, warm is.
  await meldAan(page, "t.dewit");
  await page.goto("/mijn-werk");
  await page.getByRole("link", { name: /^Warme overdracht: / }).click();
  await expect(page.getByText("Begeleiding naar werk, en wat hij zelf wil.")).toBeVisible();
  const overdracht = new URL(page.url()).pathname;
  await page.getByRole("radio", { name: "ik neem het over" }).check();
  await page.getByRole("button", { name: "Geef antwoord" }).click();
  await expect(page.getByRole("alert")).toContainText("Nog niet gesproken? Doe dat eerst");
  await verwachtToegankelijk(page, "overdracht");
  await page.getByLabel(/wanneer spraken jullie elkaar/).fill(overDagen(0));
  await page.getByLabel(/wie waren erbij/).fill("Met hem en zijn moeder, bij de school.");
  await page.screenshot({ path: info.outputPath("overdracht.png"), fullPage: true });
  await page.getByRole("button", { name: "Geef antwoord" }).click();
  await expect(page.getByText("Je antwoord is bewaard.")).toBeVisible();
  await expect(page.getByText("overgenomen", { exact: true })).toBeVisible();
  // It is no longer waiting for them, and they see nothing of deciding.
  await page.goto("/mijn-werk");
  await expect(page.getByRole("link", { name: /^Warme overdracht: / })).toHaveCount(0);
  expect((await page.goto(overgang))!.status()).toBe(403);

  // The regisseur sees that it is done.
  await meldAan(page, "s.aalders");
  await page.goto(`${casus}/overgangen`);
  await expect(page.getByRole("row", { name: /gaat van school/ })).toContainText("overgenomen");
  await page.goto(overdracht);
  await expect(page.getByText("Met hem en zijn moeder, bij de school.")).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  for (const [naam, adres] of [["overgangen", `${casus}/overgangen`], ["overgang", overgang], ["overdracht", overdracht], ["persoon", persoon]]) {
    await page.goto(adres!);
    await page.screenshot({ path: info.outputPath(`${naam}-390.png`), fullPage: true });
  }
});

test("beslissen dat er niets nodig is, en dat terugdraaien (zonder JavaScript)", async ({ browser, server }) => {
  test.setTimeout(120_000);
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: server.adres, locale: "nl-NL" });
  const page = await context.newPage();
  await meldAan(page, "s.aalders");
  await page.goto("/casussen");
  const links = page.getByRole("rowheader").getByRole("link").filter({ hasNotText: /^(Boersma|Jansen)-proef$/ });
  await links.nth((await links.count()) - 6).click();
  const casus = new URL(page.url()).pathname;
  await naarHuishouden(page);
  await page.getByRole("link", { name: /^Wijzig / }).first().click();
  await page.getByLabel(/^Wat voor school/).selectOption("vmbo");
  await page.getByLabel(/^Verwacht einde/).fill(overDagen(50));
  await page.getByRole("button", { name: "Bewaren" }).click();
  await page.goto(`${casus}/overgangen`);
  await page.getByRole("link", { name: /van het vmbo naar het mbo/ }).click();
  await page.getByRole("radio", { name: "er is niets nodig" }).check();
  await page.getByRole("button", { name: "Leg vast" }).click();
  await expect(page.getByRole("alert")).toContainText("Schrijf op waarom er niets nodig is.");
  await page.getByLabel("Toelichting").fill("De school regelt het, en dat loopt.");
  await page.getByRole("button", { name: "Leg vast" }).click();
  await expect(page.getByRole("row", { name: /van het vmbo naar het mbo/ })).toContainText("er is niets nodig");
  await page.getByRole("link", { name: /van het vmbo naar het mbo/ }).click();
  await page.getByRole("button", { name: "Toch nog iets te regelen" }).click();
  await expect(page.getByText("Teruggedraaid.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Vraag om over te nemen" }).or(page.getByText("Laat eerst iemand meedoen"))).toBeVisible();
  await context.close();
});
