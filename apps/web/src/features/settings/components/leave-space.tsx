"use client";
import type { Space } from "@rooms/api-client";
import { useTranslations } from "#i18n/use-translations.ts";
import { useRouter } from "next/navigation";
import { DangerRow } from "#shared/components/danger-row.tsx";
import { roomsApi } from "#shared/api/browser.ts";
import { useChange } from "#shared/use-change.ts";

/** Leaves the space; its last owner cannot, and the refusal says so. */
export function LeaveSpace({ space, userId }: { space: Space; userId: string }) {
  const t = useTranslations("settings");
  const router = useRouter();
  const { run, pending } = useChange();
  const leave = async () => {
    const done = t("spaceLeft", { name: space.name });
    const answer = await run(
      roomsApi.members.remove,
      { params: { id: space.id, userId } },
      { done },
    );
    if (answer.ok) router.push("/sessions");
  };
  return (
    <DangerRow
      title={t("leaveSpace")}
      text={t("leaveSpaceText")}
      label={t("leaveSpace")}
      confirmTitle={t("leaveSpaceTitle", { name: space.name })}
      confirmText={t("leaveSpaceConfirm")}
      pending={pending}
      onConfirm={leave}
    />
  );
}
