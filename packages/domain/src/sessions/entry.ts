/** Who may come into a session by its link: all who have it, people from outside after a host let them in, or members alone. */
export const sessionEntries = ["OPEN", "ASK", "MEMBERS"] as const;
export type SessionEntry = (typeof sessionEntries)[number];
