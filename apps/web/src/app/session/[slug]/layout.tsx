import type { ReactNode } from "react";
import { MessagesFor } from "#i18n/messages-for.tsx";

export default function SessionLayout({ children }: { children: ReactNode }) {
  return <MessagesFor part="session">{children}</MessagesFor>;
}
