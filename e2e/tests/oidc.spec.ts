// SPDX-License-Identifier: EUPL-1.2
// Sign-in with a work account, at a real OpenID provider (support/provider.ts).
import type { BrowserContext, Page } from "@playwright/test";
import type { JWTPayload } from "jose";
import { ACR, Aanbieder, CLIENT_ID, vrijePoort } from "../support/provider.js";
import { bestand, opdracht, startServe, type Tweede } from "../support/regiekamer.js";
import { expect, test, verwachtToegankelijk } from "../support/test.js";

test.describe.configure({ mode: "serial" });

let aanbieder: Aanbieder;
let regiekamer: Tweede;

test.beforeAll(async ({ server }) => {
  const poort = await vrijePoort();
  const basis = `http://127.0.0.1:${poort}`;
  aanbieder = new Aanbieder(await vrijePoort(), basis);
  regiekamer = await startServe(server, poort, {
    "public-url": basis,
    "oidc-issuer": aanbieder.issuer,
    "oidc-client-id": CLIENT_ID,
    "oidc-key-file": await bestand(server, "oidc.pem", aanbieder.sleutel),
    "oidc-acr": ACR,
    "sign-ins-per-minute": "1000",
  });
});

test.afterAll(async () => {
  await regiekamer?.stop();
  await aanbieder?.stop();
});

test.afterEach(() => {
  aanbieder.knoei = undefined;
  aanbieder.nonce = undefined;
  aanbieder.vang = undefined;
  aanbieder.acr = ACR;
  aanbieder.ttl = 300;
});

const hoofdmenu = (page: Page) => page.getByRole("navigation", { name: "Hoofdmenu" });

/** To the login page of the provider, from a page of ours that asks to sign in. */
async function naarAanbieder(page: Page, pad = "/mijn-werk"): Promise<void> {
  await page.goto(regiekamer.adres + pad);
  await page.getByRole("link", { name: "Aanmelden met je werkaccount" }).click();
  await expect(page.getByRole("heading", { name: "Werkaccount" })).toBeVisible();
}

async function bijAanbieder(page: Page, naam: string): Promise<void> {
  await page.getByLabel("Naam").fill(naam);
  await page.getByRole("button", { name: "Verder" }).click();
}

async function meldAan(page: Page, naam: string, pad?: string): Promise<void> {
  await naarAanbieder(page, pad);
  await bijAanbieder(page, naam);
}

/** The callback as the provider sends it, held back: the browser never follows it. */
async function vangTerugkeer(page: Page, naam: string, pad?: string): Promise<string> {
  await naarAanbieder(page, pad);
  let terug = "";
  aanbieder.vang = (adres) => (terug = adres);
  await bijAanbieder(page, naam);
  await expect(page.getByText("onderschept")).toBeVisible();
  aanbieder.vang = undefined;
  return terug;
}

/** The one text for everything that goes wrong with an account or an answer; and the reason, in the log only. */
async function verwachtGeweigerd(page: Page, code: string, vanaf: number): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Aanmelden is niet gelukt");
  await expect(page.getByText("Je kunt met dit werkaccount niet aanmelden bij Regiekamer.")).toBeVisible();
  if (code) await expect.poll(() => regiekamer.log().slice(vanaf)).toContain(`code="${code}"`);
  await page.goto(`${regiekamer.adres}/mijn-werk`);
  await expect(page).toHaveURL(/\/aanmelden\?/);
}

const cookie = async (context: BrowserContext, naam: string) => (await context.cookies(regiekamer.adres)).find((c) => c.name === naam);

test("de aanbieder is weg: dat staat er, en even later lukt het alsnog", async ({ page }) => {
  await page.goto(`${regiekamer.adres}/casussen`);
  await verwachtToegankelijk(page, "aanmelden-werkaccount");
  await expect(page.locator("[data-aanmeldnaam]")).toHaveCount(0);
  const antwoord = page.waitForResponse(/aanmelden\/start/);
  await page.getByRole("link", { name: "Aanmelden met je werkaccount" }).click();
  expect((await antwoord).status()).toBe(503);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Aanmelden kan nu even niet");
  await verwachtToegankelijk(page, "aanmelden-aanbieder-weg");
  await aanbieder.start();
  await page.getByRole("link", { name: "Probeer het opnieuw" }).click();
  await bijAanbieder(page, "s.aalders");
  await expect(hoofdmenu(page)).toBeVisible();
  await expect(page).toHaveURL(`${regiekamer.adres}/casussen`);
});

test("aanmelden, terug op de gevraagde pagina, en afmelden ook bij de aanbieder", async ({ page, context }) => {
  await naarAanbieder(page, "/zoeken");
  const vraag = new URL((await eenVraag(page)) ?? "about:blank");
  expect(vraag.searchParams.get("code_challenge_method")).toBe("S256");
  expect(vraag.searchParams.get("acr_values")).toBe(ACR);
  for (const veld of ["state", "nonce", "code_challenge"]) expect((vraag.searchParams.get(veld) ?? "").length).toBeGreaterThanOrEqual(32);
  await bijAanbieder(page, "s.aalders");
  await expect(hoofdmenu(page)).toBeVisible();
  await expect(page).toHaveURL(`${regiekamer.adres}/zoeken`);
  const sessie = await cookie(context, "rk");
  expect(sessie).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  expect(await cookie(context, "rk-aanmelden")).toBeUndefined();
  await page.locator(".top [data-menu] > summary").click();
  await page.getByRole("button", { name: "Afmelden" }).click();
  // The provider asks whether to end its own session too.
  await expect(page).toHaveURL(new RegExp(`^${aanbieder.issuer}/session/end`));
  await page.getByRole("button", { name: /yes/i }).click();
  await expect(page).toHaveURL(`${regiekamer.adres}/aanmelden`);
  await context.addCookies([sessie!]);
  await page.goto(`${regiekamer.adres}/mijn-werk`);
  await expect(page).toHaveURL(/\/aanmelden\?/);
});

/** The address with which we sent the browser to the provider. */
async function eenVraag(page: Page): Promise<string | null> {
  const antwoord = await page.request.get(`${regiekamer.adres}/aanmelden/start?na=/zoeken`, { maxRedirects: 0 });
  return antwoord.headers().location ?? null;
}

test("zonder JavaScript gaat het ook", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await meldAan(page, "s.aalders");
  await expect(hoofdmenu(page)).toBeVisible();
  await context.close();
});

test("een terugkeer werkt één keer, alleen met de goede state en in dezelfde browser", async ({ page, browser }) => {
  const terug = await vangTerugkeer(page, "s.aalders");
  const vreemd = await browser.newContext();
  const ander = await vreemd.newPage();
  const uit = await ander.goto(terug);
  expect(uit?.status()).toBe(400);
  await expect(ander.getByText("begon in een andere browser")).toBeVisible();
  await vreemd.close();
  const andereState = new URL(terug);
  andereState.searchParams.set("state", "0".repeat(64));
  expect((await page.goto(andereState.href))?.status()).toBe(400);
  await verwachtToegankelijk(page, "aanmelden-mislukt");
  await page.goto(terug);
  await expect(hoofdmenu(page)).toBeVisible();
  expect((await page.goto(terug))?.status()).toBe(400);
});

test("een code die al gebruikt is, geeft geen tweede sessie", async ({ page }) => {
  const vanaf = regiekamer.log().length;
  const eerste = await vangTerugkeer(page, "s.aalders");
  await page.goto(eerste);
  await expect(hoofdmenu(page)).toBeVisible();
  await page.context().clearCookies();
  const tweede = new URL(await vangTerugkeer(page, "s.aalders"));
  tweede.searchParams.set("code", new URL(eerste).searchParams.get("code") ?? "");
  await page.goto(tweede.href);
  await verwachtGeweigerd(page, "code", vanaf);
});

test("een andere nonce wordt geweigerd", async ({ page }) => {
  const vanaf = regiekamer.log().length;
  // The provider is asked for another nonce than ours: everything else of its answer is right.
  aanbieder.nonce = "een-heel-andere-nonce-van-een-ander";
  await meldAan(page, "s.aalders");
  await verwachtGeweigerd(page, "nonce", vanaf);
});

const nu = () => Math.floor(Date.now() / 1000);
const bedorven: [string, string, (c: JWTPayload) => JWTPayload][] = [
  ["een verlopen ID-token", "verlopen", (c) => ({ ...c, iat: nu() - 600, exp: nu() - 300 })],
  ["een ID-token voor een ander", "id_token", (c) => ({ ...c, aud: "een-ander" })],
  ["een ID-token voor nog iemand", "id_token", (c) => ({ ...c, aud: [CLIENT_ID, "een-ander"] })],
  ["een ID-token van een ander", "id_token", (c) => ({ ...c, iss: "https://elders.example" })],
  ["een ID-token zonder nonce", "nonce", ({ nonce: _weg, ...c }) => c],
];
for (const [wat, code, knoei] of bedorven) {
  test(`${wat} wordt geweigerd`, async ({ page }) => {
    const vanaf = regiekamer.log().length;
    aanbieder.knoei = knoei;
    await meldAan(page, "s.aalders");
    await verwachtGeweigerd(page, code, vanaf);
  });
}

test("een ID-token dat te lang leeft, wordt geweigerd", async ({ page }) => {
  const vanaf = regiekamer.log().length;
  aanbieder.ttl = 3600;
  await meldAan(page, "s.aalders");
  await verwachtGeweigerd(page, "duur", vanaf);
});

test("een te laag niveau en geen niveau worden geweigerd", async ({ page }) => {
  for (const acr of ["loa-laag", undefined]) {
    const vanaf = regiekamer.log().length;
    aanbieder.acr = acr;
    await meldAan(page, "s.aalders");
    await verwachtGeweigerd(page, "acr", vanaf);
    await page.context().clearCookies();
  }
});

test("de aanbieder wisselt van sleutel: aanmelden blijft gaan", async ({ page }) => {
  await meldAan(page, "s.aalders");
  await expect(hoofdmenu(page)).toBeVisible();
  await page.context().clearCookies();
  await aanbieder.nieuweSleutel();
  await meldAan(page, "s.aalders");
  await expect(hoofdmenu(page)).toBeVisible();
});

test("de aanbieder valt weg tussen heen en terug: 503, en daarna lukt het", async ({ page }) => {
  const terug = await vangTerugkeer(page, "s.aalders", "/casussen");
  await aanbieder.stop();
  expect((await page.goto(terug))?.status()).toBe(503);
  await aanbieder.start();
  await page.getByRole("link", { name: "Probeer het opnieuw" }).click();
  await expect(hoofdmenu(page)).toBeVisible();
  await expect(page).toHaveURL(`${regiekamer.adres}/casussen`);
});

test("onbekend en uit dienst: dezelfde tekst; uit dienst en beëindigd: de sessie is weg", async ({ page, browser, server }) => {
  await meldAan(page, "niemand");
  await verwachtToegankelijk(page, "aanmelden-geweigerd");
  await verwachtGeweigerd(page, "", 0);
  await opdracht(server, "user", "add", "o.oidc", "--name", "O. Oidc-proef", "--first-name", "Ona", "--job", "medewerker", "--team", "meldpunt", "--roles", "meldpunt");
  const context = await browser.newContext();
  const ander = await context.newPage();
  await meldAan(ander, "o.oidc", "/meldpunt");
  await expect(hoofdmenu(ander)).toBeVisible();
  expect(await opdracht(server, "user", "end-sessions", "o.oidc")).toContain("1 aanmeldingen beëindigd");
  await ander.goto(`${regiekamer.adres}/meldpunt`);
  await expect(ander).toHaveURL(/\/aanmelden\?na=%2Fmeldpunt$/);
  await ander.getByRole("link", { name: "Aanmelden met je werkaccount" }).click();
  await expect(hoofdmenu(ander)).toBeVisible(); // the provider still knows who this is
  await opdracht(server, "user", "deactivate", "o.oidc");
  await ander.goto(`${regiekamer.adres}/meldpunt`);
  await ander.getByRole("link", { name: "Aanmelden met je werkaccount" }).click();
  await verwachtGeweigerd(ander, "", 0);
  await context.close();
});

test("terug naar een vreemd adres gaat niet", async ({ page }) => {
  for (const na of ["//elders.example/x", "https://elders.example", "/\\elders.example", "/\t/elders.example"]) {
    await page.context().clearCookies();
    await page.goto(`${regiekamer.adres}/aanmelden/start?na=${encodeURIComponent(na)}`);
    await bijAanbieder(page, "s.aalders");
    await expect(hoofdmenu(page)).toBeVisible();
    expect(new URL(page.url()).origin).toBe(regiekamer.adres);
  }
});

test("na opnieuw aanmelden staat het half geschreven formulier er weer", async ({ page, server }) => {
  await meldAan(page, "s.aalders", "/casussen");
  await page.getByRole("link", { name: "Boersma-proef", exact: true }).first().click();
  const casus = new URL(page.url()).pathname;
  await page.goto(`${regiekamer.adres}${casus}/notities/nieuw`);
  const tekst = page.getByLabel(/Wat gebeurde er/);
  // An earlier draft may stand there already as "bewaard": wait for this one.
  const bewaard = page.waitForResponse((r) => r.url().endsWith("/concept") && (r.request().postData() ?? "").includes("Oma"));
  await tekst.fill("Oma belde. Ze past morgen op.");
  expect((await bewaard).ok()).toBe(true);
  await opdracht(server, "user", "end-sessions", "s.aalders");
  await page.getByRole("button", { name: "Notitie bewaren" }).click();
  await page.getByRole("link", { name: "Aanmelden met je werkaccount" }).click();
  await expect(page).toHaveURL(`${regiekamer.adres}${casus}/notities/nieuw`);
  await expect(tekst).toHaveValue("Oma belde. Ze past morgen op.");
});

test("geen geheim in het log van de server", async ({ page }) => {
  const terug = await vangTerugkeer(page, "s.aalders");
  await page.goto(terug);
  await expect(hoofdmenu(page)).toBeVisible();
  const sessie = await cookie(page.context(), "rk");
  const adres = new URL(terug);
  for (const geheim of [sessie!.value, adres.searchParams.get("code")!, adres.searchParams.get("state")!, "BEGIN PRIVATE KEY", "eyJ"]) {
    expect(regiekamer.log()).not.toContain(geheim);
  }
});
