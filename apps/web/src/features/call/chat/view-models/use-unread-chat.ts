"use client";
import { useObservable } from "#shared/use-observable.ts";
import { useChatContext } from "./chat-context.ts";

/** How many messages wait to be read. */
export function useUnreadChat(): number {
  return useObservable(useChatContext().chat.unread);
}
