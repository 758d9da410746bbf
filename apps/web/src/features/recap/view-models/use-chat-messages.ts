"use client";
import type { ChatMessage } from "@rooms/api-client";
import { useEffect, useState } from "react";
import { roomsApi } from "#shared/api/browser.ts";

/** More than any chat has; ends the reading should the api never say that it is done. */
const pagesMax = 100;

/** What was written in the session, read once the page stands; empty until then, and where it cannot be read. */
export function useChatMessages(slug: string) {
  const [messages, setMessages] = useState<readonly ChatMessage[]>([]);
  useEffect(() => {
    const leaving = new AbortController();
    void readChat(slug, leaving.signal).then((read) => {
      if (!leaving.signal.aborted) setMessages(read);
    });
    return () => leaving.abort();
  }, [slug]);
  const forget = (id: string) => setMessages((before) => before.filter((one) => one.id !== id));
  return { messages, forget };
}

async function readChat(slug: string, signal: AbortSignal): Promise<readonly ChatMessage[]> {
  const messages: ChatMessage[] = [];
  let after = 0;
  for (let page = 0; page < pagesMax; page += 1) {
    const answer = await roomsApi.chat.list({ params: { slug }, query: { after } }, { signal });
    if (!answer.ok) return messages;
    messages.push(...answer.data.items);
    if (answer.data.nextAfter === null) break;
    after = answer.data.nextAfter;
  }
  return messages;
}
