// SPDX-License-Identifier: EUPL-1.2
// Looking at sessions and ending them: one's own, and by the beheerder those of somebody else.
import { expect, meldAan, test, verwachtToegankelijk, verwachtZichtbareFocus } from "../support/test.js";

test("een medewerker beëindigt een aanmelding die nog ergens open staat", async ({ page, browser }) => {
  const elders = await browser.newContext({ javaScriptEnabled: false });
  const ander = await elders.newPage();
  await meldAan(ander, "s.aalders");
  await meldAan(page, "s.aalders");
  await page.locator(".top [data-menu] > summary").click();
  await page.getByRole("link", { name: "Mijn aanmeldingen" }).click();
  await expect(page.getByText("deze browser")).toBeVisible();
  await verwachtToegankelijk(page, "mijn-aanmeldingen");
  await verwachtZichtbareFocus(page);
  await page.getByRole("button", { name: "Alle andere beëindigen" }).click();
  await expect(page.getByText("Je bent nergens anders aangemeld.")).toBeVisible();
  await ander.goto("/mijn-werk");
  await expect(ander).toHaveURL(/\/aanmelden\?/);
  await elders.close();
});

test("de beheerder beëindigt alle aanmeldingen van iemand", async ({ page, browser }) => {
  const elders = await browser.newContext();
  const ander = await elders.newPage();
  await meldAan(ander, "t.dewit");
  await meldAan(page, "b.beheer");
  await page.getByRole("link", { name: "Aanmeldingen", exact: true }).click();
  await verwachtToegankelijk(page, "beheer-aanmeldingen");
  await page.getByRole("button", { name: /Beëindig alle aanmeldingen van T\. de Wit/ }).click();
  await expect(page.getByText(/beëindigd\./)).toBeVisible();
  await ander.goto("/mijn-werk");
  await expect(ander).toHaveURL(/\/aanmelden\?/);
  await elders.close();
});
