import * as contracts from "@rooms/contracts/http";
import type { LineMark } from "@rooms/contracts/http";
import type { Mark } from "@rooms/domain/marks/mark";
import { listMarks, removeMark, setMark } from "@rooms/domain/marks/use-cases/marks";
import { markId, slug } from "@rooms/domain/shared/ids";
import { bind } from "../http/bind.ts";
import type { Route } from "../http/bind.ts";
import type { RouteDeps } from "./deps.ts";
import { mapResult } from "./results.ts";

/** Lines that people in the room mark as task, decision or question. */
export function markRoutes(deps: RouteDeps): Route[] {
  const list = listMarks(deps);
  const set = setMark(deps);
  const remove = removeMark(deps);
  return [
    bind(contracts.listMarks, async ({ caller, input: { params } }) =>
      mapResult(await list({ caller, slug: slug(params.slug) }), (marks) => ({
        items: marks.map(markOf),
      })),
    ),
    bind(contracts.setMark, async ({ caller, input: { params, body } }) =>
      mapResult(await set({ caller, slug: slug(params.slug), ...body }), markOf),
    ),
    bind(contracts.removeMark, ({ caller, input: { params } }) =>
      remove({ caller, slug: slug(params.slug), id: markId(params.id) }),
    ),
  ];
}

function markOf(mark: Mark): LineMark {
  const { id, segmentId, seq, startedAtMs, kind, participantIdentity, participantName } = mark;
  return {
    ...{ id, segmentId, seq, startedAtMs, kind },
    identity: participantIdentity,
    name: participantName,
    at: mark.markedAt.toISOString(),
  };
}
