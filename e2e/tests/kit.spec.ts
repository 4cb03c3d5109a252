// SPDX-License-Identifier: EUPL-1.2
// The kit itself: axe on the style-guide pages and the browser extras of app.js, under the product's CSP, against a
// stand-in server that only remembers what it was sent.
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { verwachtToegankelijk, verwachtZichtbareFocus } from "../support/axe.js";

const pages = process.env.E2E_KIT_DIR!;
const dist = join(import.meta.dirname, "../../crates/web/assets/dist");
const types: Record<string, string> = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2" };

let server: Server;
let base: string;
let received: { path: string; fields: URLSearchParams }[] = [];
let concept: () => number = () => 204;
let live: () => number = () => 200;

test.beforeAll(async () => {
  server = createServer(async (req, res) => {
    const path = new URL(req.url!, "http://x").pathname;
    res.setHeader("content-security-policy", "default-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
    if (req.method === "POST") {
      let body = "";
      for await (const chunk of req) body += chunk;
      received.push({ path, fields: new URLSearchParams(body) });
      if (path === "/concept") return res.writeHead(concept()).end();
      if (path === "/kit/live") return res.writeHead(live(), { "content-type": types[".html"] }).end("<b>Hoort bij de doelgroep.</b> 3 keer ja.");
      return res.writeHead(204).end(); // any other form: no answer, so that the page stays
    }
    const file = path.startsWith("/assets/") ? join(dist, normalize(path.slice(8))) : join(pages, normalize(path));
    try {
      const content = await readFile(file);
      res.writeHead(200, { "content-type": types[extname(file)] ?? "text/plain" }).end(content);
    } catch {
      res.writeHead(404, { "content-type": types[".html"] }).end("<!doctype html><title>weg</title><h1>weg</h1>");
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
test.afterAll(() => {
  server.closeAllConnections();
  server.close();
});

let problems: string[] = [];
test.beforeEach(async ({ page }) => {
  received = [];
  problems = [];
  concept = () => 204;
  live = () => 200;
  page.on("console", (m) => m.type() === "error" && !m.text().includes("Failed to load resource") && problems.push(m.text()));
  page.on("pageerror", (e) => problems.push(e.message));
});
test.afterEach(() => expect(problems, "messages in the console, such as a refusal by the CSP").toEqual([]));

const kit = (page: Page) => page.goto(`${base}/kit.html`);
const sent = (path: string) => received.filter((r) => r.path === path);

for (const name of ["kit", "openbaar"]) {
  test(`${name}: axe, reflow and focus`, async ({ page }) => {
    await page.goto(`${base}/${name}.html`);
    await verwachtToegankelijk(page, `_${name}`);
    await verwachtZichtbareFocus(page, 60);
  });
}

test("an open menu passes axe too, and Esc closes it", async ({ page }) => {
  await kit(page);
  const menu = page.locator(".top [data-menu]");
  await menu.locator("summary").press("Enter");
  await expect(menu.getByRole("button", { name: "Afmelden" })).toBeVisible();
  await verwachtToegankelijk(page, "_kit-menu");
  await page.keyboard.press("Escape");
  await expect(menu).not.toHaveAttribute("open");
  await expect(menu.locator("summary")).toBeFocused();
});

test("the error list has the focus and leads to the field", async ({ page }) => {
  await kit(page);
  await expect(page.locator("[data-foutenlijst]")).toBeFocused();
  await page.getByRole("link", { name: "Vul een telefoonnummer in" }).click();
  await expect(page.getByLabel("Telefoonnummer (mag leeg blijven)")).toBeFocused();
  await page.getByRole("link", { name: "Kies ja, nee of weet niet." }).press("Enter");
  await page.keyboard.press("Space");
  await expect(page.getByRole("radiogroup", { name: /werk/ }).getByLabel("ja", { exact: true })).toBeChecked();
});

test("a draft is saved after a change", async ({ page }) => {
  await page.clock.install();
  await kit(page);
  await page.getByLabel("Wat is er aan de hand?").fill("De post ligt op de mat");
  await page.clock.runFor(3000);
  await expect.poll(() => sent("/concept").length).toBe(1);
  const fields = sent("/concept")[0].fields;
  expect(fields.get("_formulier")).toBe("kit:1");
  expect(fields.get("csrf")).toBe("c");
  expect(fields.get("zorg")).toBe("De post ligt op de mat");
  expect(fields.getAll("gebieden")).toEqual(["a", "c"]);
  await expect(page.locator("[data-bewaard]")).toHaveText(/^bewaard om \d\d\.\d\d$/);
});

test("a draft that can't be saved is tried again", async ({ page }) => {
  await page.clock.install();
  concept = () => 503;
  await kit(page);
  await page.getByLabel("Wat is er aan de hand?").fill("Eerst dit");
  await page.clock.runFor(3000);
  await expect(page.locator("[data-bewaard]")).toHaveText("niet bewaard, we proberen het opnieuw");
  concept = () => 204;
  await page.clock.runFor(4000);
  await expect(page.locator("[data-bewaard]")).toHaveText(/^bewaard om/);
  expect(sent("/concept").at(-1)!.fields.get("zorg")).toBe("Eerst dit");
});

test("leaving the page takes the unsaved text along", async ({ page }) => {
  await kit(page);
  await page.getByLabel("Wat is er aan de hand?").fill("Net op tijd");
  await page.goto(`${base}/openbaar.html`);
  await expect.poll(() => sent("/concept").map((r) => r.fields.get("zorg"))).toContain("Net op tijd");
  expect(sent("/concept")[0].fields.get("_formulier")).toBe("kit:1");
});

test("a change asks for a new outcome; without an answer the old one says that it is old", async ({ page }) => {
  await kit(page);
  await page.getByRole("radiogroup", { name: "Verslaving" }).getByText("ja", { exact: true }).click();
  await expect(page.locator("#uitkomst")).toHaveText("Hoort bij de doelgroep. 3 keer ja.");
  expect(sent("/kit/live")[0].fields.get("verslaving")).toBe("ja");
  live = () => 500;
  await page.getByRole("radiogroup", { name: "Verslaving" }).getByText("nee", { exact: true }).click();
  await expect(page.locator("#uitkomst")).toContainText("nog van vóór je laatste wijziging");
});

test("a form is sent once, with the name of the button", async ({ page }) => {
  await kit(page);
  await page.getByLabel("Wat is er aan de hand?").fill("Klaar");
  const button = page.getByRole("button", { name: "Naar het MDO" });
  await button.click();
  await expect(button).toBeDisabled();
  await page.evaluate(() => document.querySelector<HTMLFormElement>("form[data-concept]")!.requestSubmit());
  await expect.poll(() => sent("/kit").length).toBe(1);
  expect(sent("/kit")[0].fields.get("naar")).toBe("mdo");
  expect(sent("/concept")).toEqual([]);
});

test("keys: / searches, n notes, and both can be switched off", async ({ page }) => {
  await kit(page);
  await page.keyboard.press("/");
  const search = page.getByRole("searchbox");
  await expect(search).toBeFocused();
  await page.keyboard.type("n/");
  await expect(search).toHaveValue("n/");
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("n");
  await expect(page).toHaveURL(/\/notitie$/);
  await page.goBack();
  await page.locator(".top [data-menu] > summary").click();
  await page.getByRole("button", { name: "Sneltoetsen uitzetten" }).click();
  await expect(page.getByRole("button", { name: "Sneltoetsen aanzetten" })).toBeVisible();
  await page.keyboard.press("/");
  await expect(search).not.toBeFocused();
});

test("without JavaScript nothing dead is shown", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${base}/kit.html`);
  await expect(page.getByText("Afdrukken")).toBeHidden();
  await page.locator(".top [data-menu] > summary").click();
  await expect(page.getByRole("button", { name: "Afmelden" })).toBeVisible();
  await expect(page.getByText("Sneltoetsen")).toBeHidden();
  await context.close();
});

test("on paper: no menu, no buttons", async ({ page }) => {
  await kit(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation", { name: "Hoofdmenu" })).toBeHidden();
  await expect(page.getByRole("link", { name: "Notitie maken" })).toBeHidden();
  await expect(page.getByRole("heading", { name: "Het plan" })).toBeVisible();
});
