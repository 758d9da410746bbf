import { participantIdentity, sessionId, slug } from "@rooms/domain/shared/ids";
import { SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { derivedKey } from "../../src/auth/derived-key.ts";
import { createGuestPasses } from "../../src/auth/guest-passes.ts";

const secret = "auth-secret-of-at-least-32-characters";
const passes = createGuestPasses([secret]);
const pass = {
  identity: participantIdentity("guest-abcdefgh-random"),
  slug: slug("abcdefgh"),
  sessionId: sessionId("0198c2a0-0000-7000-8000-000000000000"),
};

function forged(key: Uint8Array, audience: string, expiresIn: string): Promise<string> {
  return new SignJWT({ slug: pass.slug, session: pass.sessionId })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(pass.identity)
    .setAudience(audience)
    .setExpirationTime(expiresIn)
    .sign(key);
}

describe("a guest's pass", () => {
  it("proves who they are in their session", async () => {
    expect(await passes.read(await passes.issue(pass), pass.slug)).toEqual(pass);
  });

  it("is believed by the secret that signed it as long as that is accepted", async () => {
    const next = "the-next-auth-secret-of-32-characters";
    const issued = await passes.issue(pass);
    expect(await createGuestPasses([next, secret]).read(issued, pass.slug)).toEqual(pass);
    expect(await createGuestPasses([next]).read(issued, pass.slug)).toBeNull();
  });

  it("proves nothing in another session", async () => {
    expect(await passes.read(await passes.issue(pass), slug("hgfedcba"))).toBeNull();
  });

  it("proves nothing when made by others, for other ends, or too long ago", async () => {
    const key = derivedKey(secret, "guest passes");
    const raw = new TextEncoder().encode(secret);
    expect(await passes.read(await forged(key, "rooms.guest", "1h"), pass.slug)).toEqual(pass);
    expect(await passes.read(await forged(raw, "rooms.guest", "1h"), pass.slug)).toBeNull();
    expect(await passes.read(await forged(key, "rooms.realtime", "1h"), pass.slug)).toBeNull();
    expect(await passes.read(await forged(key, "rooms.guest", "-1s"), pass.slug)).toBeNull();
    expect(await passes.read("nonsense", pass.slug)).toBeNull();
  });
});
