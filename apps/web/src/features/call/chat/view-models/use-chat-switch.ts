"use client";
import { useToast } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { roomsApi } from "#shared/api/browser.ts";
import { useChatContext } from "./chat-context.ts";

/** Lets people write, or no longer; says so when that did not work. */
export function useChatSwitch(): (on: boolean) => Promise<void> {
  const t = useTranslations("chat");
  const { slug } = useChatContext();
  const toast = useToast();
  return async (chatOn) => {
    const changed = await roomsApi.sessions.update({ params: { slug }, body: { chatOn } });
    if (changed.ok) return;
    const title = t(changed.problem.code === "CHAT_OFF" ? "offInSpace" : "switchFailed");
    toast.show({ title, tone: "error" });
  };
}
