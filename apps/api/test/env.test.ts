import { describe, expect, it } from "vitest";
import { readEnv } from "../src/env.ts";

const needed = {
  DATABASE_URL: "postgres://rooms@127.0.0.1/rooms",
  AUTH_SECRET: "a".repeat(32),
  LIVEKIT_URL: "ws://127.0.0.1:7880",
  LIVEKIT_API_KEY: "key",
  LIVEKIT_API_SECRET: "secret",
  REALTIME_TICKET_SECRET: "b".repeat(32),
};

describe("the environment", () => {
  it("needs nothing beyond secrets and addresses, and reads empty as unset", () => {
    expect(readEnv({ ...needed, PUBLIC_URL: "", GOOGLE_CLIENT_ID: "" })).toMatchObject({
      ok: true,
      env: {
        API_HOST: "127.0.0.1",
        API_PORT: 7850,
        PUBLIC_URL: "http://localhost:3000",
        TRANSCRIBER_PUBLIC_URL: "ws://localhost:7860",
        RATE_LIMIT_SCALE: 1,
        origins: ["http://localhost:3000"],
        livekitHttpUrl: "http://127.0.0.1:7880",
      },
    });
  });

  it("names everything that is wrong at once, and no value", () => {
    const wrong = {
      ...needed,
      DATABASE_URL: "mysql://hidden",
      AUTH_SECRET: "short",
      OIDC_ISSUER: "https://id",
    };
    const read = readEnv(wrong);
    expect(read).toMatchObject({
      ok: false,
      problems: [
        expect.stringMatching(/^DATABASE_URL: /),
        expect.stringMatching(/^AUTH_SECRET: /),
        "OIDC_CLIENT_ID: is needed with OIDC_ISSUER",
        "OIDC_CLIENT_SECRET: is needed with OIDC_ISSUER",
      ],
    });
    expect(JSON.stringify(read)).not.toMatch(/hidden|short/);
  });

  it.each([
    ["development", undefined, true],
    ["test", undefined, true],
    ["production", undefined, false],
    ["production", "1", true],
    ["development", "0", false],
  ])("in %s with AUTH_LOCAL=%s local sign-in is %s", (NODE_ENV, AUTH_LOCAL, open) => {
    expect(readEnv({ ...needed, NODE_ENV, AUTH_LOCAL })).toMatchObject({
      env: { localSignIn: open },
    });
  });

  it.each([
    ["https://login.microsoftonline.com/common/v2.0", false],
    ["https://login.microsoftonline.com/organizations/v2.0", false],
    ["https://login.microsoftonline.com/%7Btenantid%7D/v2.0", false],
    ["https://sts.windows.net/9188040D-6c67-4c5b-b112-36a304b66dad/", false],
    ["https://accounts.google.com", false],
    ["https://gitlab.com", false],
    ["https://login.microsoftonline.com/5f1c9a3e-0000-4000-8000-000000000001/v2.0", true],
    ["https://gitlab.company.example", true],
  ])(
    "with OIDC_TRUST_EMAIL believes one company's issuer, not one of many: %s %s",
    (issuer, ok) => {
      const provider = { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: "a", OIDC_CLIENT_SECRET: "b" };
      expect(readEnv({ ...needed, ...provider })).toMatchObject({ ok: true });
      const trusting = readEnv({ ...needed, ...provider, OIDC_TRUST_EMAIL: "1" });
      expect(trusting.ok ? [] : trusting.problems).toEqual(
        ok ? [] : [expect.stringMatching(/^OIDC_TRUST_EMAIL: /)],
      );
    },
  );

  it("takes unsafe requests from the public origin and those listed", () => {
    const read = readEnv({
      ...needed,
      PUBLIC_URL: "https://rooms.example.com/",
      ALLOWED_ORIGINS: "https://a.example.com, http://127.0.0.1:3000",
    });
    expect(read).toMatchObject({
      env: {
        PUBLIC_URL: "https://rooms.example.com",
        origins: ["https://rooms.example.com", "https://a.example.com", "http://127.0.0.1:3000"],
      },
    });
  });

  it.each([
    "https://example.com/rooms",
    "https://example.com/?",
    "https://example.com/#a",
    "https://ann@example.com",
    "https://ann:word@example.com",
  ])("takes no address of pages with more than an origin: %s", (url) => {
    const problem: unknown = expect.stringMatching(
      /^PUBLIC_URL: must be scheme, host and port alone/,
    );
    expect(readEnv({ ...needed, PUBLIC_URL: url })).toEqual({ ok: false, problems: [problem] });
    expect(readEnv({ ...needed, ALLOWED_ORIGINS: url })).toMatchObject({ ok: false });
  });

  it("says which entry of the trusted proxies is none", () => {
    expect(readEnv({ ...needed, TRUSTED_PROXIES: "loopback, 10.0.0.0/8, everybody" })).toEqual({
      ok: false,
      problems: [expect.stringMatching(/^TRUSTED_PROXIES: "everybody" is no address/)],
    });
  });
});
