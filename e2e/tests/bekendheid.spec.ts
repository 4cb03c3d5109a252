// SPDX-License-Identifier: EUPL-1.2
// A partner is asked whether somebody is known, says yes, and is asked more; nobody else sees it.
import type { Page } from "@playwright/test";
import { expect, meldAan, test, verwachtToegankelijk } from "../support/test.js";
import { overDagen } from "../support/dag.js";

/** A casus of s.aalders in which T. de Wit takes part and may see money: its path. */
async function metPartner(page: Page): Promise<string> {
  await meldAan(page, "s.aalders");
  await page.goto("/casussen");
  // One that other tests use neither by name nor by its place at the top or the end of the list.
  const links = page.getByRole("rowheader").getByRole("link").filter({ hasNotText: /^(Boersma|Jansen)-proef$/ });
  await links.nth((await links.count()) - 3).click();
  await expect(page.getByRole("navigation", { name: "Onderdelen van de casus" })).toBeVisible();
  const casus = new URL(page.url()).pathname;
  await page.goto(`${casus}/toegang/deelnemer`);
  const lijst = page.getByLabel("Wie?");
  const optie = (await lijst.locator("option").allTextContents()).find((o) => /T\. de Wit-proef/.test(o));
  await lijst.selectOption({ label: optie!.trim() });
  await page.getByLabel(/Wat doet deze persoon voor het huishouden/).fill("gezinscoach");
  await page.getByLabel(/Op welke grond/).selectOption({ index: 1 });
  await page.getByLabel(/Waarvoor heeft deze persoon gegevens nodig/).fill("afspraken met school");
  await page.getByLabel("Tot en met welke dag?").fill(overDagen(60));
  await page.getByRole("button", { name: "Laat meedoen" }).click();
  await expect(page.getByRole("row", { name: /T\. de Wit-proef/ })).toBeVisible();
  return casus;
}

test("een partner zegt ja, krijgt een vraag, en alleen wie vraagt ziet het antwoord", async ({ page }, info) => {
  test.setTimeout(120_000);
  const casus = await metPartner(page);
  await page.goto(casus);
  await page.getByText("Meer", { exact: true }).click();
  await page.getByRole("link", { name: "Bekendheidscheck" }).click();
  await expect(page.getByText("Er is nog niets gevraagd.")).toBeVisible();
  await verwachtToegankelijk(page, "bekendheid-leeg");
  await page.getByRole("link", { name: "Vraag of iemand bekend is" }).click();
  await page.getByRole("button", { name: "Vraag het" }).click();
  const alert = page.getByRole("alert");
  for (const fout of ["Kies over wie je het vraagt", "Kies aan wie je het vraagt.", "Schrijf op waarvoor", "Kies of de inwoner"]) {
    await expect(alert).toContainText(fout);
  }
  await verwachtToegankelijk(page, "bekendheid-nieuw");
  await page.screenshot({ path: info.outputPath("nieuw.png"), fullPage: true });
  await page.getByLabel("Over wie gaat het?").selectOption({ index: 1 });
  await page.getByLabel(/T\. de Wit-proef/).check();
  await page.getByLabel("Waarvoor moet je dit weten?").fill("Weten wie er al helpt, zodat wij niet dubbel werken.");
  await page.getByRole("radio", { name: "ja", exact: true }).check();
  await page.getByRole("button", { name: "Vraag het" }).click();
  await expect(page.getByText("De vraag is gesteld.")).toBeVisible();
  await expect(page.getByRole("row", { name: /T\. de Wit-proef/ })).toContainText("nog geen antwoord");

  // The partner: from Mijn werk to an answer.
  await meldAan(page, "t.dewit");
  await page.goto("/mijn-werk");
  await page.getByRole("link", { name: /^Bekendheidscheck: / }).click();
  const adres = new URL(page.url()).pathname;
  await expect(page.getByText("Weten wie er al helpt, zodat wij niet dubbel werken.")).toBeVisible();
  await verwachtToegankelijk(page, "bekendheid-vraag");
  await page.screenshot({ path: info.outputPath("vraag.png"), fullPage: true });
  await page.getByRole("radio", { name: "ik mag of wil geen antwoord geven" }).check();
  await page.getByRole("button", { name: "Geef antwoord" }).click();
  await expect(page.getByRole("alert")).toContainText("Schrijf op waarom je geen antwoord geeft");
  await page.getByRole("radio", { name: "ja, bekend" }).check();
  await page.getByRole("button", { name: "Geef antwoord" }).click();
  await expect(page.getByText("Je antwoord is bewaard.")).toBeVisible();

  // Who asked goes on.
  await meldAan(page, "s.aalders");
  await page.goto(adres);
  await page.getByRole("button", { name: "Stel de vraag" }).click();
  await expect(page.getByRole("alert")).toContainText("Schrijf op wat je wilt weten.");
  await page.getByLabel("Wat wil je weten?").fill("Wat is er met school afgesproken?");
  await page.getByLabel("Over wat voor gegevens gaat de vraag?").selectOption("algemeen");
  await page.locator("#verder").getByLabel("Waarvoor moet je dit weten?").fill("Eén afspraak met school.");
  await page.getByRole("button", { name: "Stel de vraag" }).click();
  await expect(page.getByRole("heading", { name: "Wat is er met school afgesproken?" })).toBeVisible();
  await verwachtToegankelijk(page, "bekendheid-verder");

  await meldAan(page, "t.dewit");
  await page.goto(adres);
  await page.getByRole("button", { name: "Stuur het antwoord" }).click();
  await expect(page.getByRole("alert")).toContainText("Schrijf je antwoord op");
  await page.getByLabel("Jouw antwoord").fill("Elke maandag een gesprek met de mentor.");
  // Left half-way: what was written is still there.
  await expect(page.locator('[data-bewaard][data-stand="goed"]')).toHaveText(/^bewaard om/);
  await page.goto("/mijn-werk");
  await page.goto(adres);
  await expect(page.getByLabel("Jouw antwoord")).toHaveValue("Elke maandag een gesprek met de mentor.");
  await page.getByRole("button", { name: "Stuur het antwoord" }).click();
  await expect(page.getByText("Je antwoord is bewaard.")).toBeVisible();
  await meldAan(page, "s.aalders");
  await page.goto(adres);
  await expect(page.getByText("Elke maandag een gesprek met de mentor.")).toBeVisible();
  await page.screenshot({ path: info.outputPath("antwoord.png"), fullPage: true });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: info.outputPath("antwoord-390.png"), fullPage: true });
  await page.goto(`${casus}/bekendheid`);
  await expect(page.getByText("ja, bekend")).toBeVisible();
  await page.screenshot({ path: info.outputPath("lijst-390.png"), fullPage: true });

  // Who may open the casus and was not asked: nothing there.
  await meldAan(page, "l.smit");
  expect((await page.goto(adres))?.status()).toBeGreaterThanOrEqual(403);
});
