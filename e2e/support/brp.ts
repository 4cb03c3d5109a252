// SPDX-License-Identifier: EUPL-1.2
// A small BRP for the server under test: Haal Centraal's one address, with the persons that a test puts in. It can be out.
import { type Server as HttpServer, createServer } from "node:http";
import type { AddressInfo } from "node:net";

export class Brp {
  /** Answers 503, as during an outage. */
  uit = false;
  /** How often it was asked. */
  gevraagd = 0;
  private personen = new Map<string, object>();
  private constructor(private http: HttpServer) {}

  static async start(): Promise<Brp> {
    const http = createServer();
    const brp = new Brp(http);
    http.on("request", (vraag, antwoord) => {
      let lijf = "";
      vraag.on("data", (stuk: Buffer) => (lijf += stuk.toString()));
      vraag.on("end", () => {
        brp.gevraagd += 1;
        antwoord.setHeader("content-type", "application/json; charset=utf-8");
        if (vraag.method !== "POST" || vraag.url !== "/haalcentraal/api/brp/personen") {
          antwoord.writeHead(404).end("{}");
        } else if (vraag.headers["x-api-key"] !== "proefsleutel") {
          antwoord.writeHead(401).end('{"title":"Niet correct geauthenticeerd.","status":401}');
        } else if (brp.uit) {
          antwoord.writeHead(503).end('{"title":"Bronservice BRP is tijdelijk niet beschikbaar.","status":503}');
        } else {
          const { type, burgerservicenummer } = JSON.parse(lijf) as { type: string; burgerservicenummer: string[] };
          const personen = burgerservicenummer.map((bsn) => brp.personen.get(bsn)).filter((p) => p !== undefined);
          antwoord.end(JSON.stringify({ type, personen }));
        }
      });
    });
    await new Promise<void>((klaar) => http.listen(0, "127.0.0.1", klaar));
    return brp;
  }

  /** Without /personen. */
  get adres(): string {
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}/haalcentraal/api/brp`;
  }

  /** From now on it knows this person. */
  kent(bsn: string, persoon: object): void {
    this.personen.set(bsn, { burgerservicenummer: bsn, ...persoon });
  }

  async stop(): Promise<void> {
    this.http.closeAllConnections();
    await new Promise<void>((klaar) => this.http.close(() => klaar()));
  }
}
