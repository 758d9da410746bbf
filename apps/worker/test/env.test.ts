import { expect, it } from "vitest";
import { readEnv } from "../src/env.ts";

const needed = {
  DATABASE_URL: "postgres://rooms@127.0.0.1/rooms",
  LIVEKIT_URL: "wss://livekit.example.com",
  LIVEKIT_API_KEY: "key",
  LIVEKIT_API_SECRET: "secret",
};

it("needs addresses and keys only, and reads empty as unset", () => {
  expect(readEnv({ ...needed, WORKER_PORT: "", AUTO_END_MINUTES: "" })).toMatchObject({
    WORKER_HOST: "127.0.0.1",
    WORKER_PORT: 7890,
    EXPIRE_CREATED_HOURS: 24,
    AUTO_END_MINUTES: 30,
    livekitHttpUrl: "https://livekit.example.com",
  });
});

it("asks LiveKit by the address for servers where there is one", () => {
  const env = readEnv({ ...needed, LIVEKIT_INTERNAL_URL: "ws://livekit:7880" });
  expect(env.livekitHttpUrl).toBe("http://livekit:7880");
});

it("names everything that is wrong at once, and no value", () => {
  const wrong = { ...needed, DATABASE_URL: "mysql://hidden", AUTO_END_MINUTES: "-5" };
  expect(() => readEnv(wrong)).toThrow(/DATABASE_URL: [\s\S]*AUTO_END_MINUTES: /);
  expect(() => readEnv(wrong)).not.toThrow(/hidden|-5/);
});
