"use client";
import { createContext, use } from "react";
import type { SessionPeople } from "../../transcription/view-models/session-people.ts";
import type { ChatInbox } from "./chat-inbox.ts";

/** What the chat uses of the call around it. */
export interface ChatContextValue {
  readonly slug: string;
  readonly chat: ChatInbox;
  readonly people: SessionPeople;
}

export const ChatContext = createContext<ChatContextValue | null>(null);

export function useChatContext(): ChatContextValue {
  const value = use(ChatContext);
  if (!value) throw new Error("useChatContext is for components inside a call");
  return value;
}
