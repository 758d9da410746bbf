"use client";
import { VideoCameraIcon } from "@phosphor-icons/react/dist/ssr/VideoCamera";
import type { MemberRoom } from "@rooms/api-client";
import { Button } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useRouter } from "next/navigation";
import { roomsApi } from "#shared/api/browser.ts";
import { useChange } from "#shared/use-change.ts";

/** Starts the room's session, or leads to the one that is on. */
export function EnterRoom({ room }: { room: Pick<MemberRoom, "slug" | "session"> }) {
  const t = useTranslations("rooms");
  const router = useRouter();
  const { run, pending } = useChange();
  const enter = async () => {
    const answer = await run(roomsApi.rooms.open, { params: { slug: room.slug } });
    if (answer.ok) router.push(`/session/${answer.data.slug}`);
  };
  return (
    <Button
      variant="primary"
      size="lg"
      pending={pending}
      icon={<VideoCameraIcon aria-hidden />}
      onClick={() => void enter()}
    >
      {room.session?.status === "LIVE" ? t("join") : t("start")}
    </Button>
  );
}
