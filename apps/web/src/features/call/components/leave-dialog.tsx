"use client";
import { Button, Modal } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useListeners } from "../room/view-models/use-listeners.ts";
import { useParticipants } from "../room/view-models/use-participants.ts";

export interface LeaveDialogProps {
  onClose: () => void;
  onLeave: () => void;
  onEnd: () => void;
}

/** Asks a host who leaves whether the session ends with that: otherwise it stays live until it has been empty for long. */
export function LeaveDialog({ onClose, onLeave, onEnd }: LeaveDialogProps) {
  const t = useTranslations("room");
  const alone = useParticipants().length + useListeners().length <= 1;
  return (
    <Modal
      open
      onOpenChange={(open) => !open && onClose()}
      title={alone ? t("leaving.titleAlone") : t("leaving.title")}
      description={alone ? t("leaving.textAlone") : t("leaving.text")}
      closeLabel={t("close")}
      size="sm"
      footer={
        <>
          <Button onClick={onLeave}>{t("leaving.leave")}</Button>
          <Button variant="danger" onClick={onEnd}>
            {alone ? t("leaving.end") : t("endForAll")}
          </Button>
        </>
      }
    />
  );
}
