"use client";
import type { Space } from "@rooms/api-client";
import { useTranslations } from "#i18n/use-translations.ts";
import { useRouter } from "next/navigation";
import { DangerRow } from "#shared/components/danger-row.tsx";
import { roomsApi } from "#shared/api/browser.ts";
import { useChange } from "#shared/use-change.ts";

/** Deletes the space with all that is in it; the last one of a person stays, and the refusal says so. */
export function DeleteSpace({ space }: { space: Space }) {
  const t = useTranslations("settings");
  const router = useRouter();
  const { run, pending } = useChange();
  const remove = async () => {
    const done = t("spaceDeleted", { name: space.name });
    const answer = await run(roomsApi.spaces.delete, { params: { id: space.id } }, { done });
    if (answer.ok) router.push("/sessions");
  };
  return (
    <DangerRow
      title={t("deleteSpace")}
      text={t("deleteSpaceText")}
      label={t("deleteSpace")}
      confirmTitle={t("deleteSpaceTitle", { name: space.name })}
      confirmText={t("deleteSpaceConfirm", { count: space.memberCount })}
      pending={pending}
      onConfirm={remove}
    />
  );
}
