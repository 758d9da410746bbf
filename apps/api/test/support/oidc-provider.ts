import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair } from "jose";
import Provider from "oidc-provider";
import type { Configuration } from "oidc-provider";

/** Claims of a person at the provider. */
export interface PersonThere {
  sub: string;
  email?: string;
  email_verified?: boolean | string;
  name?: string;
  picture?: string;
}

/** A real OpenID provider, strict about PKCE, that signs every browser in as the person the test names. */
export interface OidcProvider {
  issuer: string;
  /** Whom it lets in from now on: for real browsers, which come by themselves. */
  admit(person: PersonThere): void;
  /** What a browser meets at the provider: all redirects, until one leads back to us. */
  visit(authorize: URL, person: PersonThere): Promise<URL>;
  stop(): Promise<void>;
}

export const oidcClient = { id: "rooms", secret: "oidc-secret-of-some-length" };

export async function startOidcProvider(redirectUri: string): Promise<OidcProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on TCP has an AddressInfo.
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const people = new Map<string, PersonThere>();
  const state = { next: "" };
  const provider = new Provider(issuer, await configuration(redirectUri, people));
  const handle = provider.callback();
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    void (request.url?.startsWith("/interaction/")
      ? provider.interactionFinished(request, response, { login: { accountId: state.next } })
      : handle(request, response));
  });
  const admit = (person: PersonThere): void => {
    people.set(person.sub, person);
    state.next = person.sub;
  };
  return {
    issuer,
    admit,
    async visit(authorize, person) {
      admit(person);
      return followUntilBack(authorize, issuer);
    },
    stop: () => stop(server),
  };
}

async function configuration(
  redirectUri: string,
  people: ReadonlyMap<string, PersonThere>,
): Promise<Configuration> {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  return {
    clients: [
      {
        client_id: oidcClient.id,
        client_secret: oidcClient.secret,
        redirect_uris: [redirectUri],
      },
    ],
    claims: {
      openid: ["sub"],
      email: ["email", "email_verified"],
      profile: ["name", "picture"],
    },
    cookies: { keys: ["a key for tests"] },
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: "RS256", use: "sig" }] },
    pkce: { required: () => true },
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({ ...people.get(sub), sub }),
    }),
    // Consent is given beforehand: what is tested is ours, not theirs.
    async loadExistingGrant({ oidc }) {
      const { client, session } = oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new oidc.provider.Grant({
        clientId: client.clientId,
        accountId: session.accountId,
      });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  };
}

async function followUntilBack(start: URL, issuer: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let next = start;
  for (let hop = 0; hop < 10; hop += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(next, { redirect: "manual", headers: { cookie } });
    for (const header of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = (header.split(";")[0] ?? "").split(/=(.*)/s);
      cookies.set(name, value);
    }
    const location = answer.headers.get("location");
    if (location === null) throw new Error(`The provider stopped with ${answer.status}.`);
    next = new URL(location, next);
    if (next.origin !== issuer) return next;
  }
  throw new Error("The provider redirects without end.");
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });
}
