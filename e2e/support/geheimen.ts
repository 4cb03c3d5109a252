// SPDX-License-Identifier: EUPL-1.2
// What must never leave the server: looked for in every page, address and log line of the whole run.
import type { Browser, BrowserContext, Response } from "@playwright/test";

/** BSNs in a text. All those of the simulated gemeente come from the test range 999xxxxxx and pass the elfproef. */
export function bsnsIn(tekst: string): string[] {
  return [...tekst.matchAll(/(?<![\d.,-])999[ .-]?\d{2}[ .-]?\d{4}(?![\d-])/g)].map((m) => m[0]).filter((bsn) => elfproef(bsn.replace(/\D/g, "")));
}

function elfproef(bsn: string): boolean {
  if (bsn.length !== 9) return false;
  const som = [...bsn].reduce((som, cijfer, i) => som + Number(cijfer) * (i === 8 ? -1 : 9 - i), 0);
  return som % 11 === 0;
}

/** Watches every context that this browser opens. */
export class Wacht {
  readonly gevonden: string[] = [];
  /** Answers with a text that were read, so that a run that read nothing does not count as clean. */
  gelezen = 0;
  private bezig = new Set<Promise<void>>();

  constructor(browser: Browser) {
    const nieuw = browser.newContext.bind(browser);
    browser.newContext = async (...opties) => {
      const context = await nieuw(...opties);
      this.kijk(context);
      return context;
    };
  }

  kijk(context: BrowserContext): void {
    context.on("response", (antwoord) => {
      const werk = this.lees(antwoord).finally(() => this.bezig.delete(werk));
      this.bezig.add(werk);
    });
  }

  private async lees(antwoord: Response): Promise<void> {
    const adres = antwoord.url();
    for (const bsn of bsnsIn(decodeURIComponent(adres.replace(/%(?![0-9a-f]{2})/gi, "%25")))) this.gevonden.push(`${bsn} in the address ${adres}`);
    if (!/^text\/(?!css)|json/.test(antwoord.headers()["content-type"] ?? "")) return;
    // A page that was left before its answer came has no text any more.
    const tekst = await antwoord.text().catch(() => undefined);
    if (tekst === undefined) return;
    this.gelezen += 1;
    for (const bsn of bsnsIn(tekst)) this.gevonden.push(`${bsn} in ${adres}`);
    const sessie = /(?:^|; )(?:__Host-)?rk(?:-mijn)?=([0-9a-f]{32,})/.exec(antwoord.request().headers()["cookie"] ?? "")?.[1];
    if (sessie && (tekst.includes(sessie) || adres.includes(sessie))) this.gevonden.push(`the session cookie in ${adres}`);
  }

  async klaar(): Promise<string[]> {
    await Promise.allSettled([...this.bezig]);
    return this.gevonden.splice(0);
  }
}
