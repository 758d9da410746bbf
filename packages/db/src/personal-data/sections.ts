import { accountSections, mailSections } from "./account-sections.ts";
import { sessionPartSections, taskSections } from "./session-part-sections.ts";
import type { PersonSection } from "./section.ts";

/** Everything that is held about a person. In the order of an erasure: what is found by other rows goes before them. */
export const personSections: readonly PersonSection[] = [
  ...accountSections,
  ...mailSections,
  ...taskSections,
  ...sessionPartSections,
];

/** A table under a session, and what of it an export leaves out: what lets in, and what is kept for the machine alone. */
export interface SessionSection {
  readonly name: string;
  readonly table: string;
  readonly hidden?: readonly string[];
}

export const sessionSections: readonly SessionSection[] = [
  { name: "participants", table: "participants" },
  { name: "lines", table: "transcript_segments", hidden: ["search"] },
  { name: "corrections", table: "segment_corrections" },
  { name: "unheard", table: "transcript_gaps" },
  { name: "marks", table: "line_marks" },
  { name: "chatMessages", table: "chat_messages", hidden: ["search"] },
  { name: "analyses", table: "session_analysis", hidden: ["search", "lease_until"] },
  { name: "tasks", table: "tasks" },
  { name: "taskSources", table: "task_sources" },
  { name: "taskHistory", table: "task_events" },
  { name: "usage", table: "transcription_usage" },
  { name: "engineStreams", table: "stt_streams" },
  { name: "streams", table: "participant_streams" },
  { name: "requestsToEnter", table: "lobby_requests" },
  { name: "plans", table: "session_invitees", hidden: ["claim", "claimed_until"] },
  { name: "recapLinks", table: "recap_shares", hidden: ["token_hash"] },
  { name: "recapMails", table: "recap_mails" },
];

/** Under a session too, and nothing that a person would read: leases, queues, sockets. */
export const sessionMachinery: readonly string[] = [
  "follow_ups",
  "realtime_listeners",
  "recap_mailings",
  "session_leases",
];
