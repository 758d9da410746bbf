import type { TaskStatus } from "@rooms/api-client";

/** What `/tasks` shows, by its address. */
export const taskViews = ["todo", "done", "dismissed", "board"] as const;
export type TaskView = (typeof taskViews)[number];

/** What each view reads, in the order it shows it. */
export const statusesOf: Record<TaskView, readonly TaskStatus[]> = {
  todo: ["SUGGESTED", "OPEN"],
  done: ["DONE"],
  dismissed: ["DISMISSED"],
  board: ["SUGGESTED", "OPEN", "DONE"],
};

export interface TaskFilters {
  /** A member's id; "me" for the visitor. */
  readonly who: string | null;
  /** Slug of a session that said them. */
  readonly session: string | null;
  readonly overdue: boolean;
  /** Part of the title. */
  readonly text: string;
}

/** All that the address says. */
export interface TaskQuery extends TaskFilters {
  readonly view: TaskView;
  /** How many pages of each group are shown. */
  readonly pages: number;
}

type Params = Record<string, string | string[] | undefined>;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const slug = /^[\w-]{8}$/;
const textLengthMax = 100;
export const pagesMax = 10;

/** Whatever nonsense stands in an address, it shows tasks. */
export function taskQueryOf(params: Params): TaskQuery {
  const one = (name: string): string => {
    const value = params[name];
    return typeof value === "string" ? value : "";
  };
  const who = one("who");
  const session = one("session");
  const pages = Number(one("pages"));
  return {
    view: taskViews.find((view) => view === one("view")) ?? "todo",
    who: who === "me" || uuid.test(who) ? who : null,
    session: slug.test(session) ? session : null,
    overdue: one("due") === "overdue",
    text: Array.from(
      one("text")
        .toWellFormed()
        .replace(/\p{Cc}/gu, " ")
        .trim(),
    )
      .slice(0, textLengthMax)
      .join(""),
    pages: Number.isInteger(pages) ? Math.min(Math.max(pages, 1), pagesMax) : 1,
  };
}

/** The address that shows this. */
export function taskAddress({ view, who, session, overdue, text, pages }: TaskQuery): string {
  const params = new URLSearchParams();
  if (view !== "todo") params.set("view", view);
  if (who !== null) params.set("who", who);
  if (session !== null) params.set("session", session);
  if (overdue) params.set("due", "overdue");
  if (text !== "") params.set("text", text);
  if (pages > 1) params.set("pages", String(pages));
  const query = params.toString();
  return query === "" ? "/tasks" : `/tasks?${query}`;
}

export function isFiltered({ who, session, overdue, text }: TaskFilters): boolean {
  return who !== null || session !== null || overdue || text !== "";
}

export const noFilters: TaskFilters = { who: null, session: null, overdue: false, text: "" };
