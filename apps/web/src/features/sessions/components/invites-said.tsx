"use client";
import { Banner } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useRefusal } from "#shared/use-refusal.ts";
import type { InviteOutcome } from "../view-models/use-draft-invitees.ts";

/** What becomes of the invitations of a plan that was just saved; its link stands below. */
export function InvitesSaid({ invites }: { invites: InviteOutcome }) {
  const t = useTranslations("sessions.plan.invitees");
  const refusalText = useRefusal();
  if (invites.kind === "none") return null;
  if (invites.kind === "refused") {
    const { code } = invites;
    const reason = code === "VALIDATION_FAILED" ? t("notTaken") : refusalText(code);
    return <Banner tone="error">{t("failed", { reason })}</Banner>;
  }
  return (
    <Banner tone={invites.mailing ? "info" : "warning"}>
      {invites.mailing ? t("told", { count: invites.count }) : t("mailOff")}
    </Banner>
  );
}
