// SPDX-License-Identifier: EUPL-1.2
import { expect, meldAan, test, verwachtToegankelijk } from "../support/test.js";
import { overDagen } from "../support/dag.js";

const overTweeDagen = () => overDagen(2);

test("een nieuwe partner tekent het convenant, en vertrekt weer", async ({ page }, info) => {
  const naam = `School Proef ${info.project.name}-${info.repeatEachIndex}-${info.retry}`;
  await meldAan(page, "k.visser");
  await page.goto("/samenwerking");
  await expect(page.getByRole("heading", { level: 1, name: "Samenwerking" })).toBeVisible();
  await verwachtToegankelijk(page, "samenwerking");

  await page.getByRole("link", { name: "Organisatie toevoegen" }).click();
  await page.getByRole("button", { name: "Toevoegen" }).click();
  await expect(page.getByText("Schrijf op hoe deze organisatie heet.").first()).toBeVisible();
  await page.getByLabel("Hoe heet de organisatie?").fill(naam);
  await page.getByLabel("Wat doet zij?").selectOption({ label: "onderwijs" });
  await page.getByRole("button", { name: "Toevoegen" }).click();
  await expect(page.getByRole("heading", { level: 1, name: naam })).toBeVisible();
  await expect(page.getByText("heeft geen geldig convenant, en ziet dus niets")).toBeVisible();
  await verwachtToegankelijk(page, "samenwerking-organisatie");

  await page.getByLabel("Welke versie is getekend?").selectOption({ index: 1 });
  await page.getByLabel("Op welke dag?").fill(overDagen(-1));
  await page.getByLabel("Wie tekende er?").fill("J. Proef, directeur");
  await page.getByLabel(/Wat mogen de medewerkers/).fill("Afspraken maken over verzuim.");
  await page.getByRole("button", { name: "Leg de handtekening vast" }).click();
  const rij = page.getByRole("row").filter({ hasText: naam });
  await expect(rij).toContainText("getekend");
  await expect(rij).toContainText("Afspraken maken over verzuim.");

  await rij.getByRole("link", { name: naam }).click();
  await page.getByRole("link", { name: "Deze organisatie doet niet meer mee" }).click();
  await page.getByLabel(/Laatste dag/).fill(overTweeDagen());
  await page.getByRole("button", { name: "Bekijk eerst wat dit doet" }).click();
  await expect(page.getByText("Schrijf op waarom").first()).toBeVisible();
  await page.getByLabel(/Waarom stopt zij/).fill("De school gaat samen met een andere.");
  await page.getByRole("button", { name: "Bekijk eerst wat dit doet" }).click();
  await expect(page.getByText("Dit raakt geen lopende deelname.")).toBeVisible();
  await verwachtToegankelijk(page, "samenwerking-einde");
  await page.getByRole("button", { name: "Leg vast" }).click();
  await expect(page.getByText("De laatste dag is vastgelegd.")).toBeVisible();
});

test("een grond smaller maken toont eerst wie het raakt", async ({ page }) => {
  await meldAan(page, "b.beheer");
  await page.goto("/samenwerking");
  await page.locator("#gronden").getByRole("link", { name: "toestemming van de inwoner" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /Grond wijzigen/ })).toBeVisible();
  await expect(page.getByLabel("adres en telefoon")).toBeChecked();
  await page.getByLabel("adres en telefoon").uncheck();
  await page.getByLabel("Geldt vanaf").fill(overTweeDagen());
  await page.getByRole("button", { name: "Bekijk eerst wat dit doet" }).click();
  await expect(page.locator("#uitkomst")).toContainText(/Dit raakt \d+ lopende deelnames?, vanaf/);
  await expect(page.locator("#uitkomst li").first()).toContainText("ziet niet meer: adres en telefoon");
  // Nothing of the household, only what is needed to call the regisseur.
  await expect(page.locator("#uitkomst")).not.toContainText("Boersma");
  await verwachtToegankelijk(page, "grond-wijzigen");
  // Nothing was kept: who goes away leaves everything as it was.
  await page.goto("/samenwerking");
  await expect(page.locator("#gronden").getByRole("row").filter({ hasText: "toestemming" })).toContainText("alles");
});

test("wie het niet mag wijzigen, ziet wel met wie we samenwerken", async ({ page }) => {
  await meldAan(page, "s.aalders");
  await page.goto("/samenwerking");
  await expect(page.getByRole("heading", { level: 1, name: "Samenwerking" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Organisatie toevoegen" })).toHaveCount(0);
  for (const pad of ["/samenwerking/organisaties/nieuw", "/samenwerking/gronden/wmo", "/samenwerking/convenant/nieuw"]) {
    const antwoord = await page.goto(pad);
    expect(antwoord?.status(), pad).toBe(403);
    await expect(page.getByRole("link", { name: "Wie mag dit wel?" })).toBeVisible();
  }
});
