// SPDX-License-Identifier: EUPL-1.2
// From melding to a closed casus, as five people who each have their own browser: with the mouse, with the keyboard
// alone, and without JavaScript. Then somebody reports again, and the thread is taken up.
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { expect, test } from "../support/test.js";
import { Hand, type Wijze } from "../support/hand.js";
import { overDagen } from "../support/dag.js";

/** People at their own desks. */
class Mensen {
  private plekken: BrowserContext[] = [];
  constructor(
    private browser: Browser,
    private baseURL: string,
    readonly wijze: Wijze,
  ) {}

  async aanTafel(): Promise<Hand> {
    const plek = await this.browser.newContext({ baseURL: this.baseURL, javaScriptEnabled: this.wijze !== "zonder JavaScript" });
    this.plekken.push(plek);
    return new Hand(await plek.newPage(), this.wijze);
  }

  /** Somebody who signs in. */
  async wie(aanmeldnaam: string): Promise<Hand> {
    const hand = await this.aanTafel();
    await hand.page.goto("/aanmelden");
    await hand.klik(hand.page.locator(`[data-aanmeldnaam="${aanmeldnaam}"]`));
    await expect(hand.page.getByRole("navigation", { name: "Hoofdmenu" })).toBeVisible();
    return hand;
  }

  async naarHuis(): Promise<void> {
    await Promise.all(this.plekken.map((plek) => plek.close()));
  }
}

/** Names and dates that are not alike: else the walk before is found as perhaps the same person. */
const STAM: Record<Wijze, string> = { muis: "Wegman", toetsenbord: "Zoutkist", "zonder JavaScript": "Kuiperij" };
const GEBOREN: Record<Wijze, string> = { muis: "1984-05-17", toetsenbord: "1962-11-03", "zonder JavaScript": "1975-08-29" };

const melding = (page: Page) => page.getByRole("status").first();

/** The officer of a housing association reports, without an account. Gives the reference. */
async function meldt(h: Hand, wat: string, naam: string, huisnummer: number): Promise<string> {
  const { page } = h;
  await page.goto("/melden");
  await h.vul(page.getByLabel("Wat is er aan de hand?"), wat);
  await h.radio(page.getByRole("group", { name: /Is er nu gevaar/ }).getByLabel("nee", { exact: true }));
  await h.vul(page.locator("#over_naam"), `Wilma ${naam}`);
  await h.vul(page.locator("#over_adres"), `Brink ${huisnummer}`);
  await h.radio(page.getByRole("group", { name: "Wie bent u?" }).getByLabel("Ik meld namens een organisatie"));
  await h.vul(page.getByLabel("Uw naam", { exact: true }), "K. Verhuurder-proef");
  await h.vul(page.getByLabel("Uw telefoonnummer of e-mailadres"), "0570-123456");
  await h.vul(page.getByLabel("Uw organisatie"), "Woonstichting Proef");
  await h.radio(page.getByRole("group", { name: /Mogen wij uw naam noemen/ }).getByLabel("ja", { exact: true }));
  await h.klik(page.getByRole("button", { name: "Verstuur de melding" }));
  const kenmerk = page.getByText(/^M-[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  await expect(kenmerk).toBeVisible();
  return kenmerk.innerText();
}

/** The Meldpunt finds the melding in the queue. */
async function vindt(h: Hand, onderwerp: string): Promise<void> {
  const { page } = h;
  await page.goto("/meldpunt?kijk=vrij&urgentie=gewoon");
  const link = page.getByRole("link", { name: onderwerp });
  while ((await link.count()) === 0) await h.klik(page.getByRole("link", { name: "Volgende" }));
  await h.klik(link.first());
  await expect(page.getByRole("heading", { level: 1, name: onderwerp })).toBeVisible();
}

/** Nobody with this name is known: the person and the household are made from the melding. */
async function maaktBekend(h: Hand, naam: string, huisnummer: number): Promise<void> {
  const { page } = h;
  await h.klik(page.getByRole("button", { name: "Zoek op wie het is" }));
  await expect(page.getByText("Niemand gevonden.")).toBeVisible();
  await h.klik(page.getByRole("link", { name: "Persoon toevoegen" }));
  await h.kies(page.getByLabel("Wie is dit in het huishouden?"), "ouder");
  await h.vul(page.getByLabel("Voornamen"), "Wilma");
  await h.vul(page.getByLabel("Achternaam"), naam);
  await h.datum(page.getByLabel(/^Geboortedatum/), GEBOREN[h.wijze]);
  await h.radio(page.getByRole("group", { name: "Waar verblijft deze persoon?" }).getByRole("radio").first());
  await h.vul(page.getByLabel("Postcode"), "7411 BV");
  await h.vul(page.getByLabel("Huisnummer"), String(huisnummer));
  await h.vul(page.getByLabel("Straat"), "Brink");
  await h.vul(page.getByLabel("Plaats"), "Deventer");
  await h.klik(page.getByRole("button", { name: "Bewaren" }));
  await expect(melding(page)).toBeVisible();
}

/** Three of the eight areas, to the MDO. */
async function weegt(h: Hand, uitkomst: string): Promise<void> {
  const { page } = h;
  await h.klik(page.getByRole("link", { name: "Weeg deze melding" }));
  for (const gebied of ["Schulden", "Psychiatrie", "Sociaal isolement"]) {
    await h.radio(page.getByRole("radiogroup", { name: gebied, exact: true }).first().getByLabel("ja", { exact: true }));
  }
  await h.radio(page.getByRole("group", { name: "Kies de uitkomst" }).getByLabel(uitkomst));
  if (h.wijze === "zonder JavaScript") {
    await h.klik(page.getByRole("button", { name: "Bewaar en bekijk de uitkomst" }));
  }
  await expect(page.locator("#tussenstand")).toContainText("3 uit 8: Doelgroep");
  if (uitkomst === "Naar het MDO") await h.kies(page.getByLabel("Doelgroep"), 1);
  await h.vul(page.locator("#reden"), "De problemen hangen samen; één gezin, één plan, één regisseur.");
  await h.klik(page.getByRole("button", { name: "Rond de weging af" }));
  await expect(page.getByText("Deze melding is afgerond.")).toBeVisible();
}

/** The MDO gives the household one regisseur. */
async function wijstToe(h: Hand, naam: string, regisseur: string): Promise<void> {
  const { page } = h;
  await page.goto("/overleg");
  await h.klik(page.getByRole("link", { name: `Regisseur kiezen voor ${naam}` }));
  await h.radio(page.getByRole("radio", { name: regisseur }));
  await h.vul(page.getByLabel("Waarom deze regisseur?"), "Kent de wijk en heeft plek.");
  await h.vul(page.getByLabel("Wat vindt de inwoner van deze keuze?"), "Vindt het goed.");
  await h.klik(page.getByRole("button", { name: "Maak regisseur" }));
  await expect(melding(page)).toContainText(`${regisseur} is nu de regisseur`);
}

async function tab(h: Hand, naam: string): Promise<void> {
  await h.klik(h.page.getByRole("navigation", { name: "Onderdelen van de casus" }).getByRole("link", { name: naam }));
}

/** The next phase, from the menu of the casus. */
async function volgendeFase(h: Hand, casus: string, knop: string): Promise<void> {
  const { page } = h;
  await page.goto(`${casus}/fase`);
  await h.klik(page.getByRole("button", { name: knop }));
  await expect(melding(page)).toBeVisible();
}

async function doetIntake(h: Hand, casus: string): Promise<void> {
  const { page } = h;
  await page.goto(casus);
  await tab(h, "Intake");
  const vakken = page.locator("details[id^=gebied-]");
  await expect(vakken.first()).toBeVisible();
  const aantal = await vakken.count();
  expect(aantal).toBeGreaterThan(5);
  for (let n = 0; n < aantal; n++) {
    const vak = vakken.nth(n);
    if ((await vak.getAttribute("open")) === null) await h.klik(vak.locator("summary"));
    if (n === 0) {
      await h.vul(vak.getByLabel(/In de eigen woorden/), "Ik durf de post niet meer open te maken.");
      await h.vul(vak.getByLabel(/Wat wil de inwoner/), "Weer overzicht.");
      await h.radio(vak.getByRole("radio").nth(1));
    } else {
      await h.vink(vak.getByLabel("Met opzet niet besproken"));
    }
  }
  await h.klik(page.getByRole("button", { name: "Intake afronden" }));
  await expect(page.getByText(/Deze intake is afgerond/)).toBeVisible();
}

async function maaktPlan(h: Hand, casus: string, doel: string, actie: string): Promise<void> {
  const { page } = h;
  await page.goto(`${casus}/plan`);
  await h.klik(page.getByRole("link", { name: "Doel toevoegen" }));
  await h.kies(page.getByLabel("Leefgebied"), 1);
  await h.vul(page.getByLabel("Doel in de woorden van de inwoner"), doel);
  await h.klik(page.getByRole("button", { name: "Bewaren" }));
  await expect(melding(page)).toContainText("Het doel staat in het plan.");
  await h.klik(page.getByRole("link", { name: `Actie toevoegen bij: ${doel}` }));
  await h.vul(page.getByLabel("Wat wordt er gedaan?"), actie);
  await h.kies(page.getByLabel("Wie doet dit?"), 1);
  await h.datum(page.getByLabel("Voor wanneer?"), overDagen(20));
  await h.radio(page.getByLabel("1. eigen kracht"));
  await h.klik(page.getByRole("button", { name: "Bewaren" }));
  await expect(melding(page)).toContainText("De actie staat in het plan.");
  await h.klik(page.getByRole("button", { name: "Leg deze versie vast" }));
  await expect(melding(page)).toContainText("van het plan ligt vast.");
  await h.klik(page.getByRole("link", { name: "Mening vastleggen" }));
  await h.kies(page.getByLabel("Wiens mening is dit?"), 1);
  await h.radio(page.getByLabel("akkoord", { exact: true }));
  await h.radio(page.getByLabel("in een gesprek"));
  await h.klik(page.getByRole("button", { name: "Bewaren" }));
  await expect(melding(page)).toContainText("is bewaard");
  await page.goto(`${casus}/plan`);
  await h.klik(page.getByRole("button", { name: "Zet op de lijst van het MDO" }));
  await expect(melding(page)).toBeVisible();
}

/** The plan comes back to the MDO once. */
async function ziet(h: Hand, naam: string): Promise<void> {
  const { page } = h;
  await page.goto("/overleg");
  const plan = page.locator("#plannen article").filter({ has: page.getByRole("link", { name: `Het plan van ${naam}` }) });
  await h.klik(plan.getByText("Besluit vastleggen").first());
  await h.radio(plan.getByLabel("plan gezien, uitvoeren mag"));
  await h.klik(plan.getByRole("button", { name: "Besluit vastleggen" }));
  await expect(melding(page)).toContainText("Besluit vastgelegd");
}

async function schrijft(h: Hand, casus: string, wat: string): Promise<void> {
  const { page } = h;
  await page.goto(casus);
  await h.klik(page.getByRole("link", { name: "Notitie maken" }));
  await h.vink(page.getByRole("group", { name: "Over wie gaat het?" }).getByRole("checkbox").first());
  await h.radio(page.getByRole("radiogroup", { name: "Wat voor contact was het?" }).getByRole("radio").first());
  await h.vul(page.getByLabel(/Wat gebeurde er/), wat);
  await h.vink(page.getByLabel("Dit zag of hoorde ik zelf"));
  await h.klik(page.getByRole("button", { name: "Notitie bewaren" }));
  await expect(page.getByText(wat).first()).toBeVisible();
}

async function voertUit(h: Hand, casus: string, actie: string): Promise<void> {
  const { page } = h;
  await page.goto(`${casus}/plan`);
  await h.klik(page.getByRole("link", { name: new RegExp(`Bijwerken ?: ${actie}`) }));
  await h.radio(page.getByLabel("gelukt", { exact: true }));
  await h.klik(page.getByRole("button", { name: "Bewaren" }));
  await expect(melding(page)).toBeVisible();
}

/** Everything that is open gets an answer; then it closes, and the moments of nazorg are planned. */
async function sluit(h: Hand, casus: string): Promise<void> {
  const { page } = h;
  await page.goto(`${casus}/afsluiten`);
  const vragen = page.getByRole("link", { name: /^Geef antwoord/ });
  for (let n = await vragen.count(); n > 0; n--) {
    await h.klik(vragen.first());
    await h.radio(page.getByLabel("het is geregeld en begonnen"));
    await h.vul(page.getByLabel("Leg uit"), "Het sociaal team houdt dit bij sinds deze maand.");
    await h.klik(page.getByRole("button", { name: "Bewaren" }));
    await expect(vragen).toHaveCount(n - 1);
  }
  await h.klik(page.getByRole("button", { name: "Sluit af en begin met nazorg" }));
  await expect(melding(page)).toBeVisible();
  await page.goto(`${casus}/afsluiten`);
  await expect(page.getByRole("link", { name: /^Vraag hoe het gaat/ })).toHaveCount(3);
}

/** Who is in the journaal of the casus, over all its pages. */
async function journaal(h: Hand, casus: string): Promise<string[]> {
  const { page } = h;
  const wie = new Set<string>();
  await page.goto(`${casus}/journaal`);
  for (;;) {
    const namen = await page.getByRole("table", { name: "Journaal van deze casus" }).locator("td[data-label=Wie]").allInnerTexts();
    for (const naam of namen) wie.add(naam.split("\n")[0].trim());
    const eerder = page.getByRole("link", { name: "Eerder", exact: true });
    if ((await eerder.count()) === 0) return [...wie];
    await h.klik(eerder);
  }
}

interface Afgerond {
  naam: string;
  casus: string;
  huisnummer: number;
}


async function heleWeg(mensen: Mensen): Promise<Afgerond> {
  const naam = `${STAM[mensen.wijze]}${Date.now().toString(36)}-proef`;
  const huisnummer = 100 + (Date.now() % 800);
  const wat = `Huurachterstand bij ${naam}. De post ligt in stapels en zij doet niet open.`;
  const onderwerp = `Huurachterstand bij ${naam}`;

  await meldt(await mensen.aanTafel(), wat, naam, huisnummer);

  const meldpunt = await mensen.wie("r.yilmaz");
  await vindt(meldpunt, onderwerp);
  const bij = new URL(meldpunt.page.url()).pathname;
  await maaktBekend(meldpunt, naam, huisnummer);
  await meldpunt.page.goto(bij);
  await expect(meldpunt.page.locator("#bekend")).toContainText(naam);
  await weegt(meldpunt, "Naar het MDO");

  const mdo = await mensen.wie("w.mulder");
  await wijstToe(mdo, naam, "T. de Wit-proef");

  const regisseur = await mensen.wie("t.dewit");
  await regisseur.page.goto("/casussen");
  await regisseur.klik(regisseur.page.getByRole("link", { name: naam, exact: true }).first());
  await expect(regisseur.page.getByRole("heading", { level: 1 })).toHaveText(`Huishouden ${naam}`);
  const casus = new URL(regisseur.page.url()).pathname;
  const doel = "Ik wil weer zelf de post openmaken.";
  const actie = "Elke week samen de post doen";
  await doetIntake(regisseur, casus);
  await volgendeFase(regisseur, casus, "Begin met het plan");
  await maaktPlan(regisseur, casus, doel, actie);

  await ziet(mdo, naam);

  await volgendeFase(regisseur, casus, "Begin met uitvoeren");
  await schrijft(regisseur, casus, "Wij deden samen drie brieven open.");
  await voertUit(regisseur, casus, actie);
  await volgendeFase(regisseur, casus, "Begin met afronden");
  await sluit(regisseur, casus);

  await expect(await journaal(regisseur, casus)).toEqual(
    expect.arrayContaining(["R. Yilmaz-proef", "W. Mulder-proef", "T. de Wit-proef"]),
  );
  return { naam, casus, huisnummer };
}

/** Within nazorg somebody reports again: the Meldpunt finds the household, and the thread is taken up. */
async function opnieuwGemeld(mensen: Mensen, { naam, casus, huisnummer }: Afgerond): Promise<void> {
  await meldt(await mensen.aanTafel(), `Weer zorgen om ${naam}. De gordijnen zijn dicht.`, naam, huisnummer);
  const meldpunt = await mensen.wie("r.yilmaz");
  const { page } = meldpunt;
  await vindt(meldpunt, `Weer zorgen om ${naam}`);
  await meldpunt.klik(page.getByRole("button", { name: "Zoek op wie het is" }));
  await meldpunt.klik(page.getByRole("button", { name: `Bij de melding zetten: Wilma ${naam}` }));
  await expect(page.locator("#bekend")).toContainText(`Huishouden ${naam}`);
  await weegt(meldpunt, "Bij de lopende casus voegen");
  const regisseur = await mensen.wie("t.dewit");
  await regisseur.page.goto(casus);
  await expect(regisseur.page.getByRole("list", { name: "Fase" }).locator("[aria-current]")).toContainText("Onderzoek");
  await regisseur.page.goto(`${casus}/fase`);
  await expect(regisseur.page.getByText("Er kwam een nieuwe melding over dit huishouden.")).toBeVisible();
}

for (const wijze of ["muis", "toetsenbord", "zonder JavaScript"] as const) {
  test(`de hele weg, ${wijze}: van melding tot afgesloten casus, en opnieuw gemeld`, async ({ browser, baseURL }) => {
    test.setTimeout(600_000); // by keyboard some thousand key presses, each looked at
    const mensen = new Mensen(browser, baseURL ?? "", wijze);
    await opnieuwGemeld(mensen, await heleWeg(mensen));
    await mensen.naarHuis();
  });
}

test("een half geschreven notitie overleeft een gestopte server en een nieuwe aanmelding", async ({ browser, baseURL, server }) => {
  const mensen = new Mensen(browser, baseURL ?? "", "muis");
  const { page } = await mensen.wie("s.aalders");
  await page.goto("/casussen");
  await page.getByRole("link", { name: "Boersma-proef", exact: true }).first().click();
  const casus = new URL(page.url()).pathname;
  await page.goto(`${casus}/notities/nieuw`);
  await page.getByLabel(/Wat gebeurde er/).fill("De jongste deed open. Moeder sliep.");
  await expect(page.locator("[data-bewaard]")).toHaveText(/^bewaard om/);
  await server.doodt();
  const adres = await server.herstart();
  await mensen.naarHuis();
  const opnieuw = new Mensen(browser, adres, "muis");
  const weer = (await opnieuw.wie("s.aalders")).page;
  await weer.goto(`${casus}/notities/nieuw`);
  await expect(weer.getByLabel(/Wat gebeurde er/)).toHaveValue("De jongste deed open. Moeder sliep.");
  await expect(weer.locator("[data-bewaard]")).toHaveText(/^bewaard om/);
  await opnieuw.naarHuis();
});
