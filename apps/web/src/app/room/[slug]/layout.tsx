import type { ReactNode } from "react";
import { MessagesFor } from "#i18n/messages-for.tsx";

export default function RoomLayout({ children }: { children: ReactNode }) {
  return <MessagesFor part="signedIn">{children}</MessagesFor>;
}
