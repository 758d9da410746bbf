import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

/** An OpenID provider that lets everybody in as whom the test says. */
export interface FakeOidc {
  issuer: string;
  /** Claims of the next sign-in. */
  person: { sub: string; email: string; email_verified: boolean; name?: string };
  /** Told by the test from the address the browser was sent to. */
  nonce: string | undefined;
  stop(): Promise<void>;
}

export const oidcClient = { id: "rooms", secret: "oidc-secret" };

export async function startFakeOidc(): Promise<FakeOidc> {
  const { publicKey, privateKey } = await generateKeyPair("RS256", { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), alg: "RS256", kid: "1", use: "sig" };
  const state = { issuer: "", nonce: undefined as string | undefined };
  let person: FakeOidc["person"] = { sub: "1", email: "nobody@example.com", email_verified: true };

  async function answerTo(path: string): Promise<object> {
    if (path.startsWith("/.well-known")) return discovery(state.issuer);
    if (path === "/jwks") return { keys: [jwk] };
    const idToken = await new SignJWT({ ...person, ...(state.nonce && { nonce: state.nonce }) })
      .setProtectedHeader({ alg: "RS256", kid: "1" })
      .setIssuer(state.issuer)
      .setAudience(oidcClient.id)
      .setIssuedAt()
      .setExpirationTime("5m")
      .sign(privateKey);
    return { access_token: "opaque", token_type: "Bearer", expires_in: 300, id_token: idToken };
  }

  const server = createServer((request, response) => {
    void answerTo(request.url ?? "").then((answer) => {
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on TCP has an AddressInfo.
  state.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer: state.issuer,
    get person() {
      return person;
    },
    set person(next) {
      person = next;
    },
    get nonce() {
      return state.nonce;
    },
    set nonce(next) {
      state.nonce = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function discovery(issuer: string): object {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    userinfo_endpoint: `${issuer}/userinfo`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
  };
}
