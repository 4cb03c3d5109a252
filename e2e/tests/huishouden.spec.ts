// SPDX-License-Identifier: EUPL-1.2
import type { Page } from "@playwright/test";
import { expect, meldAan, test, verwachtToegankelijk } from "../support/test.js";
import { overDagen } from "../support/dag.js";

/** Searches with the "/" key, as the Meldpunt does, and opens the household of Boersma-proef. */
async function openBoersma(page: Page): Promise<void> {
  await page.goto("/mijn-werk");
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: /Zoek een persoon/ })).toBeFocused();
  await page.keyboard.type("Ineke Boersma");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Zoeken" })).toBeVisible();
  expect(page.url()).not.toContain("Boersma");
  const row = page.getByRole("row", { name: /Ineke Boersma-proef/ }).filter({ hasText: "S. Aalders-proef" });
  await row.getByRole("link", { name: "Boersma-proef", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Huishouden Boersma-proef" })).toBeVisible();
}

test("zoeken zonder uitkomst geeft advies", async ({ page }) => {
  await meldAan(page, "s.aalders");
  await page.goto("/zoeken");
  await page.locator("#zoekveld").fill("Zzonbekend-proef");
  await page.getByRole("button", { name: "Opnieuw zoeken" }).click();
  await expect(page.getByText("Niemand gevonden.")).toBeVisible();
  await verwachtToegankelijk(page, "zoeken-leeg");
});

test("het huishouden van Boersma-proef: zoeken met /, leden, een ongeboren kind erbij", async ({ page }) => {
  await meldAan(page, "s.aalders");
  await openBoersma(page);
  const woont = page.locator("section.card", { has: page.getByRole("heading", { name: "Wie woont hier" }) });
  await expect(woont.getByText(/17 jaar · wordt 18 op/)).toBeVisible();
  await verwachtToegankelijk(page, "huishouden");
  const voor = await woont.getByText(/verwacht in/).count();
  await page.getByRole("link", { name: "Persoon toevoegen" }).click();
  await verwachtToegankelijk(page, "persoon-nieuw");
  await page.getByLabel("Wie is dit in het huishouden?").selectOption("ongeboren");
  await page.getByLabel(/Geboortedatum/).fill(overDagen(120));
  await page.getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByRole("status").first()).toContainText("De persoon is bewaard");
  await expect(woont.getByText(/verwacht in/)).toHaveCount(voor + 1);
});

test("twee mensen wijzigen een betrokkene: beide versies staan er", async ({ page, browser, baseURL }) => {
  await meldAan(page, "s.aalders");
  await openBoersma(page);
  await page.locator("#betrokken").getByRole("link", { name: "Iemand toevoegen" }).click();
  await page.getByLabel("Naam").fill("Conflict-proef");
  await page.getByLabel("Rol").fill("wijkverpleegkundige");
  await page.getByLabel(/Organisatie/).fill("Zorg Proef");
  await verwachtToegankelijk(page, "betrokkene");
  await page.getByRole("button", { name: "Bewaren" }).click();
  await page.locator("#betrokken").getByRole("link", { name: "Conflict-proef" }).click();
  const context = await browser.newContext({ baseURL });
  const ander = await context.newPage();
  await meldAan(ander, "s.aalders");
  await ander.goto(page.url());
  await ander.getByLabel(/Telefoon/).fill("0570-111111");
  await ander.getByRole("button", { name: "Bewaren" }).click();
  await expect(ander.getByRole("heading", { level: 1, name: "Huishouden Boersma-proef" })).toBeVisible();
  await page.getByLabel(/Telefoon/).fill("0570-222222");
  await page.getByRole("button", { name: "Bewaren" }).click();
  const conflict = page.getByRole("alert").filter({ hasText: "Iemand anders heeft dit intussen gewijzigd" });
  await expect(conflict).toContainText("0570-111111");
  await expect(conflict).toContainText("0570-222222");
  await expect(page.getByLabel(/Telefoon/)).toHaveValue("0570-222222");
  await verwachtToegankelijk(page, "betrokkene-conflict");
  await context.close();
});

test("de intake toont wat bekend is en bewaart per leefgebied", async ({ page }) => {
  await meldAan(page, "s.aalders");
  await openBoersma(page);
  await page.getByRole("heading", { name: "Casussen" }).locator("xpath=following-sibling::ul[1]").getByRole("link").first().click();
  await page.getByRole("link", { name: "Intake" }).click();
  const gebied = page.locator("details", { has: page.locator("summary", { hasText: "Wonen" }) }).first();
  if (!(await gebied.getAttribute("open").then((o) => o !== null))) await gebied.locator("summary").click();
  await gebied.getByLabel(/Wat wil de inwoner/).fill("Hier blijven wonen");
  await verwachtToegankelijk(page, "intake");
  await gebied.getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByRole("status").first()).toContainText("De intake is bewaard");
  await expect(page.locator("textarea[name^='wens_wonen']")).toHaveValue("Hier blijven wonen");
});
