import { httpLimits, search as operation } from "@rooms/contracts/http";
import type {
  FoundInSession as SessionView,
  FoundLine as LineView,
  FoundMessage as MessageView,
} from "@rooms/contracts/http";
import {
  type FoundInSession,
  type FoundLine,
  type FoundMessage,
  type FoundSession,
  searchSpace,
  type Snippet,
} from "@rooms/domain/search/search";
import { slug, spaceId } from "@rooms/domain/shared/ids";
import { ok } from "@rooms/domain/shared/result";
import { bind } from "../http/bind.ts";
import type { Route } from "../http/bind.ts";
import type { RouteDeps } from "./deps.ts";

export function searchRoutes(deps: RouteDeps): Route[] {
  const search = searchSpace(deps);
  return [
    bind(operation, async ({ caller, input: { query } }) => {
      const { q, speaker, from, until, cursor, limit = httpLimits.pageSizeDefault } = query;
      const found = await search({
        caller,
        text: q,
        limit,
        ...(query.spaceId !== undefined && { spaceId: spaceId(query.spaceId) }),
        ...(query.slug !== undefined && { slug: slug(query.slug) }),
        ...(speaker !== undefined && { speaker }),
        ...(from !== undefined && { from }),
        ...(until !== undefined && { until }),
        ...(cursor !== undefined && { cursor }),
      });
      if (!found.ok) return found;
      const { sessions, lines, messages, nextCursor } = found.value;
      return ok({
        sessions: sessions.map(sessionView),
        items: lines.map(lineView),
        messages: messages.map(messageView),
        nextCursor,
      });
    }),
  ];
}

function lineView({ session, snippet, ...line }: FoundLine): LineView {
  return { ...line, session: foundSession(session), snippet: snippetView(snippet) };
}

function messageView({ session, snippet, ...message }: FoundMessage): MessageView {
  return { ...message, session: foundSession(session), snippet: snippetView(snippet) };
}

function sessionView({ session, title, lines }: FoundInSession): SessionView {
  return {
    session: foundSession(session),
    title: title && snippetView(title),
    lines: lines.map(({ section, snippet, segmentIds }) => ({
      section,
      snippet: snippetView(snippet),
      segmentIds: [...segmentIds],
    })),
  };
}

function foundSession({ slug: name, title, startedAt }: FoundSession): SessionView["session"] {
  return { slug: name, title, startedAt: startedAt?.toISOString() ?? null };
}

function snippetView({ text, marks }: Snippet): LineView["snippet"] {
  return { text, marks: [...marks] };
}
