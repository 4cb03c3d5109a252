// SPDX-License-Identifier: EUPL-1.2
import { expect, meldAan, test, verwachtToegankelijk } from "../support/test.js";

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
  await expect(regel).toContainText("de casusregisseur alleen dit dossier, met alle notities");
  await expect(regel).toContainText("wie meedoet in de casus alleen dit dossier, met notities in de categorie algemeen");
  await verwachtToegankelijk(page, "toegang");
});
