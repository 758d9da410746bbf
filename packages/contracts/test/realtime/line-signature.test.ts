import { createPrivateKey, sign } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createLineVerifier, lineKeysOf, signedBytes } from "../../src/realtime/index.ts";
import type { FinalMessage } from "../../src/realtime/index.ts";

const slug = "abcd1234";
const line: FinalMessage = {
  ...{ type: "final", utteranceId: "u1", epoch: 2, seq: null, language: "en", confidence: 0.9 },
  ...{ participantIdentity: "ann", participantName: "Ann", text: "Ship it." },
  ...{ startedAtMs: 1_020.5, endedAtMs: 2_000 },
};

async function signed(secret: string, of: FinalMessage, inSession = slug): Promise<FinalMessage> {
  const { privateKey } = await lineKeysOf(secret);
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: "der", type: "pkcs8" });
  const signature = sign(null, signedBytes(inSession, of), key).toString("base64url");
  return { ...of, signature };
}

describe("a relayed final", () => {
  it.each<[boolean, string, Partial<FinalMessage>]>([
    [true, "as it was said", {}],
    [true, "with the number that it got later", { seq: 7 }],
    [false, "without a signature", { signature: undefined }],
    [false, "with another text", { text: "Do not ship it." }],
    [false, "under another speaker", { participantIdentity: "ben" }],
    [false, "under another name", { participantName: "Ben" }],
    [false, "at another time", { startedAtMs: 0 }],
    [false, "of another utterance", { utteranceId: "u2" }],
    [false, "of another epoch", { epoch: 3 }],
    [false, "with a signature of nothing", { signature: "A".repeat(86) }],
  ])("is believed: %s, %s", async (believed, _what, change) => {
    const { publicKey } = await lineKeysOf("secret");
    const verify = await createLineVerifier(slug, publicKey);
    expect(await verify({ ...(await signed("secret", line)), ...change })).toBe(believed);
  });

  it("is not believed when it was said in another session, or by who holds another secret", async () => {
    const { publicKey } = await lineKeysOf("secret");
    const verify = await createLineVerifier(slug, publicKey);
    expect(await verify(await signed("secret", line, "zzzz1234"))).toBe(false);
    expect(await verify(await signed("another", line))).toBe(false);
  });
});
