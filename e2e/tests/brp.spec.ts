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

/** Another one of the test range. */
const BSN2 = "999899983";

/** As Haal Centraal tells it. */
const haalcentraal = (voornamen: string) => ({
  naam: { voornamen, geslachtsnaam: "Grutto-proef", aanduidingNaamgebruik: { code: "E", omschrijving: "eigen geslachtsnaam" } },
  geboorte: { datum: { type: "Datum", langFormaat: "3 mei 1971", datum: "1971-05-03" } },
  geslacht: { code: "V", omschrijving: "vrouw" },
  partners: [{ naam: { voornamen: "Wulp", geslachtsnaam: "Kemphaan-proef" }, geboorte: { datum: { type: "JaarDatum", langFormaat: "1970", jaar: 1970 } } }],
});

test("de BRP opnieuw vragen: bij een storing wacht de vraag en gaat het werk door", async ({ page, server }, info) => {
  test.setTimeout(120_000);
  const kop = ";01.01.20;01.02.10;01.02.40;01.03.10;01.04.10;08.09.10;08.10.30;08.11.10;08.11.20;08.11.60;08.11.70;08.11.80";
  const pad = await bestand(server, "brp2.csv", `${kop}\nA;${BSN2};Yvonne;Grutto-proef;19710503;V;0150;20200101;Worp;881;7415KW;Deventer;0150010000088101\n`);
  await opdracht(server, "import", "brp", pad, "--key-file", demoSleutel(server));
  await meldAan(page, "r.yilmaz");
  await vindt(page, "yvonne grutto");
  await page.getByRole("link", { name: /^Grutto-proef/ }).first().click();
  await page.getByRole("link", { name: /^Wijzig Yvonne/ }).click();
  const kaart = page.locator("#brp");
  await expect(kaart).toContainText("nog niet om deze persoon gevraagd");

  // An outage: the question waits, and what was typed elsewhere is not touched.
  server.brp.uit = true;
  await kaart.getByRole("button", { name: "Vraag de BRP", exact: true }).click();
  await expect(page.getByRole("status").first()).toContainText("De BRP antwoordt nu niet");
  await expect(kaart).toContainText("wacht op de BRP");
  await expect(kaart).toContainText("tijdelijk niet beschikbaar");
  await verwachtToegankelijk(page, "brp-wacht");
  await kaart.screenshot({ path: info.outputPath("wacht.png") });

  // Not in the register: told, and not asked again by itself.
  server.brp.uit = false;
  await kaart.getByRole("button", { name: "Vraag de BRP opnieuw" }).click();
  await expect(kaart).toContainText("dit BSN staat niet in de BRP");

  // An answer: what nobody had filled in counts at once, and the partner stands in the network.
  server.brp.kent(BSN2, haalcentraal("Yvonne Marie"));
  await kaart.getByRole("button", { name: "Vraag de BRP opnieuw" }).click();
  await expect(page.getByRole("status").first()).toContainText("De BRP heeft geantwoord.");
  await expect(kaart).toContainText("er is iets aangevuld");
  await expect(page.getByLabel(/^Naam van de partner/)).toHaveValue("Kemphaan-proef");
  await expect(page.getByLabel(/^Voornamen/)).toHaveValue("Yvonne Marie");
  expect(server.brp.gevraagd).toBeGreaterThanOrEqual(3);
  await page.screenshot({ path: info.outputPath("persoon.png"), fullPage: true });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: info.outputPath("persoon-390.png"), fullPage: true });
});
