// SPDX-License-Identifier: EUPL-1.2
// Residents sign in as a second client of a real OpenID provider, and see who looked at their data.
import type { BrowserContext, Page } from "@playwright/test";
import { ACR, Aanbieder, CLIENT_ID, CLIENT_INWONER, vrijePoort } from "../support/provider.js";
import { bestand, startServe, type Tweede } from "../support/regiekamer.js";
import { expect, test, verwachtToegankelijk, verwachtZichtbareFocus } from "../support/test.js";

test.describe.configure({ mode: "serial" });

let aanbieder: Aanbieder;
let regiekamer: Tweede;

/** The numbers that the simulation hands out, in its order (crates/simulate/src/bsn.rs). */
function testnummer(nummer: number): string {
  const midden = nummer < 10_000 ? 90_000 + ((nummer * 38_197) % 10_000) : ((nummer - 10_000) * 38_197) % 90_000;
  const acht = String(99_900_000 + midden);
  const laatste = [...acht].reduce((som, cijfer, i) => som + Number(cijfer) * (9 - i), 0) % 11;
  return laatste < 10 ? acht + laatste : testnummer(nummer + 1);
}
const BEKEND = testnummer(0);
const ONBEKEND = testnummer(99_900);

test.beforeAll(async ({ server }) => {
  const poort = await vrijePoort();
  const basis = `http://127.0.0.1:${poort}`;
  aanbieder = new Aanbieder(await vrijePoort(), basis);
  await aanbieder.start();
  const sleutel = await bestand(server, "mijn.pem", aanbieder.sleutel);
  regiekamer = await startServe(server, poort, {
    "public-url": basis,
    "oidc-issuer": aanbieder.issuer,
    "oidc-client-id": CLIENT_ID,
    "oidc-key-file": sleutel,
    "oidc-acr": "loa-laag",
    "inwoner-oidc-issuer": aanbieder.issuer,
    "inwoner-oidc-client-id": CLIENT_INWONER,
    "inwoner-oidc-key-file": sleutel,
    "inwoner-oidc-acr": ACR,
    "inwoner-oidc-claim": "bsn",
  });
});

test.afterAll(async () => {
  await regiekamer?.stop();
  await aanbieder?.stop();
});

test.afterEach(() => {
  aanbieder.knoei = undefined;
  aanbieder.acr = ACR;
});

async function bijAanbieder(page: Page, naam: string): Promise<void> {
  await page.getByLabel("Naam").fill(naam);
  await page.getByRole("button", { name: "Verder" }).click();
}

async function meldInwonerAan(page: Page, bsn: string | undefined): Promise<void> {
  aanbieder.knoei = (claims) => (bsn ? { ...claims, bsn } : claims);
  await page.goto(`${regiekamer.adres}/mijn`);
  await page.getByRole("link", { name: "Aanmelden" }).click();
  await bijAanbieder(page, "inwoner");
}

const cookie = async (context: BrowserContext, naam: string) => (await context.cookies(regiekamer.adres)).find((c) => c.name === naam);

test("een inwoner ziet wie keek, en komt op geen pagina van medewerkers", async ({ page, context }) => {
  await page.goto(`${regiekamer.adres}/mijn`);
  await verwachtToegankelijk(page, "mijn-aanmelden");
  await meldInwonerAan(page, `s00000000:${BEKEND}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Wie keek in mijn gegevens?");
  await expect(page.getByText("De inwoner zelf").first()).toBeVisible();
  await verwachtToegankelijk(page, "mijn-wie-keek");
  await verwachtZichtbareFocus(page, 6);
  await page.getByLabel("Tot en met").fill("2020-01-01");
  await page.getByRole("button", { name: "Toon" }).click();
  await expect(page.getByText("Niemand in deze dagen.")).toBeVisible();
  const sessie = await cookie(context, "rk-mijn");
  expect(sessie).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  for (const pad of ["/mijn-werk", "/casussen", "/zoeken", "/aanmeldingen"]) {
    await page.goto(regiekamer.adres + pad);
    await expect(page).toHaveURL(/\/aanmelden\?/);
  }
  // Nor does its secret in the cookie of staff.
  await context.addCookies([{ ...sessie!, name: "rk" }]);
  await page.goto(`${regiekamer.adres}/mijn-werk`);
  await expect(page).toHaveURL(/\/aanmelden\?/);
  await page.goto(`${regiekamer.adres}/mijn`);
  await page.getByRole("button", { name: "Afmelden" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("U bent afgemeld");
  await verwachtToegankelijk(page, "mijn-afgemeld");
  await context.addCookies([sessie!]);
  await page.goto(`${regiekamer.adres}/mijn`);
  await expect(page.getByRole("link", { name: "Aanmelden" })).toBeVisible();
});

test("een medewerker komt niet op de pagina van een inwoner, en het niveau is apart ingesteld", async ({ page, context }) => {
  await page.goto(`${regiekamer.adres}/mijn-werk`);
  await page.getByRole("link", { name: "Aanmelden met je werkaccount" }).click();
  await bijAanbieder(page, "s.aalders");
  // The level of residents is not one that staff may come in with.
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Aanmelden is niet gelukt");
  await context.clearCookies();
  aanbieder.acr = "loa-laag";
  await page.goto(`${regiekamer.adres}/mijn-werk`);
  await page.getByRole("link", { name: "Aanmelden met je werkaccount" }).click();
  await bijAanbieder(page, "s.aalders");
  await expect(page.getByRole("navigation", { name: "Hoofdmenu" })).toBeVisible();
  await page.goto(`${regiekamer.adres}/mijn`);
  await expect(page.getByRole("link", { name: "Aanmelden" })).toBeVisible();
  const staf = await cookie(context, "rk");
  await context.addCookies([{ ...staf!, name: "rk-mijn" }]);
  await page.goto(`${regiekamer.adres}/mijn`);
  await expect(page.getByRole("link", { name: "Aanmelden" })).toBeVisible();
  await context.clearCookies();
  aanbieder.acr = "loa-laag";
  await meldInwonerAan(page, BEKEND);
  await expect(page.getByText("Aanmelden is niet gelukt. Probeer het opnieuw.")).toBeVisible();
});

test("wie we niet kennen, leest dat; zonder JavaScript ook", async ({ page, browser }) => {
  await meldInwonerAan(page, ONBEKEND);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("We kennen u niet");
  await verwachtToegankelijk(page, "mijn-onbekend");
  const context = await browser.newContext({ javaScriptEnabled: false });
  const zonder = await context.newPage();
  await meldInwonerAan(zonder, BEKEND);
  await expect(zonder.getByRole("heading", { level: 1 })).toHaveText("Wie keek in mijn gegevens?");
  await context.close();
});

test("zonder BSN of met een getal dat er geen is, lukt aanmelden niet", async ({ page, context }) => {
  for (const bsn of [undefined, "123456789", "niets"]) {
    await context.clearCookies();
    await meldInwonerAan(page, bsn);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Aanmelden is niet gelukt");
  }
  await verwachtToegankelijk(page, "mijn-mislukt");
  for (const bsn of [BEKEND, ONBEKEND, "123456789"]) expect(regiekamer.log()).not.toContain(bsn);
});
