import { expect, it } from "vitest";
import * as z from "zod";
import { livekitHttpUrl, port, readVariables, secret } from "../src/environment/index.ts";

const schema = z.object({ PORT: port.default(80), SECRET: secret, NAME: z.string().optional() });
const fine = "s".repeat(32);

it("reads an empty variable as unset", () => {
  expect(readVariables(schema, { PORT: "", SECRET: fine, NAME: "" })).toEqual({
    ok: true,
    env: { PORT: 80, SECRET: fine },
  });
});

it("names everything that is wrong at once, and no value", () => {
  const read = readVariables(schema, { PORT: "99999", SECRET: "short" });
  expect(read).toMatchObject({
    ok: false,
    problems: [expect.stringMatching(/^PORT: /), expect.stringMatching(/^SECRET: needs 32/)],
  });
  expect(JSON.stringify(read)).not.toMatch(/99999|short/);
});

it("asks LiveKit by the address for servers where there is one", () => {
  const env = { LIVEKIT_URL: "wss://livekit.example.com" };
  expect(livekitHttpUrl(env)).toBe("https://livekit.example.com");
  expect(livekitHttpUrl({ ...env, LIVEKIT_INTERNAL_URL: "ws://livekit:7880" })).toBe(
    "http://livekit:7880",
  );
});
