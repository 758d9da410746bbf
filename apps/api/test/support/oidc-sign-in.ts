import { createTestDatabase } from "@rooms/db/testing";
import { createLogger } from "@rooms/service-kit/observability";
import { logOnly } from "@rooms/service-kit/observe";
import type { Pool } from "@rooms/db";
import { compose } from "../../src/compose.ts";
import { openBrowser } from "./browser.ts";
import type { Browser } from "./browser.ts";
import { oidcClient, startOidcProvider } from "./oidc-provider.ts";
import type { OidcProvider, PersonThere } from "./oidc-provider.ts";
import { formToken } from "./sign-in.ts";
import { publicOrigin, testEnv } from "./test-api.ts";
import { useRunning } from "./use-running.ts";

export interface OidcApi {
  provider: OidcProvider;
  pool: Pool;
  visitor(): Browser;
  /** As far as the provider's page. */
  begin(browser: Browser): Promise<URL>;
  /** There, back again, and in, if they are let in: the last answer. */
  signIn(browser: Browser, person: PersonThere): Promise<Response>;
}

/** The real app beside a real provider. */
export function useOidcApi(variables: Record<string, string> = {}): () => OidcApi {
  return useRunning(() => start(variables));
}

async function start(
  variables: Record<string, string>,
): Promise<OidcApi & { stop: () => Promise<void> }> {
  const origin = variables["PUBLIC_URL"] ?? publicOrigin;
  const database = await createTestDatabase();
  const provider = await startOidcProvider(`${origin}/api/auth/callback/oidc`);
  const env = testEnv({
    DATABASE_URL: database.url,
    OIDC_ISSUER: provider.issuer,
    OIDC_NAME: "Company",
    OIDC_CLIENT_ID: oidcClient.id,
    OIDC_CLIENT_SECRET: oidcClient.secret,
    ...variables,
  });
  const api = compose(env, logOnly(createLogger({ name: "api", level: "silent" })));
  const request = async (path: string, init?: RequestInit) => api.app.request(path, init);

  async function begin(browser: Browser): Promise<URL> {
    const asked = await browser.send("/api/auth/signin/oidc", {
      method: "POST",
      body: new URLSearchParams({
        csrfToken: await formToken(browser),
        callbackUrl: "/sessions",
      }),
    });
    return new URL(asked.headers.get("location") ?? "");
  }
  return {
    provider,
    pool: database.pool,
    visitor: () => openBrowser({ request }, origin),
    begin,
    async signIn(browser, person) {
      const back = await provider.visit(await begin(browser), person);
      return browser.send(back.pathname + back.search);
    },
    async stop() {
      await api.close();
      await provider.stop();
      await database.drop();
    },
  };
}
