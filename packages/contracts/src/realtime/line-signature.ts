import type { FinalMessage } from "./messages.ts";

/** Ed25519: the private half stays with transcribers, the public half comes with a ticket. */
const algorithm = { name: "Ed25519" };
const hkdfInfo = "rooms.realtime.v1 line signature";
/** RFC 8410: what stands before the 32 bytes of an Ed25519 private key in PKCS #8. */
const pkcs8Prefix = [48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32];

export interface LineKeys {
  /** PKCS #8, DER. */
  readonly privateKey: Uint8Array<ArrayBuffer>;
  /** The raw 32 bytes, base64url. */
  readonly publicKey: string;
}

/**
 * The bytes that a signature of a final covers: what a page shows, who said it, in which session and epoch. The number is
 * left out: it comes later, and pages believe it from the server's socket alone.
 */
export function signedBytes(slug: string, line: FinalMessage): Uint8Array<ArrayBuffer> {
  const { epoch, utteranceId, participantIdentity, participantName } = line;
  const { text, startedAtMs, endedAtMs } = line;
  const who = [participantIdentity, participantName];
  return new TextEncoder().encode(
    JSON.stringify([hkdfInfo, slug, epoch, utteranceId, ...who, text, startedAtMs, endedAtMs]),
  );
}

/** The key pair of all transcribers that share a ticket secret. */
export async function lineKeysOf(ticketSecret: string): Promise<LineKeys> {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const secret = await crypto.subtle.importKey("raw", bytes(ticketSecret), "HKDF", false, [
    "deriveBits",
  ]);
  const derivation = { name: "HKDF", hash: "SHA-256", salt: bytes(""), info: bytes(hkdfInfo) };
  const seed = new Uint8Array(await crypto.subtle.deriveBits(derivation, secret, 256));
  const privateKey = new Uint8Array([...pkcs8Prefix, ...seed]);
  const imported = await crypto.subtle.importKey("pkcs8", privateKey, algorithm, true, ["sign"]);
  const { x } = await crypto.subtle.exportKey("jwk", imported);
  if (x === undefined) throw new Error("An Ed25519 key without its public half.");
  return { privateKey, publicKey: x };
}

/** Reads signed finals of one session: true for what a transcriber said in it, false for anything else. */
export type LineVerifier = (line: FinalMessage) => Promise<boolean>;

/** Rejects where the browser has no Ed25519, or no WebCrypto at all, as on a page without https. */
export async function createLineVerifier(slug: string, publicKey: string): Promise<LineVerifier> {
  const raw = fromBase64url(publicKey);
  const key = await crypto.subtle.importKey("raw", raw, algorithm, false, ["verify"]);
  return async (line) =>
    line.signature !== undefined &&
    crypto.subtle.verify(algorithm, key, fromBase64url(line.signature), signedBytes(slug, line));
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
}
