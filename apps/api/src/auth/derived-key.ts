import { createHmac, hkdfSync } from "node:crypto";

/** A key of its own per purpose, so that what one signs never passes for another. */
export function derivedKey(secret: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, "rooms", purpose, 32));
}

/** A keyed hash, stored in place of a token: equal for equal tokens, and not reversible. */
export function derivedToken(secret: string, purpose: string, token: string): string {
  return createHmac("sha256", derivedKey(secret, purpose)).update(token).digest("base64url");
}
