import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

/** Who comes to the provider, and what it says of them. */
export type Guest = {
  subject: string;
  email?: string;
  isVerified?: boolean;
  acr?: string;
  amr?: string[];
};

const client = { id: "newsroom", secret: "a secret of the newsroom's own, for tests" };

/**
 * A provider of OpenID Connect on this machine: not a stand-in, but one that
 * others run, with its own checks. Whoever comes is signed in as `guest`.
 */
export class LoopbackProvider {
  guest: Guest = { subject: "nobody" };
  #server: Server | undefined;
  issuer = "";

  /** @param origin of the site that people are sent back to */
  async open(origin: string): Promise<void> {
    const server = createServer((req, res) => void answer(req, res)).listen(0, "127.0.0.1");
    await once(server, "listening");
    this.#server = server;
    this.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const provider = this.#provider(origin);
    const callback = provider.callback();
    const answer = async (req: IncomingMessage, res: ServerResponse) => {
      if (!req.url?.startsWith("/interaction/")) return callback(req, res);
      const { subject: accountId, acr, amr } = this.guest;
      const login = { accountId, ...(acr ? { acr } : {}), ...(amr ? { amr } : {}) };
      await provider.interactionFinished(req, res, { login });
    };
  }

  /** What the site is told of it. */
  get settings(): Record<string, string> {
    const { id: OIDC_CLIENT_ID, secret: OIDC_CLIENT_SECRET } = client;
    return { OIDC_ISSUER: this.issuer, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET };
  }

  async close(): Promise<void> {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }

  #provider(origin: string): Provider {
    const metadata = {
      client_id: client.id,
      client_secret: client.secret,
      redirect_uris: [`${origin}/en/staff/sign-in/provider/return`],
    };
    return new Provider(this.issuer, {
      clients: [metadata],
      cookies: { keys: ["of a provider that tests alone know"] },
      pkce: { required: () => true },
      claims: { openid: ["sub", "acr", "amr"], email: ["email", "email_verified"] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_, { uid }) => `/interaction/${uid}` },
      findAccount: (_, accountId) => ({
        accountId,
        claims: async () => {
          const { email, isVerified } = this.guest;
          return {
            sub: accountId,
            ...(email ? { email, email_verified: isVerified ?? false } : {}),
          };
        },
      }),
      loadExistingGrant: async ({ oidc }) => {
        const { client: asker, session } = oidc;
        const grant = new oidc.provider.Grant({
          clientId: asker?.clientId ?? "",
          accountId: session?.accountId ?? "",
        });
        grant.addOIDCScope("openid email");
        await grant.save();
        return grant;
      },
    });
  }
}

/**
 * Goes to an address as a browser with cookies of its own does, until it is
 * sent back to the site.
 */
export async function followTo(origin: string, address: string): Promise<string> {
  const jar = new Map<string, string>();
  let place = address;
  for (let step = 0; step < 8; step++) {
    if (place.startsWith(origin)) return place;
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(place, { redirect: "manual", headers: { cookie } });
    for (const each of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(each) ?? [];
      jar.set(name, value);
    }
    const location = answer.headers.get("location");
    if (!location) throw new Error(`${place}: ${answer.status} ${await answer.text()}`);
    place = new URL(location, place).href;
  }
  throw new Error("the provider leads nowhere");
}
