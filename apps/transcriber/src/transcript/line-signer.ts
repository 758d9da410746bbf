import { createPrivateKey, sign } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { lineKeysOf, signedBytes } from "@rooms/contracts/realtime";
import type { FinalMessage } from "@rooms/contracts/realtime";

/** Signs finals, so that a page that gets one from another page knows that it was said here. */
export class LineSigner {
  readonly #ticketSecret: string;
  #key: KeyObject | null = null;

  constructor(ticketSecret: string) {
    this.#ticketSecret = ticketSecret;
  }

  /** Derives the key; once, before the first line. */
  async load(): Promise<void> {
    const { privateKey } = await lineKeysOf(this.#ticketSecret);
    this.#key = createPrivateKey({ key: Buffer.from(privateKey), format: "der", type: "pkcs8" });
  }

  signatureOf(slug: string, line: FinalMessage): string {
    if (this.#key === null) throw new Error("The signer is not loaded.");
    return sign(null, signedBytes(slug, line), this.#key).toString("base64url");
  }
}
