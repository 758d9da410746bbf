"use client";
import type { MemberSession, SessionStatus } from "@rooms/api-client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { roomsApi } from "#shared/api/browser.ts";
import { sessionsPageSize } from "./page-size.ts";

export interface SessionPage {
  items: MemberSession[];
  nextCursor: string | null;
}

export interface SessionFilter {
  readonly spaceId: string;
  readonly text: string;
  readonly status: SessionStatus | null;
}

/** What the server made the page with. */
export interface FirstSessions {
  readonly firstPage: SessionPage;
  readonly firstPageAtMs: number;
}

const refreshMs = 15_000;

/** The sessions of a space by page, fresh while the page is shown; deleted ones stay away whatever a late answer says. */
export function useSessions(filter: SessionFilter, first: FirstSessions) {
  const router = useRouter();
  const [deleted, setDeleted] = useState<ReadonlySet<string>>(new Set());
  const unfiltered = filter.text === "" && filter.status === null;
  const query = useInfiniteQuery({
    queryKey: ["sessions", filter.spaceId, filter.text, filter.status],
    queryFn: ({ pageParam, signal }) => fetchPage(filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page: SessionPage) => page.nextCursor,
    refetchInterval: refreshMs,
    placeholderData: (before) => before,
    ...(unfiltered
      ? {
          initialData: { pages: [first.firstPage], pageParams: [null] },
          initialDataUpdatedAt: first.firstPageAtMs,
        }
      : {}),
  });
  const items = (query.data?.pages ?? [])
    .flatMap((page) => page.items)
    .filter(({ slug }) => !deleted.has(slug));

  /** Takes it off the list at once; it comes back only when the api refuses. */
  const remove = async (slug: string): Promise<boolean> => {
    setDeleted((before) => new Set([...before, slug]));
    const answer = await roomsApi.sessions.delete({ params: { slug } });
    const gone = answer.ok || answer.problem.code === "NOT_FOUND";
    if (!gone) setDeleted((before) => new Set([...before].filter((other) => other !== slug)));
    // Pages kept for going back were made with it: they are made anew.
    else router.refresh();
    return gone;
  };

  return { query, items, deleted, remove };
}

async function fetchPage(
  { spaceId, text, status }: SessionFilter,
  cursor: string | null,
  signal: AbortSignal,
): Promise<SessionPage> {
  const answer = await roomsApi.sessions.list(
    {
      query: {
        spaceId,
        limit: sessionsPageSize,
        ...(cursor === null ? {} : { cursor }),
        ...(text === "" ? {} : { text }),
        ...(status === null ? {} : { status }),
        // Those to come stand above the list; who looks for something finds them in it.
        ...(text === "" && status === null ? { upcoming: "without" as const } : {}),
      },
    },
    { signal },
  );
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.data;
}
