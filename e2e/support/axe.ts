// SPDX-License-Identifier: EUPL-1.2
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

const screenshots = join(dirname(fileURLToPath(import.meta.url)), "../screenshots");
const sizes = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
];
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const nameOf = (page: Page) =>
  new URL(page.url()).pathname.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "id").replace(/[^a-z0-9]+/gi, "-").replace(/^-|-$/g, "") || "start";

/**
 * axe finds nothing at 1280 and 390 px, nothing scrolls sideways at those widths, at 320 px (WCAG reflow) and at 640 px
 * (1280 px at 200 % zoom), and the tab key reaches no element without a visible focus. Leaves a picture of each size.
 */
export async function verwachtToegankelijk(page: Page, naam = nameOf(page)): Promise<void> {
  const before = page.viewportSize() ?? sizes[0];
  await mkdir(screenshots, { recursive: true });
  await test.step(`toegankelijk: ${naam}`, async () => {
    for (const size of sizes) {
      await page.setViewportSize(size);
      await expectNoSidewaysScroll(page, naam);
      await page.screenshot({ path: join(screenshots, `${naam}-${size.width}.png`), fullPage: true });
      const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
      const found = violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${v.help}\n    ${n.target.join(" ")}\n    ${n.html}\n    ${n.any.concat(n.all, n.none).map((c) => c.message).join("; ")}`));
      expect(found, `axe at ${size.width} px on ${naam}`).toEqual([]);
    }
    for (const size of [{ width: 640, height: 450 }, { width: 320, height: 640 }]) {
      await page.setViewportSize(size);
      await expectNoSidewaysScroll(page, naam);
    }
    await page.setViewportSize(before);
  });
}

async function expectNoSidewaysScroll(page: Page, naam: string): Promise<void> {
  const wide = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    return [...document.querySelectorAll("body *")]
      .filter((el) => el.getBoundingClientRect().right > room + 1 && el.checkVisibility())
      .slice(0, 5)
      .map((el) => `${el.tagName.toLowerCase()}.${el.getAttribute("class") ?? ""} to ${Math.round(el.getBoundingClientRect().right)}`)
      .concat(`page is ${document.documentElement.scrollWidth} wide`);
  });
  expect(wide, `scrolls sideways at ${page.viewportSize()?.width} px on ${naam}`).toEqual([]);
}

/** Tab reaches `aantal` elements from the top, and each shows that it has the focus. */
export async function verwachtZichtbareFocus(page: Page, aantal = 15): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (let i = 0; i < aantal; i++) {
    await page.keyboard.press("Tab");
    const without = await page.evaluate(() => {
      const el = document.activeElement;
      if (!el || el === document.body) return null;
      // A segment's radio is invisible on purpose: its label shows the focus.
      const shown = el.closest(".tri label") ?? el;
      const style = getComputedStyle(shown);
      return style.outlineStyle === "none" && style.boxShadow === "none" ? el.outerHTML.slice(0, 200) : null;
    });
    expect(without, "an element has the focus and doesn't show it").toBeNull();
  }
}
