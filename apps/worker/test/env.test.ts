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
      WORKER_HOST: "127.0.0.1",
      WORKER_PORT: 7890,
      EXPIRE_CREATED_HOURS: 24,
      AUTO_END_MINUTES: 30,
      livekitHttpUrl: "https://livekit.example.com",
    },
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
