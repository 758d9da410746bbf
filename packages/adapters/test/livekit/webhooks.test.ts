import { createHash } from "node:crypto";
import { SignJWT } from "jose";
import { AccessToken } from "livekit-server-sdk";
import { describe, expect, it } from "vitest";
import { createWebhookReader } from "../../src/livekit/index.ts";

const keys = { apiKey: "devkey", apiSecret: "a-secret-of-at-least-32-characters" };
const reader = createWebhookReader(keys);

async function signed(body: string, secret = keys.apiSecret): Promise<string> {
  const token = new AccessToken(keys.apiKey, secret, { ttl: 300 });
  token.sha256 = createHash("sha256").update(body).digest("base64");
  return token.toJwt();
}

const joined = {
  event: "participant_joined",
  id: "EV_1",
  createdAt: "1700000000",
  room: { name: "abcdefgh", sid: "RM_1" },
  participant: { sid: "PA_1", identity: "guest-abcdefgh-x", joinedAt: "1700000000" },
};

describe("the webhook reader", () => {
  it("reads who came, by connection", async () => {
    const body = JSON.stringify(joined);
    expect(await reader.read(body, await signed(body))).toEqual({
      kind: "presence",
      event: {
        id: "EV_1",
        kind: "joined",
        room: "abcdefgh",
        participant: {
          identity: "guest-abcdefgh-x",
          connectionId: "PA_1",
          joinedAt: new Date(1_700_000_000_000),
          mayShareScreen: true,
        },
        at: new Date(1_700_000_000_000),
      },
    });
  });

  it.each(["participant_left", "participant_connection_aborted"])(
    "takes %s for leaving",
    async (event) => {
      const body = JSON.stringify({ ...joined, event });
      expect(await reader.read(body, await signed(body))).toMatchObject({
        event: { kind: "left" },
      });
    },
  );

  it.each([
    ["a hidden participant", { permission: { hidden: true } }],
    ["an agent by kind", { kind: "AGENT" }],
    ["egress", { kind: "EGRESS" }],
  ])("does not take %s for a person", async (_, more) => {
    const body = JSON.stringify({ ...joined, participant: { ...joined.participant, ...more } });
    expect(await reader.read(body, await signed(body))).toEqual({
      kind: "other",
      name: "participant_joined",
    });
  });

  it("believes nothing that LiveKit did not sign, or that changed on the way", async () => {
    const body = JSON.stringify(joined);
    const refused = { kind: "bad-signature" };
    expect(await reader.read(body, undefined)).toEqual(refused);
    expect(await reader.read(body, "nonsense")).toEqual(refused);
    expect(
      await reader.read(body, await signed(body, "another-secret-of-32-characters!!")),
    ).toEqual(refused);
    expect(await reader.read(body.replace("EV_1", "EV_2"), await signed(body))).toEqual(refused);
    expect(await reader.read("{", await signed("{"))).toEqual(refused);
  });

  it.each([
    ["a few seconds old by our clock, as of a LiveKit whose clock is behind", -5, 5, "presence"],
    ["signed so long ago that it is none any more: a recording", -400, -100, "bad-signature"],
    ["not valid yet, by more than clocks may differ", 100, 400, "bad-signature"],
  ])("takes a signature that is %s for what it is", async (_, fromSeconds, untilSeconds, kind) => {
    const body = JSON.stringify(joined);
    const now = Math.floor(Date.now() / 1000);
    const sha256 = createHash("sha256").update(body).digest("base64");
    const token = await new SignJWT({ sha256 })
      .setProtectedHeader({ alg: "HS256" })
      .setIssuer(keys.apiKey)
      .setNotBefore(now + fromSeconds)
      .setExpirationTime(now + untilSeconds)
      .sign(new TextEncoder().encode(keys.apiSecret));
    expect((await reader.read(body, token)).kind).toBe(kind);
  });

  it("does not take news without an id, which could not be told from its repeats", async () => {
    const body = JSON.stringify({ ...joined, id: "" });
    expect(await reader.read(body, await signed(body))).toMatchObject({ kind: "other" });
  });
});
