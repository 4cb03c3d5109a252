// SPDX-License-Identifier: EUPL-1.2
import { defineConfig } from "@playwright/test";
import type { ServerOptions } from "./support/server.js";

const databases = (process.env.E2E_DATABASES ?? "sqlite").split(/[\s,]+/).filter(Boolean);
// The style-guide pages, rendered to files: only when the folder is given (see README.md).
const kit = process.env.E2E_KIT_DIR;

export default defineConfig<object, ServerOptions>({
  testDir: "tests",
  outputDir: "test-results",
  // One worker per project: one server with its own database, tests one after the other.
  workers: databases.length + (kit ? 1 : 0),
  fullyParallel: false,
  forbidOnly: !!process.env.CI,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: "report/results.json" }]],
  use: {
    actionTimeout: 15_000,
    locale: "nl-NL",
    timezoneId: "Europe/Amsterdam",
    viewport: { width: 1280, height: 900 },
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.E2E_CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    ...databases.map((database) => ({ name: database, testIgnore: "kit.spec.ts", workers: 1, use: { database } })),
    ...(kit ? [{ name: "kit", testMatch: "kit.spec.ts", workers: 1 }] : []),
  ],
});
