// SPDX-License-Identifier: EUPL-1.2
import { expect, meldAf, test, verwachtToegankelijk, verwachtZichtbareFocus } from "../support/test.js";

test("wie niet is aangemeld, komt op de aanmeldpagina", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveURL(/\/aanmelden/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await verwachtToegankelijk(page, "aanmelden");
  await verwachtZichtbareFocus(page);
});

test("iemand meldt zich aan en weer af", async ({ page }) => {
  await page.goto("/aanmelden");
  const people = page.locator("[data-aanmeldnaam]");
  expect(await people.count()).toBeGreaterThanOrEqual(5);
  await people.first().click();
  await expect(page.getByRole("navigation", { name: "Hoofdmenu" })).toBeVisible();
  await expect(page.locator("h1")).toHaveCount(1);
  await meldAf(page);
});

test("aanmelden gaat ook zonder muis en zonder JavaScript", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await page.goto("/aanmelden");
  await page.locator("[data-aanmeldnaam]").first().focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("navigation", { name: "Hoofdmenu" })).toBeVisible();
  await context.close();
});
