"use client";
import type { MemberSession, SessionEntry } from "@rooms/api-client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";
import type { SessionPage } from "../view-models/use-sessions.ts";
import { SessionList } from "./session-list.tsx";

export interface SessionsPageProps {
  spaceId: string;
  defaultEntry: SessionEntry;
  firstPage: SessionPage;
  firstUpcoming: readonly MemberSession[];
  /** When the server read it. Its running minutes are counted to then, not to the clock of the reader's browser. */
  firstPageAtMs: number;
  /** Before the path of a session's link. */
  origin: string;
  /** Under the title. */
  hint: ReactNode;
}

export function SessionsPage(props: SessionsPageProps) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <SessionList {...props} />
    </QueryClientProvider>
  );
}
