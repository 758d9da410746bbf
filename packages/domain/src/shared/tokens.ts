/** Hashes of secrets that are random themselves (invitation links, API keys): no salt, no stretching needed. */
export interface SecretHasher {
  /** The same secret gives the same hash; the hash does not give the secret back. */
  hash(secret: string): Promise<string>;
}

export const sha256Hasher: SecretHasher = {
  async hash(secret) {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(secret));
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join(
      "",
    );
  },
};
