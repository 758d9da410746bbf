import type { SignInOptions } from "./auth/config.ts";
import type { Env } from "./env.ts";

export function signInOptions(env: Env): SignInOptions {
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = env;
  return {
    local: env.localSignIn,
    mail: env.SMTP_URL !== undefined,
    google:
      GOOGLE_CLIENT_ID !== undefined && GOOGLE_CLIENT_SECRET !== undefined
        ? { clientId: GOOGLE_CLIENT_ID, clientSecret: GOOGLE_CLIENT_SECRET }
        : undefined,
    oidc:
      env.OIDC_ISSUER !== undefined &&
      OIDC_CLIENT_ID !== undefined &&
      OIDC_CLIENT_SECRET !== undefined
        ? {
            issuer: env.OIDC_ISSUER,
            name: env.OIDC_NAME,
            trustsAddresses: env.OIDC_TRUST_EMAIL,
            clientId: OIDC_CLIENT_ID,
            clientSecret: OIDC_CLIENT_SECRET,
          }
        : undefined,
  };
}
