// SPDX-License-Identifier: EUPL-1.2
// A team works for another gemeente, only while the service agreement is in force (A12). The demo has Olst-Wijhe beside
// the first gemeente; its own people sign in at a second server.
import type { Page } from "@playwright/test";
import { vrijePoort } from "../support/provider.js";
import { startServe, type Tweede } from "../support/regiekamer.js";
import { expect, meldAan, test, verwachtToegankelijk } from "../support/test.js";
import { overDagen as dag } from "../support/dag.js";

test.describe.configure({ mode: "serial" });

let olst: Tweede;

test.beforeAll(async ({ server }) => {
  olst = await startServe(server, await vrijePoort(), { gemeente: "1773", "demo-sign-in": "true" });
});

test.afterAll(async () => {
  await olst?.stop();
});

const banner = (page: Page) => page.getByText("Je werkt nu voor gemeente Olst-Wijhe");

async function meldAanInOlst(page: Page, naam: string, pad: string): Promise<void> {
  await page.goto(`${olst.adres}/aanmelden`);
  await page.locator(`[data-aanmeldnaam="${naam}"]`).click();
  await expect(page.getByRole("navigation", { name: "Hoofdmenu" })).toBeVisible();
  await page.goto(olst.adres + pad);
}

async function naarOlst(page: Page): Promise<void> {
  await meldAan(page, "p.okoye");
  await page.locator(".top [data-menu] > summary").click();
  await page.getByRole("link", { name: "Voor een andere gemeente werken" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Voor welke gemeente werk je nu?");
  await page.getByRole("button", { name: "Werk voor Olst-Wijhe" }).click();
  await expect(banner(page)).toBeVisible();
}

test("van de eigen gemeente naar de andere, en weer terug", async ({ page }) => {
  await meldAan(page, "p.okoye");
  await page.goto("/werken-voor");
  await expect(page.getByText("hier werk je nu")).toBeVisible();
  await verwachtToegankelijk(page, "werken-voor");
  await naarOlst(page);
  await page.goto("/casussen");
  await verwachtToegankelijk(page, "casussen-als-gast");
  const namen = page.getByRole("rowheader").getByRole("link");
  await expect(namen).toHaveCount(3);
  expect((await namen.allTextContents()).sort()).toEqual(["Dijkhuis-proef", "Kolkman-proef", "Yildiz-proef"]);
  await namen.first().click();
  await expect(page.getByText(/dienstverleningsovereenkomst DVO 2026-014 met gemeente/).first()).toBeVisible();
  const casus = new URL(page.url()).pathname;
  await page.goto(`${casus}/wie-keek`);
  await expect(page.locator("#regels li").filter({ hasText: "P. Okoye-proef" }).first()).toContainText("werkt voor ons vanuit gemeente");

  await banner(page).getByRole("link", { name: "Andere gemeente" }).click();
  await page.getByRole("button", { name: /^Werk voor / }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(banner(page)).toHaveCount(0);
  // At home that casus is not there.
  expect((await page.goto(casus))?.status()).toBe(404);
  await page.goto("/casussen");
  await expect(page.getByRole("link", { name: "Dijkhuis-proef" })).toHaveCount(0);
});

test("wie geen gast is, kan niet kiezen", async ({ page }) => {
  await meldAan(page, "s.aalders");
  await page.locator(".top [data-menu] > summary").click();
  await expect(page.getByRole("link", { name: "Voor een andere gemeente werken" })).toHaveCount(0);
  await page.goto("/werken-voor");
  await expect(page.getByRole("button", { name: /^Werk voor / })).toHaveCount(0);
});

test("de beheerder legt een overeenkomst vast, verlengt haar en kiest een gast", async ({ page }) => {
  await meldAanInOlst(page, "o.beheer", "/dienstverlening");
  const rij = page.getByRole("row", { name: /DVO 2026-014/ });
  await expect(rij).toContainText("eindigt binnenkort");
  await verwachtToegankelijk(page, "dienstverlening");

  await page.getByRole("link", { name: "Nieuwe overeenkomst" }).first().click();
  await page.getByLabel("Nummer of naam van de overeenkomst").fill("DVO jeugd");
  await page.getByRole("button", { name: "Leg de overeenkomst vast" }).click();
  const fouten = page.getByRole("alert");
  await expect(fouten.getByRole("listitem")).toHaveCount(8);
  await expect(page.getByLabel("Nummer of naam van de overeenkomst")).toHaveValue("DVO jeugd");
  await verwachtToegankelijk(page, "dienstverlening-nieuw");
  const teams = page.getByLabel("Welk team doet het werk?");
  await teams.selectOption((await teams.getByRole("option", { name: /Gezinscoaches/ }).first().getAttribute("value"))!);
  await page.getByLabel("Welk werk doet dit team voor ons?").fill("gezinscoach in gezinnen met kinderen");
  await page.getByLabel("Op welke grond?").selectOption("mandaat");
  await page.getByLabel("Gezinscoach", { exact: true }).check();
  await page.getByLabel("Vanaf welke dag?").fill(dag(0));
  await page.getByLabel("Tot en met welke dag?").fill(dag(400));
  await page.getByLabel("Wie tekende voor ons?").fill("M. Proef, wethouder");
  await page.getByLabel("Wie tekende voor de andere gemeente?").fill("L. Proef, directeur");
  await page.getByRole("button", { name: "Leg de overeenkomst vast" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Overeenkomst DVO jeugd");
  await page.getByLabel("Wie van het team komt erbij?").selectOption({ index: 1 });
  await page.getByLabel("Gezinscoach", { exact: true }).check();
  await page.getByRole("button", { name: "Laat deze persoon voor ons werken" }).click();
  await expect(page.getByRole("button", { name: /^Haal eraf: / })).toHaveCount(1);
  await verwachtToegankelijk(page, "dienstverlening-blad");

  await page.getByRole("link", { name: "Andere laatste dag" }).click();
  await page.getByLabel("Tot en met welke dag?").fill(dag(-1));
  await page.getByRole("button", { name: "Leg de laatste dag vast" }).click();
  await expect(fouten).toContainText("Schrijf op waarom");
  await verwachtToegankelijk(page, "dienstverlening-laatste-dag");
  await page.getByLabel("Tot en met welke dag?").fill(dag(500));
  await page.getByLabel("Waarom verandert de laatste dag?").fill("Het werk gaat langer door.");
  await page.getByRole("button", { name: "Leg de laatste dag vast" }).click();
  await expect(page.getByText("Het werk gaat langer door.")).toBeVisible();
});

test("stopt de overeenkomst, dan gaat voor de gast meteen alles dicht", async ({ page, browser }) => {
  await naarOlst(page);
  await page.goto("/casussen");
  await page.getByRole("rowheader").getByRole("link").first().click();
  const casus = new URL(page.url()).pathname;

  const ander = await browser.newContext();
  const beheer = await ander.newPage();
  await meldAanInOlst(beheer, "o.beheer", "/dienstverlening");
  await beheer.getByRole("link", { name: "DVO 2026-014" }).click();
  await beheer.getByRole("link", { name: "Nu stoppen" }).click();
  await expect(beheer.getByText("3 lopende casussen hebben een gast als regisseur. Draag die over.")).toBeVisible();
  await verwachtToegankelijk(beheer, "dienstverlening-stop");
  await beheer.getByLabel("Waarom stopt de overeenkomst nu?").fill("Het contract is opgezegd.");
  await beheer.getByRole("button", { name: "Stop de overeenkomst nu" }).click();
  await expect(beheer.getByText(/3 casussen hebben nog een regisseur die er niet meer in kan/)).toBeVisible();
  await verwachtToegankelijk(beheer, "dienstverlening-gestopt");
  await ander.close();

  for (const pad of [casus, "/casussen", "/mijn-werk", "/team"]) {
    expect((await page.goto(pad))?.status(), pad).toBe(403);
    await expect(page.getByText(/De dienstverleningsovereenkomst met gemeente Olst-Wijhe is gestopt/)).toBeVisible();
  }
  await verwachtToegankelijk(page, "dienstverlening-dicht");
  await page.getByRole("link", { name: "Kies voor welke gemeente je werkt" }).click();
  await expect(page.getByText("Hier kun je nu niets doen")).toBeVisible();
  await verwachtToegankelijk(page, "werken-voor-dicht");
  await page.getByRole("button", { name: /^Werk voor / }).click();
  await expect(page.getByRole("navigation", { name: "Hoofdmenu" })).toBeVisible();
  await expect(banner(page)).toHaveCount(0);
});
