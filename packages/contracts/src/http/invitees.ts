import { inviteeStates } from "@rooms/domain/vocabulary/sessions";
import * as z from "zod";
import { httpLimits } from "./http-limits.ts";
import { emailAddress } from "./members.ts";
import { defineOperation } from "./operation.ts";
import { id, slugParams } from "./shared.ts";

/** One who is told of a session's plan by mail. */
export const invitee = z.object({
  /** In the one spelling of addresses. */
  email: z.string(),
  /** The member of the space whose account has the address; null for all others. */
  userId: id.nullable(),
  displayName: z.string().nullable(),
  /**
   * `MAILED`: they have the plan as it is. `PENDING`: a mail is on its way. `NOT_MAILED`: none will be sent, because
   * their mailbox refuses it, or nothing sends mail here (`mailing`); hand the link on.
   */
  state: z.enum(inviteeStates),
});
export type Invitee = z.infer<typeof invitee>;

const inviteeList = z.object({
  items: z.array(invitee).max(httpLimits.inviteesMax),
  /** Whether this installation sends mail. */
  mailing: z.boolean(),
});

export const listInvitees = defineOperation({
  id: "invitees.list",
  method: "GET",
  path: "/api/sessions/{slug}/invitees",
  summary:
    "Who is told of a session's plan by mail, and whether they were; members of its space only",
  auth: "user",
  scope: "sessions:read",
  params: slugParams,
  status: 200,
  response: inviteeList,
  errors: [],
});

export const setInvitees = defineOperation({
  id: "invitees.set",
  method: "PUT",
  path: "/api/sessions/{slug}/invitees",
  summary:
    "Set the list of all addresses that are told of a planned session by mail: a new one gets an invitation with a calendar entry, one that is left out a cancellation. Later changes of the plan are mailed automatically. For those who may change the plan, until the first participant joins.",
  auth: "user",
  scope: "sessions:write",
  rate: "create",
  params: slugParams,
  body: z.strictObject({
    emails: z.array(emailAddress).max(httpLimits.inviteesMax),
  }),
  status: 200,
  response: inviteeList,
  errors: ["FORBIDDEN", "INVALID_TRANSITION", "INVITE_LIMIT"],
});
