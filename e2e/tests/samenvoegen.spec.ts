// SPDX-License-Identifier: EUPL-1.2
// Somebody who is in the system twice: found by the batch, judged side by side, merged, changed, and taken apart again;
// with the mouse, with the keyboard alone, and without JavaScript.
import type { Page } from "@playwright/test";
import { Hand, klikRadio, type Wijze } from "../support/hand.js";
import { opdracht } from "../support/regiekamer.js";
import { expect, meldAan, test, verwachtToegankelijk } from "../support/test.js";

/** Names and birth dates unlike those of other specs: who looks alike is shown. */
const WIE: Record<Wijze, { voornaam: string; naam: string; typefout: string; geboren: string; nummer: string }> = {
  muis: { voornaam: "Wolfgang", naam: "Ottenschot-proef", typefout: "Ottenschott-proef", geboren: "1949-07-23", nummer: "811" },
  toetsenbord: { voornaam: "Evangelina", naam: "Prikkebeen-proef", typefout: "Prikkenbeen-proef", geboren: "1957-12-01", nummer: "823" },
  "zonder JavaScript": { voornaam: "Balthasar", naam: "Uilenspiegel-proef", typefout: "Uylenspiegel-proef", geboren: "1938-02-11", nummer: "835" },
};

/** A new person in a household of their own. */
async function vul(page: Page, voornaam: string, naam: string, geboren: string, nummer: string): Promise<void> {
  await page.goto("/personen/nieuw");
  await page.getByLabel("Wie is dit in het huishouden?").selectOption("ouder");
  await page.getByLabel("Voornamen").fill(voornaam);
  await page.getByLabel("Achternaam").fill(naam);
  await page.getByLabel(/^Geboortedatum/).fill(geboren);
  await klikRadio(page.getByRole("group", { name: "Waar verblijft deze persoon?" }).getByRole("radio").first());
  await page.getByLabel("Postcode").fill("7418 QX");
  await page.getByLabel("Huisnummer").fill(nummer);
  await page.getByLabel("Straat").fill("Zwaluwhof");
  await page.getByLabel("Plaats").fill("Deventer");
  await page.getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Huishouden ${naam}` })).toBeVisible();
}

/** Two records of one human being: the second came in under another name, and was corrected. */
async function tweeKeer(page: Page, w: (typeof WIE)[Wijze]): Promise<void> {
  await vul(page, w.voornaam, w.naam, w.geboren, w.nummer);
  const ander = String(Number(w.nummer) + 60);
  await vul(page, "Nepomuk", `Hondsdraf${w.nummer}-proef`, "2001-01-30", ander);
  await page.getByRole("link", { name: /Nepomuk/ }).first().click();
  await page.getByLabel("Voornamen").fill(w.voornaam);
  await page.getByLabel("Achternaam").fill(w.typefout);
  await page.getByLabel(/^Geboortedatum/).fill(w.geboren);
  await page.getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Huishouden ${w.typefout}` })).toBeVisible();
}

for (const wijze of ["muis", "toetsenbord", "zonder JavaScript"] as const) {
  test(`iemand die twee keer voorkomt wordt samengevoegd, en weer uit elkaar gehaald (${wijze})`, async ({ browser, baseURL, server }) => {
    test.setTimeout(240_000); // forms, a batch over the demo, five pages looked at
    const w = WIE[wijze];
    const maker = await browser.newContext({ baseURL });
    const bij = await maker.newPage();
    await meldAan(bij, "r.yilmaz");
    await tweeKeer(bij, w);
    expect(await opdracht(server, "persons", "dedupe")).toContain("tweetallen vergeleken");

    const plek = await browser.newContext({ baseURL, javaScriptEnabled: wijze !== "zonder JavaScript" });
    const h = new Hand(await plek.newPage(), wijze);
    const { page } = h;
    const kijk = async (naam: string) => {
      if (wijze === "muis") await verwachtToegankelijk(page, naam);
    };
    await page.goto("/aanmelden");
    await h.klik(page.locator('[data-aanmeldnaam="r.yilmaz"]'));
    await expect(page.getByRole("navigation", { name: "Hoofdmenu" })).toBeVisible();

    // The queue: in doubt, and back.
    await page.goto("/dubbel");
    await kijk("dubbel-wachtrij");
    const tweetal = page.getByRole("link", { name: new RegExp(w.typefout) });
    await expect(tweetal).toBeVisible();
    await h.klik(tweetal);
    await expect(page.getByRole("heading", { level: 1, name: "Is dit dezelfde persoon?" })).toBeVisible();
    const paar = page.url();
    await kijk("dubbel-paar");
    await h.klik(page.getByRole("button", { name: "Bewaar mijn oordeel" }));
    await expect(page.getByText("Kies wat je ervan vindt.").first()).toBeVisible();
    await h.radio(page.getByLabel("Weet ik niet"));
    await h.klik(page.getByRole("button", { name: "Bewaar mijn oordeel" }));
    await expect(page.getByRole("heading", { level: 1, name: "Misschien dezelfde persoon" })).toBeVisible();
    await expect(page.getByRole("link", { name: new RegExp(w.typefout) })).toHaveCount(0);
    await page.goto(paar);
    await h.klik(page.getByRole("button", { name: /^neem terug/ }));
    await expect(page.getByText("Eerder gezegd")).toHaveCount(0);

    // The same: look at what moves, choose, merge.
    await h.radio(page.getByLabel("Dezelfde persoon", { exact: true }));
    await h.vul(page.getByLabel(/Hoe weet je dat/), "Zelfde paspoort gezien.");
    await h.klik(page.getByRole("button", { name: "Bewaar mijn oordeel" }));
    await expect(page.getByRole("heading", { level: 1, name: "Samenvoegen" })).toBeVisible();
    await expect(page.getByText("1 huishouden", { exact: true })).toBeVisible();
    const vervallen = page.url().split("/").pop() ?? "";
    await h.klik(page.getByRole("button", { name: "Voeg samen" }));
    await expect(page.getByRole("heading", { name: "Kijk dit nog even na" })).toBeVisible();
    await kijk("samenvoegen-fouten");
    for (const groep of ["feit_naam", "feit_adres"]) await h.radio(page.locator(`input[name="${groep}"][value="blijft"]`));
    await h.vul(page.getByLabel(/Hoe weet je dat dit dezelfde/), "Zelfde paspoort gezien.");
    await h.klik(page.getByRole("button", { name: "Voeg samen" }));
    await expect(page.getByRole("heading", { level: 1, name: "Samenvoegingen" })).toBeVisible();
    await kijk("samenvoegingen");
    const lijst = page.url();
    // An old address leads on.
    await page.goto(`/personen/${vervallen}/samenvoegingen`);
    await expect(page).toHaveURL(lijst);

    // Something changes: the phone, in the household that stays.
    await page.getByRole("searchbox", { name: /^Zoek een persoon/ }).fill(`${w.voornaam} ${w.geboren.slice(0, 4)}`);
    await page.getByRole("button", { name: "Zoek", exact: true }).click();
    const rijen = page.getByRole("row", { name: new RegExp(w.voornaam) });
    await expect(rijen).toHaveCount(2); // one human being, in two households
    await rijen.first().getByRole("link", { name: /-proef/ }).last().click();
    await page.getByRole("link", { name: new RegExp(w.voornaam) }).first().click();
    await page.getByRole("textbox", { name: /^Telefoon/ }).fill("06-87651234");
    await page.getByRole("button", { name: "Bewaren" }).click();

    // And apart again: what changed is named, and stays.
    await page.goto(lijst);
    await h.klik(page.getByRole("link", { name: /^Draai terug/ }));
    await expect(page.getByText(/zoals het nu is: telefoon/)).toBeVisible();
    await kijk("samenvoegen-terug");
    await h.vul(page.getByLabel(/Waarom zijn het toch twee/), "Het was de neef.");
    await h.klik(page.getByRole("button", { name: "Draai terug" }));
    await expect(page.getByText("teruggedraaid", { exact: true })).toBeVisible();
    await page.goto(`/personen/${vervallen}/lijkt-op`);
    await expect(page.getByRole("heading", { level: 1, name: "Is dit dezelfde persoon als …?" })).toBeVisible();
    await expect(page.getByRole("link", { name: new RegExp(w.voornaam) })).toBeVisible();
    await kijk("lijkt-op");
    await Promise.all([maker.close(), plek.close()]);
  });
}
