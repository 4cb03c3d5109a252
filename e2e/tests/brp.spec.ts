// SPDX-License-Identifier: EUPL-1.2
import type { Page } from "@playwright/test";
import { bestand, demoSleutel, opdracht } from "../support/regiekamer.js";
import { expect, meldAan, test, verwachtToegankelijk } from "../support/test.js";

/** Of the official test range, and not one of the demo. */
const BSN = "999899995";

/** A person as the BRP tells it. */
const brp = (voornamen: string, naam: string, gebruik: string) =>
  [
    ";01.01.20;01.02.10;01.02.30;01.02.40;01.03.10;01.04.10;01.61.10;05.02.10;05.02.30;05.02.40;05.03.10;05.06.10;05.15.10;05.H;08.09.10;08.10.30;08.11.10;08.11.20;08.11.60;08.11.70;08.11.80;08.H",
    `A;${BSN};${voornamen};van der;${naam};19630000;V;${gebruik};Otto;;Kwikstaart-proef;19610101;19900101;H;5;0150;20200101;Worp;871;7415KW;Deventer;0150010000087101;8`,
    ";;;;;;;;;;;;;;;0150;19990501;Brink;872;7411KW;Deventer;0150010000087201;58",
    "",
  ].join("\n");

const vindt = async (page: Page, naam: string) => {
  await page.goto("/zoeken");
  await page.locator("#zoekveld").fill(naam);
  await page.getByRole("button", { name: "Opnieuw zoeken" }).click();
};

test("bronnen naast elkaar: kiezen welke klopt, en de naam zoals iemand hem gebruikt", async ({ page, server }) => {
  test.setTimeout(120_000);
  const lees = async (tekst: string) => {
    const pad = await bestand(server, "brp.csv", tekst);
    return opdracht(server, "import", "brp", pad, "--key-file", demoSleutel(server));
  };
  const gezegd = await lees(brp("Xandra", "Tureluur-proef", "V"));
  expect(gezegd).toContain("Personen: 1 nieuw");
  expect(gezegd).toContain("1 huishoudens gemaakt");
  expect(gezegd).not.toMatch(/\b999\d{6}\b/);

  await meldAan(page, "r.yilmaz");
  await vindt(page, "xandra tureluur");
  await expect(page.getByRole("rowheader", { name: /^Xandra Kwikstaart-proef-van der Tureluur-proef/ })).toBeVisible();
  await page.getByRole("link", { name: /^Kwikstaart-proef-van der Tureluur-proef/ }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Kwikstaart-proef-van der Tureluur-proef");
  await expect(page.getByText(/geboren in 1963/)).toBeVisible();
  await page.getByRole("link", { name: /^Wijzig Xandra/ }).click();

  // Former addresses with source and period.
  const adressen = page.locator("section.card", { has: page.getByRole("heading", { name: "Adressen" }) });
  await expect(adressen).toContainText("Brink 872, Deventer");
  await expect(adressen).toContainText("vorig adres · van 1 mei 1999 tot 1 januari 2020 · volgens BRP");

  // The resident says that she is called otherwise; the BRP says something else again.
  await page.getByLabel(/^Voornamen/).fill("Sandra");
  await page.getByLabel(/Welke naam gebruikt/).selectOption("E");
  await page.getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByRole("status").first()).toContainText("zijn bewaard");
  await expect(page.getByText("Sandra van der Tureluur-proef").first()).toBeVisible();
  expect(await lees(brp("Xandra Maria", "Tureluur-proef", "V"))).toContain("1 waar de BRP iets anders zegt");
  await page.reload();
  await page.getByRole("link", { name: /Kies welke bron klopt voor Sandra/ }).click();
  const bronnen = page.locator("section.card", { has: page.getByRole("heading", { name: "Bronnen zeggen iets anders" }) });
  const voornamen = bronnen.locator("form", { hasText: "Voornamen: welke klopt?" });
  await expect(voornamen).toContainText("nog niet gekozen");
  await expect(voornamen).toContainText("gesprek met de inwoner");
  await expect(voornamen).toContainText("volgens BRP");
  await verwachtToegankelijk(page, "brp-bronnen");
  await voornamen.getByRole("radio", { name: /Xandra Maria/ }).check();
  await voornamen.getByRole("button", { name: "Deze klopt" }).click();
  await expect(page.getByRole("status").first()).toContainText("Je keuze is bewaard");
  await expect(page.getByLabel(/^Voornamen/)).toHaveValue("Xandra Maria");
  await expect(voornamen).not.toContainText("nog niet gekozen");

  // And back again.
  await voornamen.getByRole("radio", { name: /Sandra/ }).check();
  await voornamen.getByRole("button", { name: "Deze klopt" }).click();
  await expect(page.getByLabel(/^Voornamen/)).toHaveValue("Sandra");

  // Named after the partner, everywhere.
  await page.getByLabel(/Welke naam gebruikt/).selectOption("P");
  await page.getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByText("Sandra Kwikstaart-proef").first()).toBeVisible();
  await vindt(page, "sandra tureluur");
  await expect(page.getByText("Sandra Kwikstaart-proef").first()).toBeVisible();
});
