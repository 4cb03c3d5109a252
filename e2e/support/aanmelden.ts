// SPDX-License-Identifier: EUPL-1.2
import { expect, type Page } from "@playwright/test";

/** Signs in as one of the demo people: the button on /aanmelden with this `data-aanmeldnaam`. */
export async function meldAan(page: Page, aanmeldnaam: string): Promise<void> {
  await page.goto("/aanmelden");
  await page.locator(`[data-aanmeldnaam="${aanmeldnaam}"]`).click();
  await expect(page.getByRole("navigation", { name: "Hoofdmenu" })).toBeVisible();
}

export async function meldAf(page: Page): Promise<void> {
  await page.locator(".top [data-menu] > summary").click();
  await page.getByRole("button", { name: "Afmelden" }).click();
  await expect(page.locator("[data-aanmeldnaam]").first()).toBeVisible();
}
