import { createHash, timingSafeEqual } from "node:crypto";

/** Cloudinary's signature over the parameters of a call: their sorted text with the secret behind it, as SHA-1. */
export function cloudinarySignature(
  parameters: Readonly<Record<string, string>>,
  apiSecret: string,
): string {
  const text = Object.entries(parameters)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    // A value must not be able to pass for the next parameter.
    .map(([name, value]) => `${name}=${value.replaceAll("&", "%26")}`)
    .join("&");
  return createHash("sha1").update(`${text}${apiSecret}`).digest("hex");
}

export function isSameSignature(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
