import { createHmac, timingSafeEqual } from "node:crypto";

/** Proves that we signed it. `purpose` keeps a permission to upload from passing for proof of an upload. */
export function createProofs(key: Uint8Array): {
  of(purpose: "upload" | "receipt", publicId: string, at: number): string;
  hold(proof: string, expected: string): boolean;
} {
  return {
    of: (purpose, publicId, at) =>
      createHmac("sha256", key).update(`${purpose}\n${publicId}\n${at}`).digest("base64url"),
    hold(proof, expected) {
      const [left, right] = [Buffer.from(proof), Buffer.from(expected)];
      return left.length === right.length && timingSafeEqual(left, right);
    },
  };
}
