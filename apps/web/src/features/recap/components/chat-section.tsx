"use client";
import dynamic from "next/dynamic";
import { useChatMessages } from "../view-models/use-chat-messages.ts";

const ChatMessages = dynamic(() => import("./chat-messages.tsx").then((file) => file.ChatMessages));

/** Nothing where nothing was written, as in most sessions: those pages load no more for it. */
export function ChatSection({ slug, mayDelete }: { slug: string; mayDelete: boolean }) {
  const { messages, forget } = useChatMessages(slug);
  if (messages.length === 0) return null;
  return <ChatMessages slug={slug} messages={messages} mayDelete={mayDelete} onDeleted={forget} />;
}
