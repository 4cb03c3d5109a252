// SPDX-License-Identifier: EUPL-1.2
// Builds dist/app.css, dist/app.js and dist/fonts. `node build.mjs` once, `--watch` on each change.
// The neutral theme is large (5,000 tokens): only the tokens that our CSS reaches end up in app.css.
import { build } from "esbuild";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { watch } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");
const require = createRequire(import.meta.url);
const theme = join(
  dirname(require.resolve("@nl-design-system-unstable/voorbeeld-design-tokens/package.json")),
  "dist/theme.css",
);
const fonts = dirname(require.resolve("@fontsource/atkinson-hyperlegible/package.json"));

const references = (css) => [...css.matchAll(/var\(\s*(--[\w-]+)/g)].map((m) => m[1]);

/** The theme's tokens that `css` needs, directly or through other tokens; our own tokens win and are left out. */
function neededTokens(themeCss, css) {
  const all = new Map();
  for (const [, name, value] of themeCss.matchAll(/^\s*(--[\w-]+):\s*([^;]+);/gm)) all.set(name, value.trim());
  const own = new Set([...css.matchAll(/(?:^|[\s;{])(--[\w-]+)\s*:/g)].map((m) => m[1]));
  const needed = new Map();
  const queue = references(css);
  while (queue.length) {
    const name = queue.pop();
    if (needed.has(name) || own.has(name) || !all.has(name)) continue;
    needed.set(name, all.get(name));
    queue.push(...references(all.get(name)));
  }
  return [...needed].sort(([a], [b]) => (a < b ? -1 : 1));
}

async function styles() {
  const common = { bundle: true, write: false, logLevel: "warning", external: ["./fonts/*"], target: ["chrome120", "firefox120", "safari17"] };
  const bundle = await build({ ...common, entryPoints: [join(here, "src/app.css")] });
  const css = bundle.outputFiles[0].text;
  const tokens = neededTokens(await readFile(theme, "utf8"), css);
  const neutral = `@layer thema{:root{${tokens.map(([n, v]) => `${n}:${v}`).join(";")}}}`;
  const out = await build({
    ...common,
    bundle: false,
    stdin: { contents: `@layer thema,tokens,componenten,regiekamer;\n${neutral}\n${css}`, loader: "css" },
    minify: true,
    external: undefined,
    legalComments: "none",
  });
  await writeFile(join(dist, "app.css"), out.outputFiles[0].text);
  console.log(`app.css ${(out.outputFiles[0].text.length / 1024).toFixed(1)} kB, ${tokens.length} tokens of the neutral theme`);
}

async function scripts() {
  await build({
    entryPoints: [join(here, "src/app.js")],
    bundle: true,
    minify: true,
    format: "iife",
    target: ["chrome120", "firefox120", "safari17"],
    outfile: join(dist, "app.js"),
    logLevel: "warning",
    legalComments: "none",
  });
}

async function all() {
  await mkdir(join(dist, "fonts"), { recursive: true });
  for (const weight of ["400-normal", "400-italic", "700-normal"]) {
    for (const part of ["latin", "latin-ext"]) {
      const file = `atkinson-hyperlegible-${part}-${weight}.woff2`;
      await cp(join(fonts, "files", file), join(dist, "fonts", file));
    }
  }
  await cp(join(fonts, "LICENSE"), join(dist, "fonts", "LICENSE"));
  await cp(join(here, "src/merk.svg"), join(dist, "merk.svg"));
  await Promise.all([styles(), scripts()]);
}

await rm(dist, { recursive: true, force: true });
await all();
if (process.argv.includes("--watch")) {
  let timer;
  watch(join(here, "src"), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => all().catch((e) => console.error(e.message)), 100);
  });
  console.log("watching src/");
}
