// SPDX-License-Identifier: EUPL-1.2
import { expect, type Locator, type Page } from "@playwright/test";

/** How somebody works: with mouse and keyboard, with the keyboard alone, or in a browser without JavaScript. */
export type Wijze = "muis" | "toetsenbord" | "zonder JavaScript";

/**
 * The hand of somebody at a page. With the keyboard alone, each control must be reached with Tab and worked with the
 * keys that its kind has; nothing is focused or set from the script.
 */
export class Hand {
  constructor(
    readonly page: Page,
    readonly wijze: Wijze,
  ) {}

  private get toetsen(): boolean {
    return this.wijze === "toetsenbord";
  }

  /** Tab until the control has the focus. */
  private async tabNaar(doel: Locator): Promise<void> {
    await expect(doel).toBeVisible();
    for (let keer = 0; keer < 400; keer++) {
      if (await doel.evaluate((el) => el === document.activeElement)) return;
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`Tab does not reach ${doel}`);
  }

  /** A link, a button, a summary. */
  async klik(doel: Locator): Promise<void> {
    if (!this.toetsen) return doel.click();
    await this.tabNaar(doel);
    // A press does not wait for the page that it leads to, as a click does.
    const leidtErgens = await doel.evaluate((el) => !!el.closest("a[href], button[type=submit]"));
    const pagina = leidtErgens ? this.page.waitForEvent("load") : Promise.resolve();
    await Promise.all([pagina, this.page.keyboard.press("Enter")]);
  }

  /** A text field; replaces what is in it. */
  async vul(doel: Locator, tekst: string): Promise<void> {
    if (!this.toetsen) return doel.fill(tekst);
    await this.tabNaar(doel);
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.page.keyboard.insertText(tekst);
  }

  /** A date field, as YYYY-MM-DD; by keyboard the parts are typed in the order in which the browser shows them. */
  async datum(doel: Locator, dag: string): Promise<void> {
    if (!this.toetsen) return doel.fill(dag);
    await this.tabNaar(doel);
    const [jaar, maand, nummer] = dag.split("-");
    await this.page.keyboard.type(maand + nummer + jaar);
    if ((await doel.inputValue()) !== dag) {
      for (let keer = 0; keer < 3; keer++) await this.page.keyboard.press("ArrowLeft");
      await this.page.keyboard.type(nummer + maand + jaar);
    }
    await expect(doel).toHaveValue(dag);
  }

  /** A select: the option with this text, or that at this place. */
  async kies(doel: Locator, optie: string | number): Promise<void> {
    await expect(doel).toBeVisible();
    const namen = (await doel.locator("option").allTextContents()).map((t) => t.trim());
    const plaats = typeof optie === "number" ? optie : namen.indexOf(optie);
    if (plaats < 0 || plaats >= namen.length) throw new Error(`no option ${optie} in ${namen.join(" | ")}`);
    if (!this.toetsen) {
      await doel.selectOption({ index: plaats });
      return;
    }
    await this.tabNaar(doel);
    await this.page.keyboard.press("Home");
    for (let keer = 0; keer < plaats; keer++) await this.page.keyboard.press("ArrowDown");
    expect(await doel.evaluate((el) => (el as HTMLSelectElement).selectedIndex)).toBe(plaats);
  }

  /** A box to tick. */
  async vink(doel: Locator): Promise<void> {
    if (!this.toetsen) return doel.check();
    if (await doel.isChecked()) return;
    await this.tabNaar(doel);
    await this.page.keyboard.press("Space");
    await expect(doel).toBeChecked();
  }

  /** A radio button. A group has one tab stop, the arrows choose in it. */
  async radio(doel: Locator): Promise<void> {
    if (!this.toetsen) return klikRadio(doel);
    const inGroep = () =>
      doel.evaluate((el) => {
        const nu = document.activeElement as HTMLInputElement | null;
        return nu?.type === "radio" && nu.name === (el as HTMLInputElement).name && nu.form === (el as HTMLInputElement).form;
      });
    for (let keer = 0; keer < 400 && !(await inGroep()); keer++) await this.page.keyboard.press("Tab");
    for (let keer = 0; keer < 100 && !(await doel.evaluate((el) => el === document.activeElement)); keer++) {
      await this.page.keyboard.press("ArrowDown");
    }
    if (!(await doel.isChecked())) await this.page.keyboard.press("Space");
    await expect(doel).toBeChecked();
  }
}

/** A radio button with the mouse. A segment's radio lies invisible under its label: the label is what a mouse meets. */
export async function klikRadio(doel: Locator): Promise<void> {
  const label = await doel.evaluateHandle((el) => (el as HTMLInputElement).labels?.[0] ?? el);
  await label.asElement()?.click();
  await expect(doel).toBeChecked();
}
