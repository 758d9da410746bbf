import {
  isSlug,
  isUuid,
  type ParticipantIdentity,
  participantIdentity,
  sessionId,
  type SessionId,
  type Slug,
} from "@rooms/domain/shared/ids";
import type { SigningSecrets } from "@rooms/domain/shared/signing-secrets";
import { jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import { derivedKey } from "./derived-key.ts";

/** What a guest's cookie proves: they are this participant of this session. */
interface GuestPass {
  readonly identity: ParticipantIdentity;
  readonly slug: Slug;
  readonly sessionId: SessionId;
}

export interface GuestPasses {
  issue(pass: GuestPass): Promise<string>;
  /** Null for anything that was not issued here, for this session, within its lifetime. */
  read(cookie: string, slug: Slug): Promise<GuestPass | null>;
}

/** A session of a day, and the longest time that a space lets guests read it afterwards. */
const guestPassTtlSeconds = 8 * 24 * 60 * 60;
const audience = "rooms.guest";
const claims = z.object({
  sub: z.string(),
  slug: z.string().refine(isSlug),
  session: z.string().refine(isUuid),
});

/** Before `CookieStyle.named`. */
export function guestCookieName(slug: Slug): string {
  return `rooms.guest.${slug}`;
}

/** The cookie by which a guest is known in one session from the next request on. */
export async function guestCookie(
  passes: Pick<GuestPasses, "issue">,
  pass: GuestPass,
): Promise<{ name: string; value: string; maxAgeSeconds: number }> {
  const value = await passes.issue(pass);
  return { name: guestCookieName(pass.slug), value, maxAgeSeconds: guestPassTtlSeconds };
}

export function createGuestPasses([current, ...accepted]: SigningSecrets): GuestPasses {
  const keyOf = (secret: string): Uint8Array => derivedKey(secret, "guest passes");
  const key = keyOf(current);
  const keys = [key, ...accepted.map(keyOf)];
  return {
    issue: ({ identity, slug, sessionId }) =>
      new SignJWT({ slug, session: sessionId })
        .setProtectedHeader({ alg: "HS256" })
        .setSubject(identity)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime(`${guestPassTtlSeconds}s`)
        .sign(key),

    async read(cookie, slug) {
      const payload = await verified(cookie, keys);
      if (payload?.slug !== slug) return null;
      return {
        identity: participantIdentity(payload.sub),
        slug,
        sessionId: sessionId(payload.session),
      };
    },
  };
}

async function verified(
  token: string,
  keys: readonly Uint8Array[],
): Promise<z.infer<typeof claims> | null> {
  for (const key of keys) {
    try {
      const { payload } = await jwtVerify(token, key, { audience, algorithms: ["HS256"] });
      return claims.parse(payload);
    } catch {
      // A cookie is the visitor's to write: with a wrong one they are a stranger.
    }
  }
  return null;
}
