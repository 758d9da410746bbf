"use client";
import { useToast } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { roomsApi } from "#shared/api/browser.ts";
import { useRoomContext } from "./room-context.ts";
import type { Managed } from "../components/participant-menu.tsx";

/** Long enough to read two sentences and to decide. */
const nowAskTimeoutMs = 15_000;

/** What hosts do to others; each says so when it did not work. */
export interface HostControls {
  mute: (one: Managed) => Promise<void>;
  setHost: (one: Managed, host: boolean) => Promise<void>;
  remove: (one: Managed) => Promise<void>;
}

export function useHostControls(): HostControls {
  const t = useTranslations("room.hostControls");
  const { slug } = useRoomContext();
  const toast = useToast();
  const told = async (
    answer: Promise<{ ok: boolean }>,
    name: string,
    done: "muted" | "madeHost" | "madeGuest" | "removed",
  ) => {
    const { ok } = await answer;
    toast.show(ok ? { title: t(done, { name }) } : { title: t("failed"), tone: "error" });
  };
  const reopen = async () => {
    const { ok } = await roomsApi.sessions.update({ params: { slug }, body: { entry: "OPEN" } });
    toast.show(ok ? { title: t("reopened") } : { title: t("failed"), tone: "error" });
  };
  return {
    mute: ({ identity, name }) =>
      told(roomsApi.participants.mute({ params: { slug, identity } }), name, "muted"),
    setHost: ({ identity, name }, host) => {
      const body = { role: host ? "HOST" : "GUEST" } as const;
      const changed = roomsApi.participants.changeRole({ params: { slug, identity }, body });
      return told(changed, name, host ? "madeHost" : "madeGuest");
    },
    remove: async ({ identity, name }) => {
      const removal = roomsApi.participants.remove({ params: { slug, identity } });
      const removed = await removal;
      if (!removed.ok || !removed.data.entryChanged) return told(removal, name, "removed");
      toast.show({
        title: t("removed", { name }),
        text: t("nowAsk"),
        action: { label: t("reopen"), onSelect: () => void reopen() },
        timeoutMs: nowAskTimeoutMs,
      });
    },
  };
}
