"use client";
import { Switch } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useChatSwitch } from "../view-models/use-chat-switch.ts";
import { useChat } from "../view-models/use-chat.ts";

/** For hosts: whether people may write to all. It follows what another host decides, too. */
export function ChatSwitch() {
  const t = useTranslations("chat");
  const { on } = useChat();
  const setOn = useChatSwitch();
  return (
    <Switch
      label={t("switch")}
      hint={on === null ? t("unavailable") : undefined}
      checked={on === true}
      disabled={on === null}
      onChange={(to) => void setOn(to)}
    />
  );
}
