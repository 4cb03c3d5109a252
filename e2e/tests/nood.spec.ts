// SPDX-License-Identifier: EUPL-1.2
// The emergency account of a beheerder, while the provider is down.
import { createHmac } from "node:crypto";
import type { Page } from "@playwright/test";
import { Aanbieder, CLIENT_ID, vrijePoort } from "../support/provider.js";
import { bestand, demoSleutel, opdracht, startServe, type Tweede } from "../support/regiekamer.js";
import { expect, meldAan, test, verwachtToegankelijk } from "../support/test.js";

test.describe.configure({ mode: "serial" });

let regiekamer: Tweede;
let wachtwoord = "";
let geheim: Buffer;

const base32 = (tekst: string): Buffer => {
  let bits = "";
  for (const teken of tekst) bits += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(teken).toString(2).padStart(5, "0");
  return Buffer.from(bits.match(/.{8}/g)!.map((b) => Number.parseInt(b, 2)));
};

/** RFC 6238 with the usual settings: SHA-1, six digits, thirty seconds. */
function code(stappen = 0): string {
  const teller = Buffer.alloc(8);
  teller.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + stappen));
  const mac = createHmac("sha1", geheim).update(teller).digest();
  const begin = mac[19] & 0xf;
  return String((mac.readUInt32BE(begin) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

test.beforeAll(async ({ server }) => {
  const poort = await vrijePoort();
  const basis = `http://127.0.0.1:${poort}`;
  // Never started.
  const aanbieder = new Aanbieder(await vrijePoort(), basis);
  regiekamer = await startServe(server, poort, {
    "public-url": basis,
    "oidc-issuer": aanbieder.issuer,
    "oidc-client-id": CLIENT_ID,
    "oidc-key-file": await bestand(server, "nood.pem", aanbieder.sleutel),
    "emergency-sign-in": "true",
  });
  const uit = await opdracht(server, "user", "emergency", "b.beheer", "--key-file", demoSleutel(server));
  wachtwoord = /wachtwoord: (\S+)/.exec(uit)?.[1] ?? "";
  geheim = base32(new URL(/otpauth:\S+/.exec(uit)?.[0] ?? "").searchParams.get("secret") ?? "");
  expect([wachtwoord.length, geheim.length]).toEqual([29, 20]);
});

test.afterAll(async () => regiekamer?.stop());

async function vul(page: Page, wachtwoord: string, code: string): Promise<void> {
  await page.getByLabel("Aanmeldnaam").fill("b.beheer");
  await page.getByLabel("Wachtwoord").fill(wachtwoord);
  await page.getByLabel("Code uit je app").fill(code);
  await page.getByRole("button", { name: "Aanmelden" }).click();
}

test("de beheerder komt binnen als de aanbieder weg is, en een code werkt één keer", async ({ page, browser }) => {
  await page.goto(`${regiekamer.adres}/aanmelden`);
  await page.getByRole("link", { name: "Noodaccount van de beheerder" }).click();
  await verwachtToegankelijk(page, "aanmelden-nood");
  await vul(page, "dat-is-het-niet", code());
  await expect(page.getByText("Aanmelden is niet gelukt.").first()).toBeVisible();
  await expect(page.getByLabel("Aanmeldnaam")).toHaveValue("b.beheer");
  await expect(page.getByLabel("Wachtwoord")).toHaveValue("");
  await verwachtToegankelijk(page, "aanmelden-nood-mislukt");
  // The code of the next half minute is good as well; it is used so that this one can't be over in between.
  const gebruikt = code(1);
  await vul(page, wachtwoord, gebruikt);
  await expect(page.getByRole("navigation", { name: "Hoofdmenu" })).toBeVisible();
  const zonder = await browser.newContext({ javaScriptEnabled: false });
  const ander = await zonder.newPage();
  await ander.goto(`${regiekamer.adres}/aanmelden/nood`);
  await vul(ander, wachtwoord, gebruikt);
  await expect(ander.getByText("Een code werkt één keer").first()).toBeVisible();
  await zonder.close();
});

test("de FG ziet dat het noodaccount is gebruikt", async ({ page }) => {
  await meldAan(page, "f.geurts");
  await page.goto("/toezicht/medewerkers");
  await expect(page.getByText("gebruikte het noodaccount").first()).toBeVisible();
});

test("zonder de instelling is er geen noodaccount", async ({ page }) => {
  await page.goto("/aanmelden");
  await expect(page.getByRole("link", { name: "Noodaccount van de beheerder" })).toHaveCount(0);
  expect((await page.goto("/aanmelden/nood"))?.status()).toBe(404);
});
