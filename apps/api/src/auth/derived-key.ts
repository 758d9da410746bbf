import { hkdfSync } from "node:crypto";

/** A key of its own per purpose, so that what one signs never passes for another. */
export function derivedKey(secret: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, "rooms", purpose, 32));
}
