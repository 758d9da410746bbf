import { describe, expect, it } from "vitest";
import { readEnv } from "../src/env.ts";
import { originCheck } from "../src/server/origins.ts";

const least = {
  DATABASE_URL: "postgres://rooms@127.0.0.1:5432/rooms",
  REALTIME_TICKET_SECRET: "s".repeat(32),
};

describe("the environment", () => {
  it("needs a database and a ticket secret, and nothing else", () => {
    expect(readEnv(least)).toMatchObject({
      ok: true,
      env: { port: 7860, lanes: 2, gladia: { url: "http://127.0.0.1:7870", apiKey: null } },
    });
  });

  it("names every problem at once", () => {
    const read = readEnv({ LANES: "0", TRANSCRIBER_PORT: "x", REALTIME_TICKET_SECRET: "short" });
    expect(read.ok ? [] : read.problems.map((problem) => problem.split(":")[0]).sort()).toEqual([
      "DATABASE_URL",
      "LANES",
      "REALTIME_TICKET_SECRET",
      "TRANSCRIBER_PORT",
    ]);
  });

  it("turns to Gladia itself once there is a key, and an empty value is none", () => {
    const url = (more: Record<string, string>) => {
      const read = readEnv({ ...least, ...more });
      return read.ok ? read.env.gladia.url : null;
    };
    expect(url({ GLADIA_API_KEY: "k" })).toBe("https://api.gladia.io");
    expect(url({ GLADIA_API_KEY: "" })).toBe("http://127.0.0.1:7870");
    expect(url({ GLADIA_API_KEY: "k", GLADIA_URL: "http://other:1" })).toBe("http://other:1");
  });
});

it("a speech server of ours on another machine is told its key, and is not taken for Gladia", () => {
  const read = readEnv({ ...least, GLADIA_URL: "http://speech:7870", SPEECH_API_KEY: "k" });
  expect(read.ok ? read.env.gladia : null).toMatchObject({
    ...{ url: "http://speech:7870", apiKey: null, ownServerKey: "k", replayRate: 4 },
  });
});

describe("ears in the room", () => {
  const all = {
    LIVEKIT_URL: "wss://livekit.example",
    LIVEKIT_API_KEY: "key",
    LIVEKIT_API_SECRET: "secret",
  };
  const livekitOf = (more: Record<string, string>) => {
    const read = readEnv({ ...least, ...more });
    return read.ok ? read.env.livekit : "refused";
  };

  it("are there where the process is told all of LiveKit, and by our own way to it", () => {
    const keys = { apiKey: "key", apiSecret: "secret" };
    expect(livekitOf(all)).toEqual({ url: "wss://livekit.example", ...keys });
    const inside = { LIVEKIT_INTERNAL_URL: "http://livekit:7880" };
    expect(livekitOf({ ...all, ...inside })).toEqual({ url: "ws://livekit:7880", ...keys });
    for (const name of Object.keys(all)) expect(livekitOf({ ...all, [name]: "" })).toBeNull();
  });
});

describe("audio that is fed again", () => {
  it("goes at the vendor's pace when there is a key, at the local engine's otherwise, or as told", () => {
    const rate = (more: Record<string, string>) => {
      const read = readEnv({ ...least, ...more });
      return read.ok ? read.env.gladia.replayRate : null;
    };
    expect([rate({}), rate({ GLADIA_API_KEY: "k" }), rate({ GLADIA_REPLAY_RATE: "2" })]).toEqual([
      4, 1.25, 2,
    ]);
  });
});

describe("an origin", () => {
  it.each<[string, readonly string[] | null, boolean]>([
    ["https://rooms.example", ["https://rooms.example"], true],
    ["https://rooms.example.evil", ["https://rooms.example"], false],
    ["http://localhost:3000", ["https://rooms.example"], false],
    ["http://localhost:3000", null, true],
    ["http://127.0.0.1:3000", null, true],
    ["https://localhost.evil", null, false],
    ["null", null, false],
  ])("%s, with the list %s: %s", (origin, allowed, admitted) => {
    expect(originCheck(allowed)(origin)).toBe(admitted);
  });
});
