import { mailboxWithoutTag } from "@rooms/domain/identity/mail-gap";
import type { Background } from "@rooms/domain/shared/background";
import type { Mail, Mailer } from "@rooms/domain/shared/mailer";
import type { RateLimiter } from "../http/rate-limiter.ts";

/** Sends an invitation on its way, behind the answer; false when no mail will be sent. */
export type InvitationMail = (
  invitation: Omit<Extract<Mail, { kind: "invitation" }>, "kind">,
) => Promise<boolean>;

interface Deps {
  mailer: Mailer | null;
  limiter: RateLimiter;
  background: Background;
}

export function createInvitationMail({ mailer, limiter, background }: Deps): InvitationMail {
  return async (invitation) => {
    if (!mailer) return false;
    // By all inviters together: no mailbox is to be filled. Links to sign in by have a pace of their own.
    const pace = await limiter.pace(`invitation:${mailboxWithoutTag(invitation.to)}`);
    if (pace.allowed) {
      background.run("mail invitation", () => mailer.send({ kind: "invitation", ...invitation }));
    }
    return pace.allowed;
  };
}
