import type { Page } from "@rooms/domain/shared/page";
import { removeMember } from "@rooms/domain/spaces/use-cases/members";
import { updateSpace } from "@rooms/domain/spaces/use-cases/spaces";
import type { TaskView } from "@rooms/domain/tasks/task";
import {
  createTask,
  deleteTask,
  getTask,
  listTasks,
  updateTask,
} from "@rooms/domain/tasks/use-cases/tasks";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase } from "../../src/testing/index.ts";
import type { TestDatabase } from "../../src/testing/index.ts";
import { codeOf, valueOf } from "../sessions/harness.ts";
import { createTaskWorld, titles } from "./harness.ts";
import type { TaskWorld } from "./harness.ts";

let database: TestDatabase;
let world: TaskWorld;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  world = await createTaskWorld(database.pool);
});

describe("tasks", () => {
  it("are off with the mode, and one space's are out of reach of another", async () => {
    const { deps, caller } = world;
    const task = valueOf(await createTask(deps)({ caller, title: "Call legal" }));
    const other = await createTaskWorld(database.pool);
    const place = { caller: other.caller, taskId: task.id };
    const change = { status: "DONE" } as const;
    expect(codeOf(await updateTask(deps)({ ...place, change }))).toBe("NOT_FOUND");
    expect(codeOf(await getTask(deps)(place))).toBe("NOT_FOUND");
    expect(codeOf(await deleteTask(deps)(place))).toBe("NOT_FOUND");
    expect(codeOf(await getTask(deps)({ ...place, spaceId: world.space.id }))).toBe("NOT_FOUND");
    const toStranger = { assigneeId: other.owner.id };
    expect(codeOf(await updateTask(deps)({ caller, taskId: task.id, change: toStranger }))).toBe(
      "NOT_FOUND",
    );
    await updateSpace(deps)({
      userId: world.owner.id,
      spaceId: world.space.id,
      change: { mode: "SESSIONS_ONLY" },
    });
    for (const answer of [
      await listTasks(deps)({ caller }),
      await getTask(deps)({ caller, taskId: task.id }),
      await updateTask(deps)({ caller, taskId: task.id, change }),
    ]) {
      expect(codeOf(answer)).toBe("TASKS_DISABLED");
    }
  });

  it("completed and dismissed at once by two who saw the same version: one is told, the history has the other", async () => {
    const { deps, caller, titled, history } = world;
    const task = valueOf(await createTask(deps)({ caller, title: "Call legal" }));
    const answers = await Promise.all(
      (["DONE", "DISMISSED", "DONE"] as const).map((status) =>
        updateTask(deps)({
          caller,
          taskId: task.id,
          change: { status },
          basedOn: task.updatedAt,
        }),
      ),
    );
    const codes = answers.map(codeOf);
    const { status } = await titled("Call legal");
    expect(codes.filter((code) => code === "TASK_CHANGED")).toHaveLength(status === "DONE" ? 1 : 2);
    expect(await history(task.id)).toHaveLength(2);
  });

  it("of a member who is removed lose their owner and keep the name; what the member did stays theirs", async () => {
    const { deps, caller, space, owner, titled, history, member } = world;
    const ben = await member("Ben Stone");
    const add = async (title: string) =>
      valueOf(await createTask(deps)({ caller, title, assigneeId: ben.id, dueOn: "2026-03-05" }));
    const [open, done] = [await add("Open"), await add("Done")];
    await updateTask(deps)({ caller, taskId: done.id, change: { status: "DONE" } });
    await removeMember(deps)({ userId: owner.id, spaceId: space.id, memberId: ben.id });
    expect(await titled("Open")).toMatchObject({ assigneeId: null, assigneeName: "Ben Stone" });
    expect(await titled("Done")).toMatchObject({ assigneeId: ben.id, assigneeName: "Ben Stone" });
    expect((await history(open.id)).at(-1)).toMatchObject({
      kind: "ASSIGNED",
      actorId: owner.id,
      from: "Ben Stone",
      to: null,
    });
    const back = { assigneeId: ben.id };
    expect(codeOf(await updateTask(deps)({ caller, taskId: open.id, change: back }))).toBe(
      "NOT_FOUND",
    );
  });

  it("are filtered by who, session, text and what is overdue in the space's time zone", async () => {
    const { deps, caller, owner, space, list } = world;
    deps.clock.set(new Date("2026-03-02T23:30:00Z"));
    await createTask(deps)({ caller, title: "Due on the second", dueOn: "2026-03-02" });
    await createTask(deps)({ caller, title: "Mine: 100%_", assigneeId: owner.id });
    const late = valueOf(
      await createTask(deps)({ caller, title: "Long due", dueOn: "1970-01-01" }),
    );
    expect(titles(await list({ overdue: true }))).toEqual(["Long due"]);
    await updateSpace(deps)({
      userId: owner.id,
      spaceId: space.id,
      change: { timeZone: "Asia/Tokyo" },
    });
    expect(titles(await list({ overdue: true }))).toEqual(["Due on the second", "Long due"]);
    await updateTask(deps)({ caller, taskId: late.id, change: { status: "DONE" } });
    expect(titles(await list({ overdue: true }))).toEqual(["Due on the second"]);
    expect(titles(await list({ assigneeId: owner.id }))).toEqual(["Mine: 100%_"]);
    expect(titles(await list({ text: "%_" }))).toEqual(["Mine: 100%_"]);
    expect(titles(await list({ text: "due", status: "DONE" }))).toEqual(["Long due"]);
  });

  it("come in pages of either order, each once, while others are added", async () => {
    const { deps, caller } = world;
    const days = ["2026-03-05", null, "2026-03-01", "2026-03-05", null, "2199-12-31"];
    for (const [index, dueOn] of days.entries()) {
      await createTask(deps)({ caller, title: `${index}`, dueOn });
    }
    for (const order of ["DUE", "CREATED"] as const) {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Page<TaskView> = valueOf(
          await listTasks(deps)({ caller, order, limit: 2, ...(cursor && { cursor }) }),
        );
        seen.push(...page.items.map(({ title }) => title));
        cursor = page.nextCursor;
        await createTask(deps)({ caller, title: "+", dueOn: "1999-01-01" });
      } while (cursor !== null);
      expect(seen.filter((title) => title !== "+").join("")).toBe(
        order === "DUE" ? "203514" : "543210",
      );
    }
  });
});
