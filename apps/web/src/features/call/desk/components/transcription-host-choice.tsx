"use client";
import { Select, useToast } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { roomsApi } from "#shared/api/browser.ts";
import { useParticipants } from "../../room/view-models/use-participants.ts";
import { useRoomContext } from "../../room/view-models/room-context.ts";
import { useLive } from "../../transcription/view-models/use-live.ts";

/** Who may pause and start the transcription beside the hosts. */
export function TranscriptionHostChoice() {
  const t = useTranslations("desk");
  const toast = useToast();
  const { slug } = useRoomContext();
  const participants = useParticipants();
  const { hostIdentity } = useLive();
  const choose = async (identity: string) => {
    const answer = await roomsApi.transcription.setHost({ params: { slug }, body: { identity } });
    if (!answer.ok) toast.show({ title: t("failed"), tone: "error" });
  };
  return (
    <Select
      label={t("transcriptionHost")}
      hint={t("transcriptionHostHint")}
      options={participants.map(({ identity, name }) => ({ value: identity, label: name }))}
      value={participants.some(({ identity }) => identity === hostIdentity) ? hostIdentity : null}
      placeholder={t("nobodyChosen")}
      onChange={(identity) => void choose(identity)}
    />
  );
}
