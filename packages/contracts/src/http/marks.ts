import { markKinds, marksMax } from "@rooms/domain/vocabulary/marks";
import * as z from "zod";
import { httpLimits } from "./http-limits.ts";
import { defineOperation } from "./operation.ts";
import { id, identityText, slugParams, time } from "./shared.ts";

export const markKind = z.enum(markKinds);
export type MarkKind = z.infer<typeof markKind>;

/** A line that a person in the room marked as a task, a decision or a question. */
export const lineMark = z.object({
  id,
  /** The segment of the line, and its place in the order of storing. */
  segmentId: id,
  seq: z.int(),
  startedAtMs: z.int(),
  kind: markKind,
  /** Who set it. */
  identity: identityText,
  name: z.string(),
  at: time,
});
export type LineMark = z.infer<typeof lineMark>;

export const listMarks = defineOperation({
  id: "marks.list",
  method: "GET",
  path: "/api/sessions/{slug}/marks",
  summary:
    "What people marked during the session, of the lines that the caller may read, in the order of speaking",
  auth: "participant",
  scope: "transcripts:read",
  params: slugParams,
  status: 200,
  response: z.object({ items: z.array(lineMark).max(marksMax) }),
  errors: [],
});

export const setMark = defineOperation({
  id: "marks.set",
  method: "POST",
  path: "/api/sessions/{slug}/marks",
  summary:
    "Mark a stored line while the session runs; for every participant in the room. A line bears one mark of each kind: setting it again keeps the first.",
  auth: "participant",
  params: slugParams,
  body: z.strictObject({
    seq: z.int().min(1).max(httpLimits.segmentSeqMax),
    kind: markKind,
  }),
  status: 200,
  response: lineMark,
  errors: ["NOT_PARTICIPANT", "SESSION_NOT_LIVE", "MARK_LIMIT"],
});

export const removeMark = defineOperation({
  id: "marks.remove",
  method: "DELETE",
  path: "/api/sessions/{slug}/marks/{id}",
  summary: "Take a mark away while the session runs: who set it, and hosts",
  auth: "participant",
  params: slugParams.extend({ id }),
  status: 204,
  errors: ["FORBIDDEN", "SESSION_NOT_LIVE"],
});
