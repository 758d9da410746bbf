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
  muteAll: () => Promise<void>;
  lowerHands: () => Promise<void>;
  /** They decide. */
  askToUnmute: (one: Managed) => Promise<void>;
  /** Shows one participant large to all; null ends it. */
  setSpotlight: (one: Managed | null) => Promise<void>;
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
    done: "muted" | "asked" | "madeHost" | "madeGuest" | "removed",
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
    muteAll: async () => {
      const answer = await roomsApi.moderation.muteAll({ params: { slug } });
      toast.show(
        answer.ok
          ? { title: t("mutedAll", { count: answer.data.muted }) }
          : { title: t("failed"), tone: "error" },
      );
    },
    lowerHands: async () => {
      const { ok } = await roomsApi.hands.lowerAll({ params: { slug } });
      if (!ok) toast.show({ title: t("failed"), tone: "error" });
    },
    askToUnmute: ({ identity, name }) =>
      told(roomsApi.moderation.askToUnmute({ params: { slug, identity } }), name, "asked"),
    setSpotlight: async (one) => {
      const params = { slug };
      const { ok } =
        one === null
          ? await roomsApi.moderation.endSpotlight({ params })
          : await roomsApi.moderation.setSpotlight({ params, body: { identity: one.identity } });
      if (!ok) toast.show({ title: t("failed"), tone: "error" });
    },
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
