"use client";
import { useTranslations } from "#i18n/use-translations.ts";
import { useEffect, useRef, useState } from "react";
import { useChatContext } from "../view-models/chat-context.ts";
import { useChat } from "../view-models/use-chat.ts";
import { ChatNews } from "../view-models/chat-news.ts";

/** Tells a screen reader what others write, whether the panel is open or not; of many at once it tells how many. */
export function ChatAnnouncer() {
  const t = useTranslations("chat");
  const { lines, caughtUp } = useChat();
  const { identity } = useChatContext().chat;
  const region = useRef<HTMLDivElement>(null);
  const [news] = useState(() => new ChatNews());
  useEffect(() => {
    const told = news.next(lines, { live: caughtUp, ownIdentity: identity });
    if (told === null) return;
    const text =
      typeof told === "number"
        ? t("newMessages", { count: told })
        : t("said", { name: told.participantName, text: told.text });
    const sentence = document.createElement("p");
    sentence.dir = "auto";
    sentence.textContent = text;
    region.current?.replaceChildren(sentence);
  }, [news, lines, caughtUp, identity, t]);
  return <div ref={region} aria-live="polite" className="sr-only" data-testid="chat-spoken" />;
}
