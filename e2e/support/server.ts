// SPDX-License-Identifier: EUPL-1.2
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { test as base, expect } from "@playwright/test";
import { Brp } from "./brp.js";
import { Wacht, bsnsIn } from "./geheimen.js";

const here = dirname(fileURLToPath(import.meta.url));
const binary = resolve(process.env.REGIEKAMER_BIN ?? join(here, "../../target/debug/regiekamer"));
const START_MS = 120_000;

export type ServerOptions = { database: string };

export interface Server {
  /** "http://127.0.0.1:43211" */
  adres: string;
  /** what goes after `--database`, for a test that opens a second server or looks in the database */
  database: string;
  /** the binary, for commands such as `import` */
  binary: string;
  /** folder of the database and the key of the demo; removed at the end */
  map: string;
  /** the BRP that it asks */
  brp: Brp;
  /** kill -9, for tests on what survives */
  doodt(): Promise<void>;
  /** starts again on the same data; the address changes, so use the answer */
  herstart(): Promise<string>;
}

const psql = async (sql: string) => {
  const url = process.env.REGIEKAMER_TEST_POSTGRES;
  if (!url) throw new Error("REGIEKAMER_TEST_POSTGRES is not set: the address of a PostgreSQL on which databases may be made");
  await promisify(execFile)("psql", [url, "-v", "ON_ERROR_STOP=1", "-qXc", sql]);
};

/** The same server, another database. */
function withDatabase(url: string, name: string): string {
  const u = new URL(url);
  u.pathname = `/${name}`;
  return u.toString();
}

/** The log of the whole run holds no BSN and nothing of the key. */
async function verwachtSchoonLog(log: string, dir: string): Promise<void> {
  const regels = await readFile(log, "utf8");
  if (regels.length === 0) throw new Error(`${log} is empty`);
  const bsns = bsnsIn(regels);
  if (bsns.length > 0) throw new Error(`BSNs in ${log}: ${bsns.length}`);
  for (const bestand of (await readdir(dir)).filter((naam) => naam.endsWith(".key"))) {
    const sleutel = (await readFile(join(dir, bestand), "utf8")).trim();
    if (sleutel && regels.includes(sleutel)) throw new Error(`the key stands in ${log}`);
  }
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

class Running {
  private child?: ChildProcess;
  private starts = 0;
  constructor(
    private dir: string,
    private database: string,
    private log: string,
    private omgeving: Record<string, string>,
  ) {}

  async start(fresh: boolean): Promise<string> {
    const ready = join(this.dir, `ready-${++this.starts}`);
    const args = ["demo", "--database", this.database, ...(fresh ? ["--fresh"] : []), "--port", "0", "--scale", "1", "--seed", "7", "--ready-file", ready];
    const out = createWriteStream(this.log, { flags: "a" });
    let tail = "";
    const child = spawn(binary, args, { cwd: this.dir, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...this.omgeving } });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        out.write(chunk);
        tail = (tail + chunk.toString()).slice(-2000);
      });
    }
    let ended: string | undefined;
    child.on("error", (error) => (ended = error.message));
    child.on("exit", (code, signal) => (ended = `exit ${code ?? signal}`));
    const until = Date.now() + START_MS;
    for (;;) {
      const address = (await readFile(ready, "utf8").catch(() => "")).trim();
      if (address) return address.startsWith("http") ? address.replace(/\/$/, "") : `http://${address}`;
      if (ended) throw new Error(`the server stopped before it listened (${ended}): ${binary} ${args.join(" ")}\n${tail}`);
      if (Date.now() > until) throw new Error(`no address in ${ready} within ${START_MS / 1000} s\n${tail}`);
      await pause(50);
    }
  }

  async stop(signal: NodeJS.Signals): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>((done) => child.once("exit", () => done()));
    child.kill(signal);
    const hard = setTimeout(() => child.kill("SIGKILL"), 5_000);
    await gone;
    clearTimeout(hard);
  }
}

export const test = base.extend<{ schoon: void }, ServerOptions & { server: Server; wacht: Wacht }>({
  wacht: [
    async ({ browser }, use) => {
      const wacht = new Wacht(browser);
      await use(wacht);
      if (wacht.gelezen === 0) throw new Error("no answer of the server was read: the watch on secrets does not work");
    },
    { scope: "worker", auto: true },
  ],

  // No page and no address of any test may show a BSN or the secret of a session.
  schoon: [
    async ({ wacht }, use) => {
      await use();
      expect(await wacht.klaar(), "secrets that left the server").toEqual([]);
    },
    { auto: true },
  ],

  database: ["sqlite", { scope: "worker", option: true }],

  server: [
    async ({ database: kind }, use, info) => {
      const dir = await mkdtemp(join(tmpdir(), "regiekamer-e2e-"));
      const report = join(here, "../report");
      await mkdir(report, { recursive: true });
      let database = `sqlite:${join(dir, "demo.db")}`;
      let name: string | undefined;
      if (kind === "postgres") {
        name = `e2e_${process.pid}_${info.workerIndex}_${Date.now().toString(36)}`;
        await psql(`CREATE DATABASE ${name}`);
        database = withDatabase(process.env.REGIEKAMER_TEST_POSTGRES!, name);
      }
      const log = join(report, `server-${kind}-${info.workerIndex}.log`);
      await rm(log, { force: true });
      const brp = await Brp.start();
      const running = new Running(dir, database, log, { REGIEKAMER_BRP_URL: brp.adres, REGIEKAMER_BRP_KEY: "proefsleutel" });
      try {
        const adres = await running.start(true);
        const server: Server = {
          adres,
          database,
          binary,
          map: dir,
          brp,
          doodt: () => running.stop("SIGKILL"),
          herstart: async () => (server.adres = await running.start(false)),
        };
        await use(server);
      } finally {
        await running.stop("SIGTERM");
        await brp.stop();
        await verwachtSchoonLog(log, dir);
        if (name) await psql(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
        await rm(dir, { recursive: true, force: true });
      }
    },
    { scope: "worker", timeout: START_MS + 30_000 },
  ],

  baseURL: async ({ server }, use) => use(server.adres),
});

export { expect } from "@playwright/test";
