"use client";
import type { MemberSession } from "@rooms/api-client";
import { ConfirmDialog } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { roomsApi } from "#shared/api/browser.ts";
import { useChange } from "#shared/use-change.ts";

export interface EndDialogProps {
  session: MemberSession;
  onClose: () => void;
  /** It has ended, by this or otherwise. */
  onEnded: () => void;
}

/** Ends a session of the list that runs, after a second question. */
export function EndDialog({ session, onClose, onEnded }: EndDialogProps) {
  const t = useTranslations("sessions");
  const { run, pending } = useChange();
  const end = async () => {
    const answer = await run(
      roomsApi.sessions.end,
      { params: { slug: session.slug } },
      { done: t("endDone"), refusals: { INVALID_TRANSITION: t("endedBefore") } },
    );
    onClose();
    if (answer.ok || answer.problem.code === "INVALID_TRANSITION") onEnded();
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("endTitle")}
      description={t("endText", { title: session.title ?? t("untitled") })}
      confirmLabel={t("end")}
      cancelLabel={t("cancel")}
      danger
      pending={pending}
      onConfirm={() => void end()}
    />
  );
}
