import type { SessionEntry } from "@rooms/api-client";

/** From the widest to the narrowest. */
export const entries = ["OPEN", "ASK", "MEMBERS"] as const satisfies readonly SessionEntry[];
