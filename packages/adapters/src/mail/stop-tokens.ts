import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { isUuid, type UserId, userId } from "@rooms/domain/shared/ids";

/** Tokens in the links that stop mails: they name a person, stop that person's mails, and do nothing else. */
export interface StopTokens {
  tokenOf(user: UserId): string;
  /** Null for what is no token of ours. */
  userOf(token: string): UserId | null;
}

const pattern = /^([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})$/;

/** The same in every process that has the secret. They do not end: people stop mails that lay in a mailbox for years. */
export function createStopTokens(secret: string): StopTokens {
  const key = new Uint8Array(hkdfSync("sha256", secret, "rooms", "stop recap mails", 32));
  const signatureOf = (user: string): Buffer => createHmac("sha256", key).update(user).digest();
  return {
    tokenOf: (user) => `${user}.${signatureOf(user).toString("base64url")}`,
    userOf(token) {
      const [, user = "", signature = ""] = pattern.exec(token) ?? [];
      if (!isUuid(user)) return null;
      return timingSafeEqual(signatureOf(user), Buffer.from(signature, "base64url"))
        ? userId(user)
        : null;
    },
  };
}
