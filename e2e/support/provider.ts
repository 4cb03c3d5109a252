// SPDX-License-Identifier: EUPL-1.2
// A real OpenID provider (npm oidc-provider) on this machine, for the tests of the sign-in. What it does is its own
// code; a test can let it change keys, go away, or spoil an ID token on its way out (signed again with its own key).
import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { createServer, type IncomingMessage, type Server as HttpServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, importJWK, type JWK, type JWTPayload, SignJWT } from "jose";
// @ts-expect-error The package has no types.
import OidcProvider from "oidc-provider";

export const CLIENT_ID = "regiekamer";
export const CLIENT_INWONER = "regiekamer-inwoner";
export const ACR = "loa-substantieel";

/** A free port; somebody else could take it in between, which a test then tells. */
export async function vrijePoort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((klaar) => server.listen(0, "127.0.0.1", klaar));
  const { port } = server.address() as AddressInfo;
  await new Promise((klaar) => server.close(klaar));
  return port;
}

export class Aanbieder {
  readonly issuer: string;
  /** private key of Regiekamer, PKCS#8 in PEM */
  readonly sleutel: string;
  /** assurance level that the next people sign in with */
  acr: string | undefined = ACR;
  /** seconds that an ID token lives */
  ttl = 300;
  /** changes the claims of an ID token; the answer is signed again */
  knoei: ((claims: JWTPayload) => JWTPayload) | undefined;
  /** asks for this nonce instead of the one in the address */
  nonce: string | undefined;
  /** takes the address that the browser would be sent back to; the browser stays */
  vang: ((adres: string) => void) | undefined;
  private readonly publiek: KeyObject;
  private http: HttpServer | undefined;
  private provider: any;
  private jwk: JWK = {};
  private sleutels = 0;

  constructor(
    private readonly poort: number,
    private readonly basis: string,
  ) {
    this.issuer = `http://127.0.0.1:${poort}`;
    const paar = generateKeyPairSync("ec", { namedCurve: "P-256" });
    this.sleutel = paar.privateKey.export({ type: "pkcs8", format: "pem" }) as string;
    this.publiek = paar.publicKey;
  }

  /** Starts, or starts again. */
  async start(): Promise<void> {
    if (!this.provider) await this.nieuweSleutel();
    const http = createServer((vraag, antwoord) => {
      this.handel(vraag, antwoord).catch((fout: Error) => antwoord.writeHead(500).end(fout.message));
    });
    await new Promise<void>((klaar) => http.listen(this.poort, "127.0.0.1", klaar));
    this.http = http;
  }

  async stop(): Promise<void> {
    const http = this.http;
    if (!http) return;
    this.http = undefined;
    http.closeAllConnections();
    await new Promise((klaar) => http.close(klaar));
  }

  /** From now on another key signs, under another kid; the old one is gone. */
  async nieuweSleutel(): Promise<void> {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    this.jwk = { ...(await exportJWK(privateKey)), kid: `sleutel-${++this.sleutels}`, alg: "ES256", use: "sig" };
    this.provider = new OidcProvider(this.issuer, await this.instelling());
    this.provider.use(async (ctx: any, verder: () => Promise<void>) => {
      await verder();
      const heen: string = ctx.response.get("location") ?? "";
      if (this.vang && heen.startsWith(`${this.basis}/aanmelden/terug`)) {
        this.vang(heen);
        ctx.remove("location");
        ctx.status = 200;
        ctx.body = "onderschept";
      }
      if (ctx.oidc?.route === "token" && ctx.body?.id_token && this.knoei) ctx.body.id_token = await this.bederf(ctx.body.id_token);
    });
  }

  private async bederf(token: string): Promise<string> {
    const claims = JSON.parse(Buffer.from(token.split(".")[1], "base64url").toString());
    return new SignJWT(this.knoei!(claims)).setProtectedHeader({ alg: "ES256", kid: this.jwk.kid }).sign(await importJWK(this.jwk, "ES256"));
  }

  private async client(id: string, terug: string, afgemeld: string): Promise<object> {
    return {
      client_id: id,
      token_endpoint_auth_method: "private_key_jwt",
      token_endpoint_auth_signing_alg: "ES256",
      jwks: { keys: [await exportJWK(this.publiek)] },
      redirect_uris: [this.basis + terug],
      post_logout_redirect_uris: [this.basis + afgemeld],
      response_types: ["code"],
      grant_types: ["authorization_code"],
      id_token_signed_response_alg: "ES256",
    };
  }

  private async instelling(): Promise<object> {
    return {
      clients: [await this.client(CLIENT_ID, "/aanmelden/terug", "/aanmelden"), await this.client(CLIENT_INWONER, "/mijn/terug", "/mijn")],
      jwks: { keys: [this.jwk] },
      acrValues: [ACR, "loa-laag"],
      clientAuthMethods: ["private_key_jwt"],
      cookies: { keys: ["alleen-voor-tests"] },
      pkce: { required: () => true },
      ttl: { IdToken: () => this.ttl, AccessToken: 60, AuthorizationCode: 60, Interaction: 600, Session: 600, Grant: 600 },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_ctx: unknown, interactie: { uid: string }) => `/interactie/${interactie.uid}` },
      findAccount: (_ctx: unknown, id: string) => ({ accountId: id, claims: async () => ({ sub: id }) }),
      loadExistingGrant: async (ctx: any) => {
        const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
        grant.addOIDCScope("openid");
        await grant.save();
        return grant;
      },
    };
  }

  private async handel(vraag: IncomingMessage, antwoord: ServerResponse): Promise<void> {
    if (this.nonce && vraag.url?.startsWith("/auth?")) {
      const adres = new URL(vraag.url, this.issuer);
      adres.searchParams.set("nonce", this.nonce);
      vraag.url = adres.pathname + adres.search;
    }
    if (!vraag.url?.startsWith("/interactie/")) {
      await this.provider.callback()(vraag, antwoord);
      return;
    }
    if (vraag.method === "POST") {
      let lijf = "";
      for await (const stuk of vraag) lijf += stuk;
      const accountId = new URLSearchParams(lijf).get("naam") ?? "";
      const login = { accountId, ...(this.acr ? { acr: this.acr } : {}) };
      await this.provider.interactionFinished(vraag, antwoord, { login }, { mergeWithLastSubmission: false });
      return;
    }
    antwoord.setHeader("content-type", "text/html; charset=utf-8");
    antwoord.end(
      '<!doctype html><html lang="nl"><title>Werkaccount</title><h1>Werkaccount</h1><form method="post"><label>Naam <input name="naam" autofocus></label> <button>Verder</button></form></html>',
    );
  }
}
