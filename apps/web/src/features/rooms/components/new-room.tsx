"use client";
import { PlusIcon } from "@phosphor-icons/react/dist/ssr/Plus";
import type { SessionEntry } from "@rooms/api-client";
import { useTranslations } from "#i18n/use-translations.ts";
import { DialogButton } from "#shared/components/dialog-button.tsx";
import { RoomDialog } from "./room-dialog.tsx";

export function NewRoom({ spaceId, entry }: { spaceId: string; entry: SessionEntry }) {
  const t = useTranslations("rooms");
  return (
    <DialogButton
      label={t("new")}
      icon={<PlusIcon aria-hidden weight="bold" />}
      dialog={(state) => (
        <RoomDialog {...state} spaceId={spaceId} room={null} name="" entry={entry} />
      )}
    />
  );
}
