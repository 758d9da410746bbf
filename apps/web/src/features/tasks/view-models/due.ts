export type Due = "past" | "today" | "later";

/** How a due date stands to today; both `YYYY-MM-DD`, whose order is that of days. */
export function dueOf(dueOn: string, today: string): Due {
  if (dueOn === today) return "today";
  return dueOn < today ? "past" : "later";
}
