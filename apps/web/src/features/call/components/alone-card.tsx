"use client";
import { LinkSimpleIcon } from "@phosphor-icons/react/dist/ssr/LinkSimple";
import { Button } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useLocalParticipantTranscription } from "../transcription/view-models/use-local-participant-transcription.ts";
import { useRoomBadge } from "../transcription/view-models/use-room-badge.ts";

/** For the first to join: how the others get here, and that nothing is written down before. */
export function AloneCard({ link, onCopyLink }: { link: string; onCopyLink: () => void }) {
  const t = useTranslations("room");
  const { waiting, endWaiting } = useLocalParticipantTranscription();
  const held = useRoomBadge() === "waiting";
  return (
    <div className="flex w-full max-w-sm flex-col gap-3 rounded-xl bg-stage-raised p-4 text-stage-text shadow-lg ring-1 ring-stage-line">
      <div>
        <p className="font-semibold">{t(waiting ? "waitingForOthers" : "alone")}</p>
        <p className="mt-0.5 text-sm text-stage-muted">{t(held ? "waitingHint" : "aloneHint")}</p>
      </div>
      <p className="truncate rounded-md bg-black/40 px-3 py-2 text-sm select-all">
        {link.replace(/^https?:\/\//, "")}
      </p>
      <Button variant="primary" icon={<LinkSimpleIcon aria-hidden />} onClick={onCopyLink}>
        {t("copyLink")}
      </Button>
      {held && <Button onClick={endWaiting}>{t("transcribeNow")}</Button>}
    </div>
  );
}
