import { describe, expect, it } from "vitest";
import { dueOf } from "../../src/features/tasks/view-models/due.ts";
import { moveTo, movesOf } from "../../src/features/tasks/view-models/moves.ts";
import { taskViewOf } from "../../src/features/tasks/view-models/task-view.ts";

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

  it("show what is to do, whatever nonsense stands in the address", () => {
    expect(taskViewOf("board")).toBe("board");
    for (const query of [undefined, "nonsense", ["board", "done"]]) {
      expect(taskViewOf(query)).toBe("todo");
    }
  });
});
