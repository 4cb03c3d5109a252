// SPDX-License-Identifier: EUPL-1.2
import { execFile, spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Server } from "./server.js";

export interface Tweede {
  adres: string;
  /** what it logged so far */
  log(): string;
  stop(): Promise<void>;
}

/** The key of a demo, where the demo itself keeps it. */
export const demoSleutel = (server: Server) => join(server.map, server.database.startsWith("sqlite:") ? "demo.key" : "var/demo-postgres.key");

/** A second server (`serve`) on the database of the demo, with these flags. */
export async function startServe(server: Server, poort: number, vlaggen: Record<string, string>): Promise<Tweede> {
  const args = ["serve", "--no-worker", "--database", server.database, "--key-file", demoSleutel(server), "--listen", `127.0.0.1:${poort}`, "--cookie-secure", "false"];
  for (const [vlag, waarde] of Object.entries(vlaggen)) args.push(`--${vlag}`, waarde);
  const kind = spawn(server.binary, args, { cwd: server.map, stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  kind.stderr.on("data", (stuk: Buffer) => (log += stuk.toString()));
  const adres = await new Promise<string>((klaar, mis) => {
    kind.stdout.once("data", (stuk: Buffer) => klaar(stuk.toString().trim()));
    kind.once("error", mis);
    kind.once("exit", (code) => mis(new Error(`serve ended with ${code}\n${log}`)));
  });
  return {
    adres,
    log: () => log,
    stop: async () => {
      if (kind.exitCode !== null || kind.signalCode !== null) return;
      const weg = new Promise((klaar) => kind.once("exit", klaar));
      kind.kill("SIGTERM");
      await weg;
    },
  };
}

/** A command on the database of the demo. */
export async function opdracht(server: Server, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(server.binary, [...args, "--database", server.database], { cwd: server.map });
  return stdout;
}

/** A file in the folder of the server; it goes away with it. */
export async function bestand(server: Server, naam: string, inhoud: string): Promise<string> {
  const pad = join(server.map, naam);
  await writeFile(pad, inhoud, { mode: 0o600 });
  return pad;
}
