/** What a person in the room may mark a line as. */
export const markKinds = ["TASK", "DECISION", "QUESTION"] as const;
export type MarkKind = (typeof markKinds)[number];

/** Marks of one session: more than people set by hand, and a bound for what a page reads at once. */
export const marksMax = 500;
