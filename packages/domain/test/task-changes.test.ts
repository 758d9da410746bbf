import { describe, expect, it } from "vitest";
import { systemIdSource } from "../src/shared/id-source.ts";
import { sessionId, spaceId, taskId, userId } from "../src/shared/ids.ts";
import { localDay } from "../src/shared/local-day.ts";
import { decideChange } from "../src/tasks/history.ts";
import { dueDayOf, isDueDay, type Task, type TaskChange, taskCursor } from "../src/tasks/task.ts";

const ids = systemIdSource();

describe("a change of a task", () => {
  const at = new Date("2026-03-02T10:00:00Z");
  const task: Task = {
    id: taskId("t"),
    spaceId: spaceId("s"),
    title: "Send the report",
    status: "SUGGESTED",
    assigneeId: null,
    assigneeName: "Ann",
    dueOn: null,
    sessionId: sessionId("x"),
    segmentIds: [],
    sourceText: "Send the report",
    touched: false,
    createdAt: at,
    updatedAt: at,
  };
  const by = { actor: "USER", actorId: userId("u") } as const;
  const decide = (change: TaskChange, basedOn?: Date, from: Task = task) => {
    const made = decideChange(from, change, { at, by, ids, ...(basedOn && { basedOn }) });
    return made.ok ? made.value : made.error.code;
  };
  const kinds = (change: TaskChange, from?: Task) => {
    const made = decide(change, undefined, from);
    return made === null || typeof made === "string" ? made : made.events.map(({ kind }) => kind);
  };

  it.each<[TaskChange, Partial<Task>, unknown]>([
    [{ status: "OPEN" }, {}, ["ACCEPTED"]],
    [{ status: "DONE" }, {}, ["COMPLETED"]],
    [{ status: "DISMISSED" }, {}, ["DISMISSED"]],
    [{ status: "OPEN" }, { status: "DONE" }, ["REOPENED"]],
    [{ status: "OPEN" }, { status: "DISMISSED" }, ["REOPENED"]],
    [{ status: "SUGGESTED" }, {}, "INVALID_TRANSITION"],
    [{ title: "Send it" }, {}, ["EDITED"]],
    [{ title: "Send the report", dueOn: null }, {}, null],
    [{ dueOn: "2026-03-05" }, {}, ["DUE_CHANGED"]],
    [{ assigneeId: userId("u") }, {}, ["ASSIGNED"]],
    [{ assigneeId: null }, {}, ["ASSIGNED"]],
    [{ assigneeId: null }, { assigneeName: null }, null],
    [
      { title: "x", assigneeId: userId("u"), dueOn: "2026-03-05", status: "OPEN" },
      {},
      ["EDITED", "ASSIGNED", "DUE_CHANGED", "ACCEPTED"],
    ],
  ])("%j of %j is %j in the history", (change, from, expected) => {
    expect(kinds(change, { ...task, ...from })).toEqual(expected);
  });

  it("of an older version is refused, unless the task is already as wanted", () => {
    const older = new Date(at.getTime() - 1);
    expect(decide({ status: "DONE" }, older)).toBe("TASK_CHANGED");
    expect(decide({ status: "DONE" }, older, { ...task, status: "DONE" })).toBeNull();
    expect(decide({ status: "DONE" }, at)).toMatchObject({ change: { status: "DONE" } });
  });

  it("makes a version of its own, even within the millisecond", () => {
    expect(decide({ title: "x" })).toMatchObject({ updatedAt: new Date(at.getTime() + 1) });
  });
});

describe("due days", () => {
  it("are days of the calendar", () => {
    const days = ["2026-02-28", "2028-02-29", "1970-01-01", "2199-12-31"];
    expect(days.filter(isDueDay)).toEqual(days);
    const none = [
      "2026-02-31",
      "2026-2-3",
      "0000-01-01",
      "1969-12-31",
      "2200-01-01",
      "tomorrow",
      "",
    ];
    expect(none.filter(isDueDay)).toEqual([]);
  });

  it("are overdue by the day of the space's zone", () => {
    const at = new Date("2026-03-02T23:30:00Z");
    expect(localDay(at, "UTC")).toBe("2026-03-02");
    expect(localDay(at, "Asia/Tokyo")).toBe("2026-03-03");
    expect(localDay(at, "America/Los_Angeles")).toBe("2026-03-02");
    expect(localDay(at, "Not/A_Zone")).toBe("2026-03-02");
  });

  it("come back from a cursor as they went in, none behind all", () => {
    const cursor = (dueOn: string | null) =>
      dueDayOf(taskCursor({ id: taskId("t"), createdAt: new Date(), dueOn }, "DUE"));
    expect(cursor("2026-03-05")).toBe("2026-03-05");
    expect(cursor("2199-12-31")).toBe("2199-12-31");
    expect(cursor(null)).toBeNull();
  });
});
