import { createHmac, hkdfSync } from "node:crypto";

/** A key of its own per purpose, so that what one signs never passes for another. */
export function derivedKey(secret: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, "rooms", purpose, 32));
}

/** What is kept in a token's place: the same for the same token, and no way back to it. */
export function derivedToken(secret: string, purpose: string, token: string): string {
  return createHmac("sha256", derivedKey(secret, purpose)).update(token).digest("base64url");
}
