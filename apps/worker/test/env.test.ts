import { expect, it } from "vitest";
import { readEnv } from "../src/env.ts";

const needed = {
  DATABASE_URL: "postgres://rooms@127.0.0.1/rooms",
  LIVEKIT_URL: "wss://livekit.example.com",
  LIVEKIT_API_KEY: "key",
  LIVEKIT_API_SECRET: "secret",
};

it("needs addresses and keys only, and reads empty as unset", () => {
  expect(readEnv({ ...needed, WORKER_PORT: "", AUTO_END_MINUTES: "" })).toEqual({
    ok: true,
    env: {
      ...needed,
      LOG_LEVEL: "info",
      PUBLIC_URL: "http://localhost:3000",
      WORKER_HOST: "127.0.0.1",
      WORKER_PORT: 7890,
      EXPIRE_CREATED_HOURS: 24,
      AUTO_END_MINUTES: 30,
      BLOB_STORE: "local",
      BLOB_DIR: ".rooms/blobs",
      S3_REGION: "us-east-1",
      LLM_CONTEXT_TOKENS: 32_768,
      LLM_ANSWER_FORMAT: "schema",
      LLM_TIMEOUT_SECONDS: 180,
      LLM_INPUT_PRICE_PER_MILLION: 0,
      LLM_OUTPUT_PRICE_PER_MILLION: 0,
      SENTRY_ENVIRONMENT: "production",
      OTEL_TRACES_SAMPLER_ARG: 1,
      blobStore: { kind: "local", directory: ".rooms/blobs" },
      livekitHttpUrl: "https://livekit.example.com",
    },
  });
});

it("takes no public address with a path, which links in mails would lose", () => {
  expect(readEnv({ ...needed, PUBLIC_URL: "https://example.com/rooms" })).toEqual({
    ok: false,
    problems: [expect.stringMatching(/^PUBLIC_URL: must be scheme, host and port alone/)],
  });
});

it("reads where documents are kept, and says what the chosen store lacks", () => {
  const s3 = { ...needed, BLOB_STORE: "s3", S3_BUCKET: "rooms" };
  const amazon = { kind: "s3", bucket: "rooms", endpoint: null, pathStyle: false, keys: null };
  expect(readEnv(s3)).toMatchObject({ env: { blobStore: amazon } });
  const endpoint = "https://s3.example.com";
  expect(readEnv({ ...s3, S3_ENDPOINT: endpoint })).toMatchObject({
    env: { blobStore: { kind: "s3", endpoint, pathStyle: true } },
  });
  expect(readEnv({ ...needed, BLOB_STORE: "s3", S3_ACCESS_KEY_ID: "id" })).toEqual({
    ok: false,
    problems: [
      "S3_BUCKET: is needed with BLOB_STORE=s3",
      "S3_SECRET_ACCESS_KEY: is needed with S3_ACCESS_KEY_ID",
    ],
  });
  expect(readEnv({ ...needed, BLOB_STORE: "vercel" })).toEqual({
    ok: false,
    problems: ["BLOB_READ_WRITE_TOKEN: is needed with BLOB_STORE=vercel"],
  });
  expect(readEnv({ ...needed, BLOB_STORE: "gcs" })).toMatchObject({
    problems: [expect.stringContaining("BLOB_STORE")],
  });
});

it("a model needs its address and its name", () => {
  const model = { LLM_BASE_URL: "http://127.0.0.1:8080/v1", LLM_MODEL: "small-one" };
  expect(readEnv({ ...needed, ...model })).toMatchObject({ ok: true, env: model });
  expect(readEnv({ ...needed, LLM_MODEL: "small-one" })).toEqual({
    ok: false,
    problems: ["LLM_BASE_URL: is needed with LLM_MODEL"],
  });
});

it("names everything that is wrong at once", () => {
  const wrong = { ...needed, DATABASE_URL: "mysql://hidden", AUTO_END_MINUTES: "-5" };
  expect(readEnv(wrong)).toMatchObject({
    ok: false,
    problems: [
      expect.stringMatching(/^DATABASE_URL: /),
      expect.stringMatching(/^AUTO_END_MINUTES: /),
    ],
  });
});

it("mails recaps with a server, a sender and the secret for the links that stop them, or not at all", () => {
  const mail = { SMTP_URL: "smtp://mail.example.com" };
  expect(readEnv({ ...needed, ...mail })).toEqual({
    ok: false,
    problems: ["MAIL_FROM: is needed with SMTP_URL", "AUTH_SECRET: is needed with SMTP_URL"],
  });
  const AUTH_SECRET = "a-secret-of-at-least-32-characters";
  const all = { ...mail, MAIL_FROM: "rooms@example.com", AUTH_SECRET };
  expect(readEnv({ ...needed, ...all }).ok).toBe(true);
});
