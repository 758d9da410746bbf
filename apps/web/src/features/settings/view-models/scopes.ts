import type { ApiKeyScope } from "@rooms/api-client";

/** What a key may do, with the name its text has among the messages. */
export const scopes = [
  { scope: "sessions:read", text: "sessionsRead" },
  { scope: "sessions:write", text: "sessionsWrite" },
  { scope: "transcripts:read", text: "transcriptsRead" },
  { scope: "tasks:read", text: "tasksRead" },
  { scope: "tasks:write", text: "tasksWrite" },
  { scope: "space:read", text: "spaceRead" },
] as const satisfies readonly { scope: ApiKeyScope; text: string }[];
