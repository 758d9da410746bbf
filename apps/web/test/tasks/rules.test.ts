import type { Task } from "@rooms/api-client";
import { describe, expect, it } from "vitest";
import { nextColumn } from "#features/tasks/view-models/column-keys.ts";
import { dueOf } from "#features/tasks/view-models/due.ts";
import { afterAct, mayMove } from "#features/tasks/view-models/groups.ts";
import { moveTo, movesOf } from "#features/tasks/view-models/moves.ts";
import { taskAddress, taskQueryOf } from "#features/tasks/view-models/task-view.ts";

const task = (id: string, status: Task["status"]): Task => ({
  id,
  spaceId: "s",
  title: id,
  status,
  assigneeId: null,
  assigneeName: null,
  dueOn: null,
  sources: [],
  createdAt: "",
  updatedAt: "",
});

describe("tasks", () => {
  it.each([
    ["2026-03-01", "past"],
    ["2026-03-02", "today"],
    ["2026-10-01", "later"],
    ["2027-01-01", "later"],
  ])("due %s stand to 2 March 2026 as %s", (dueOn, due) => {
    expect(dueOf(dueOn, "2026-03-02")).toBe(due);
  });

  it("always have a move that leads elsewhere than where they are", () => {
    for (const [status, moves] of Object.entries(movesOf)) {
      expect(moves.length).toBeGreaterThan(0);
      for (const move of moves) expect(moveTo[move]).not.toBe(status);
    }
  });

  it("stand where they go before the api answers, and nowhere twice", () => {
    const groups = [
      { status: "SUGGESTED" as const, tasks: [task("a", "SUGGESTED")], more: false },
      { status: "OPEN" as const, tasks: [task("b", "OPEN")], more: true },
    ];
    const shown = (to: Task["status"]) =>
      afterAct(groups, { kind: "move", task: task("a", "SUGGESTED"), to }).map(({ tasks }) =>
        tasks.map(({ id, status }) => `${id} ${status}`),
      );
    expect(shown("OPEN")).toEqual([[], ["a OPEN", "b OPEN"]]);
    expect(shown("DISMISSED")).toEqual([[], ["b OPEN"]]);
    const removed = afterAct(groups, { kind: "remove", task: task("b", "OPEN") });
    expect(removed.map(({ tasks }) => tasks.length)).toEqual([1, 0]);
  });

  it("are never dragged back to the suggestions, nor to where they are", () => {
    expect(mayMove("SUGGESTED", "DONE")).toBe(true);
    expect(mayMove("DONE", "OPEN")).toBe(true);
    expect(mayMove("OPEN", "SUGGESTED")).toBe(false);
    expect(mayMove("OPEN", "OPEN")).toBe(false);
  });
});

describe("the address of the tasks", () => {
  it.each([
    "/tasks",
    "/tasks?view=board&who=me&due=overdue",
    "/tasks?who=0190b5a0-0000-7000-8000-000000000000&session=abcd_-12&text=%D1%91+%26+%F0%9F%9A%80&pages=3",
  ])("%s leads to what it came from", (address) => {
    const params = new URL(address, "http://localhost").searchParams;
    expect(taskAddress(taskQueryOf(Object.fromEntries(params)))).toBe(address);
  });

  it("shows what is to do, whatever nonsense stands in it", () => {
    const nonsense = {
      view: ["board", "done"],
      who: "'; drop table tasks",
      session: "../../api",
      due: "never",
      text: "\ud83d",
      pages: "-1e9",
    };
    expect(taskAddress({ ...taskQueryOf(nonsense), text: "" })).toBe("/tasks");
    expect(taskQueryOf({ pages: "1000000" }).pages).toBe(10);
    expect(taskQueryOf({ text: "🚀".repeat(500) }).text).toBe("🚀".repeat(100));
    expect(taskQueryOf(nonsense).text.isWellFormed()).toBe(true);
  });
});

describe("a card that is moved by keys", () => {
  const column = (left: number, top: number) => ({ left, top, width: 300, height: 400 });
  const card = (left: number, top: number) => ({ left: left + 10, top, width: 280, height: 80 });

  it.each([
    ["beside each other", [column(0, 0), column(310, 0), column(620, 0)]],
    ["below each other", [column(0, 0), column(0, 410), column(0, 820)]],
  ])("goes from column to column that stand %s, and not beyond", (_, columns) => {
    const [first, middle, last] = columns;
    if (!first || !middle || !last) throw new Error("three columns");
    const from = card(middle.left, middle.top + 300);
    expect(nextColumn(columns, from, 1)).toEqual({ x: last.left + 10, y: last.top + 44 });
    expect(nextColumn(columns, from, -1)).toEqual({ x: first.left + 10, y: first.top + 44 });
    expect(nextColumn(columns, card(last.left, last.top + 44), 1)).toBeUndefined();
    expect(nextColumn(columns, card(first.left, first.top + 44), -1)).toBeUndefined();
  });
});
