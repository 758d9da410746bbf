import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { isUuid, type UserId, userId } from "@rooms/domain/shared/ids";
import type { SigningSecrets } from "@rooms/domain/shared/signing-secrets";

/** Tokens in the links that stop mails: they name a person, stop that person's mails, and do nothing else. */
export interface StopTokens {
  tokenOf(user: UserId): string;
  /** Null for what is no token of ours. */
  userOf(token: string): UserId | null;
}

const pattern = /^([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})$/;

/**
 * The same in every process that has the secrets. They do not end: people stop mails that lay in a mailbox for years,
 * as long as the secret that signed them is accepted.
 */
export function createStopTokens([current, ...accepted]: SigningSecrets): StopTokens {
  const sign = signer(current);
  const signers = [sign, ...accepted.map(signer)];
  return {
    tokenOf: (user) => `${user}.${sign(user).toString("base64url")}`,
    userOf(token) {
      const [, user = "", signature = ""] = pattern.exec(token) ?? [];
      if (!isUuid(user)) return null;
      const written = Buffer.from(signature, "base64url");
      return signers.some((signatureOf) => timingSafeEqual(signatureOf(user), written))
        ? userId(user)
        : null;
    },
  };
}

function signer(secret: string): (user: string) => Buffer {
  const key = new Uint8Array(hkdfSync("sha256", secret, "rooms", "stop recap mails", 32));
  return (user) => createHmac("sha256", key).update(user).digest();
}
