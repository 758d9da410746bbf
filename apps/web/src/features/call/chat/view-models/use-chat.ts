"use client";
import type { ChatSnapshot } from "@rooms/live-client";
import { useObservable } from "#shared/use-observable.ts";
import { useChatContext } from "./chat-context.ts";

/** What was written so far, and what is on its way. */
export function useChat(): ChatSnapshot {
  return useObservable(useChatContext().chat.store);
}
