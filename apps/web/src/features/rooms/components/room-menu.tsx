"use client";
import { DotsThreeIcon } from "@phosphor-icons/react/dist/ssr/DotsThree";
import { PencilSimpleIcon } from "@phosphor-icons/react/dist/ssr/PencilSimple";
import { TrashIcon } from "@phosphor-icons/react/dist/ssr/Trash";
import type { MemberRoom } from "@rooms/api-client";
import { ConfirmDialog, IconButton, Menu } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useState } from "react";
import { roomsApi } from "#shared/api/browser.ts";
import { useChange } from "#shared/use-change.ts";

const RoomDialog = lazy(async () => ({
  default: (await import("./room-dialog.tsx")).RoomDialog,
}));

/** Editing and deleting, for those who may. */
export function RoomMenu({ room }: { room: MemberRoom }) {
  const t = useTranslations();
  const router = useRouter();
  const { run, pending } = useChange();
  const [editing, setEditing] = useState({ open: false, count: 0 });
  const [pendingDelete, setPendingDelete] = useState(false);
  const remove = async () => {
    const answer = await run(roomsApi.rooms.delete, { params: { slug: room.slug } });
    setPendingDelete(false);
    if (answer.ok) router.push("/rooms");
  };
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t("rooms.menu")} icon={<DotsThreeIcon aria-hidden weight="bold" />} />
        }
        items={[
          {
            label: t("rooms.edit"),
            icon: <PencilSimpleIcon />,
            onSelect: () => setEditing(({ count }) => ({ open: true, count: count + 1 })),
          },
          {
            label: t("rooms.delete"),
            icon: <TrashIcon />,
            danger: true,
            onSelect: () => setPendingDelete(true),
          },
        ]}
      />
      {editing.count > 0 && (
        <Suspense fallback={null}>
          <RoomDialog
            key={editing.count}
            spaceId={room.spaceId}
            room={room}
            name=""
            entry={room.entry}
            open={editing.open}
            onOpenChange={(open) => setEditing((before) => ({ ...before, open }))}
          />
        </Suspense>
      )}
      <ConfirmDialog
        open={pendingDelete}
        onOpenChange={setPendingDelete}
        title={t("rooms.deleteTitle")}
        description={t("rooms.deleteText", { name: room.name })}
        confirmLabel={t("rooms.delete")}
        cancelLabel={t("settings.cancel")}
        danger
        pending={pending}
        onConfirm={() => void remove()}
      />
    </>
  );
}
