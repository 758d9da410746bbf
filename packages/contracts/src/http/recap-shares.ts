import * as z from "zod";
import { httpLimits } from "./http-limits.ts";
import { defineOperation } from "./operation.ts";
import { id, outside, slugParams, time } from "./shared.ts";
import { transcriptGap } from "./transcripts.ts";

/** For how many days a link may be good. */
export const recapShareDays = [7, 30, 90] as const;

/** A link that opens a session's recap to its holders; the link itself is told once. */
export const recapShare = z.object({
  id,
  withTranscript: z.boolean(),
  /** Null when they have no name, or no account any more. */
  createdBy: z.string().nullable(),
  createdAt: time,
  expiresAt: time,
  /** To the minute. */
  lastOpenedAt: time.nullable(),
});
export type RecapShare = z.infer<typeof recapShare>;

export const createRecapShare = defineOperation({
  id: "recapShares.create",
  method: "POST",
  path: "/api/sessions/{slug}/shares",
  summary:
    "Make a link to the recap of a session that has ended, for people without an account; members of its space only. The link is told this once.",
  auth: "user",
  // No Idempotency-Key: a kept answer would keep the token.
  rate: "create",
  params: slugParams,
  body: z.strictObject({
    /** For how many days it is good. */
    days: z.literal(recapShareDays).default(30).optional(),
    /** Whether it shows what was said, or the analysis alone. */
    withTranscript: z.boolean().default(false).optional(),
  }),
  status: 201,
  response: z.object({
    share: recapShare,
    /** Part of the link; for `getSharedRecap`. */
    token: z.string(),
    /** `<public address>/r/<token>`. */
    url: z.string(),
  }),
  errors: ["ANALYSIS_NOT_READY", "SHARE_LIMIT"],
});

export const listRecapShares = defineOperation({
  id: "recapShares.list",
  method: "GET",
  path: "/api/sessions/{slug}/shares",
  summary: "The links to a recap that are good now, newest first; members of its space only",
  auth: "user",
  params: slugParams,
  status: 200,
  response: z.object({ items: z.array(recapShare).max(httpLimits.recapSharesMax) }),
  errors: [],
});

export const revokeRecapShare = defineOperation({
  id: "recapShares.revoke",
  method: "DELETE",
  path: "/api/sessions/{slug}/shares/{id}",
  summary: "Revoke a link, also another member's; it opens nothing from then on. Members only.",
  auth: "user",
  params: slugParams.extend({ id }),
  status: 204,
  errors: [],
});

const sharedLine = z.object({
  text: z.string(),
  /** Places in `transcript.lines` of the words it rests on; none without a transcript. */
  evidence: z.array(z.int()),
});

const sharedGap = transcriptGap.omit({ identity: true }).extend({ speaker: z.string() });

/** A recap as people without an account see it: no ids, no addresses, no usage or cost. */
export const sharedRecap = z.object({
  title: z.string().nullable(),
  startedAt: time.nullable(),
  endedAt: time.nullable(),
  /** IANA name: the space's, in which the dates are to be shown. */
  timeZone: z.string(),
  participants: z.array(
    z.object({ name: z.string(), guest: z.boolean(), outside: outside.nullable() }),
  ),
  /** Null while none is done. */
  analysis: z
    .object({
      /** A model's name, or "embedded-extractive". */
      analyser: z.string().nullable(),
      summary: z.array(sharedLine),
      decisions: z.array(sharedLine),
      tasks: z.array(
        sharedLine.extend({ owner: z.string().nullable(), dueOn: z.string().nullable() }),
      ),
      risks: z.array(sharedLine),
      questions: z.array(sharedLine),
    })
    .nullable(),
  /** As corrected; null where the link is to the analysis alone. */
  transcript: z
    .object({
      /** In the order of speaking. */
      lines: z.array(
        z.object({
          speaker: z.string(),
          outside: outside.nullable(),
          text: z.string(),
          language: z.string().nullable(),
          startedAtMs: z.int(),
          endedAtMs: z.int(),
        }),
      ),
      gaps: z.array(sharedGap),
    })
    .nullable(),
  /** When the link ends. */
  expiresAt: time,
});
export type SharedRecap = z.infer<typeof sharedRecap>;

export const getSharedRecap = defineOperation({
  id: "recapShares.get",
  method: "GET",
  path: "/api/shares/{token}",
  summary:
    "What a link to a recap shows to its holder; NOT_FOUND for one that never existed, has expired or was revoked",
  auth: "public",
  rate: "share",
  params: z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{1,200}$/) }),
  status: 200,
  response: sharedRecap,
  errors: [],
});
