"use client";
import type { MemberSession } from "@rooms/api-client";
import { useQuery } from "@tanstack/react-query";
import { roomsApi } from "#shared/api/browser.ts";
import { upcomingMax } from "./page-size.ts";

const refreshMs = 30_000;

/** What is planned in a space, fresh while it is looked at. */
export function useUpcoming(
  spaceId: string,
  first: { sessions: readonly MemberSession[]; atMs: number },
): { upcoming: readonly MemberSession[]; refresh: () => void } {
  const query = useQuery({
    queryKey: ["upcoming", spaceId],
    queryFn: async ({ signal }): Promise<readonly MemberSession[]> => {
      const asked = { query: { spaceId, upcoming: "only", limit: upcomingMax } } as const;
      const answer = await roomsApi.sessions.list(asked, { signal });
      if (!answer.ok) throw new Error(answer.problem.code);
      return answer.data.items;
    },
    refetchInterval: refreshMs,
    initialData: first.sessions,
    initialDataUpdatedAt: first.atMs,
  });
  return { upcoming: query.data, refresh: () => void query.refetch() };
}
