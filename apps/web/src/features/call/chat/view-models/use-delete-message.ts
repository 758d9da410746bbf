"use client";
import { useToast } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { roomsApi } from "#shared/api/browser.ts";
import { useChatContext } from "./chat-context.ts";

/** Takes a message away from everywhere; says so when that did not work. */
export function useDeleteMessage(): (id: string) => Promise<void> {
  const t = useTranslations("chat");
  const { slug } = useChatContext();
  const toast = useToast();
  return async (id) => {
    const deleted = await roomsApi.chat.delete({ params: { slug, id } });
    // Another host was quicker.
    if (deleted.ok || deleted.problem.code === "NOT_FOUND") return;
    toast.show({ title: t("deleteFailed"), tone: "error" });
  };
}
