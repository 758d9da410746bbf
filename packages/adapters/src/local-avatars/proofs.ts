import { createHmac, timingSafeEqual } from "node:crypto";

/** What is proved. `purpose` keeps a permission to upload from passing for proof of an upload. */
interface Proven {
  readonly purpose: "upload" | "receipt";
  readonly publicId: string;
  readonly at: number;
}

/** The first signs, each is believed. */
export type ProofKeys = readonly [current: Uint8Array, ...accepted: Uint8Array[]];

/** Proves that we signed it. */
export function createProofs(keys: ProofKeys): {
  of(proven: Proven): string;
  hold(proof: string, proven: Proven): boolean;
} {
  return {
    of: (proven) => signed(keys[0], proven).toString("base64url"),
    hold(proof, proven) {
      const written = Buffer.from(proof, "base64url");
      return keys.some((key) => {
        const expected = signed(key, proven);
        return written.length === expected.length && timingSafeEqual(written, expected);
      });
    },
  };
}

function signed(key: Uint8Array, { purpose, publicId, at }: Proven): Buffer {
  return createHmac("sha256", key).update(`${purpose}\n${publicId}\n${at}`).digest();
}
