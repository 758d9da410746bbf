"use client";
import { Badge, ParticipantRow } from "@rooms/ui";
import { useTranslations } from "next-intl";
import { useLive } from "../../transcription/hooks/use-live.ts";
import { useParticipants } from "../hooks/use-participants.ts";

export function ParticipantsPanel() {
  const t = useTranslations("room");
  const participants = useParticipants();
  const { hostIdentity } = useLive();
  return (
    <>
      <p className="px-4 pb-2 text-sm text-text-muted">
        {t("participantsCount", { count: participants.length })}
      </p>
      <ul aria-label={t("participantsTitle")} className="min-h-0 flex-1 overflow-y-auto px-3 pb-4">
        {participants.map((one) => (
          <ParticipantRow
            key={one.identity}
            person={{
              name: one.name,
              avatarSrc: one.avatarUrl,
              avatarColor: one.avatarColor ?? undefined,
            }}
            detail={one.local ? t("you") : undefined}
            mutedLabel={one.microphoneOn ? undefined : t("mutedMark")}
            actions={one.identity === hostIdentity && <Badge tone="accent">{t("hostMark")}</Badge>}
          />
        ))}
      </ul>
    </>
  );
}
