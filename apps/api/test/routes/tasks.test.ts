import {
  createSpace,
  createTask,
  deleteTask,
  getProfile,
  getTask,
  listTasks,
  updateTask,
} from "@rooms/contracts/http";
import { describe, expect, it } from "vitest";
import { must, refusal } from "../support/must.ts";
import { signInNamed } from "../support/sign-in.ts";
import { useTestApi } from "../support/test-api.ts";

const api = useTestApi();

async function taskSpace(name: string) {
  const owner = await signInNamed(api(), name);
  await must(owner.call(createSpace, { body: { name: "Tasks", mode: "SESSIONS_AND_TASKS" } }));
  return owner;
}

describe("tasks", () => {
  it("are off where the space's mode says so", async () => {
    const ann = await signInNamed(api(), "Ann");
    expect(await ann.call(listTasks)).toMatchObject(refusal("TASKS_DISABLED"));
    expect(await ann.call(createTask, { body: { title: "x" } })).toMatchObject(
      refusal("TASKS_DISABLED"),
    );
  });

  it("are added, changed, listed by page and deleted", async () => {
    const bob = await taskSpace("Bob");
    const { id: me } = await must(bob.call(getProfile));
    const body = { title: "Write", dueOn: "2027-02-01", assigneeId: me };
    const task = await must(bob.call(createTask, { body }));
    expect(task).toMatchObject({ ...body, status: "OPEN", sources: [], assigneeName: "Bob" });
    const params = { id: task.id };
    const done = await must(bob.call(updateTask, { params, body: { status: "DONE" } }));
    expect(done).toMatchObject({ status: "DONE", title: "Write" });
    const cleared = await must(
      bob.call(updateTask, { params, body: { dueOn: null, assigneeId: null } }),
    );
    expect(cleared).toMatchObject({ dueOn: null, assigneeId: null });
    await must(bob.call(createTask, { body: { title: "Second" } }));
    const page = await must(bob.call(listTasks, { query: { limit: 1 } }));
    expect(page.items).toMatchObject([{ title: "Second" }]);
    const cursor = page.nextCursor ?? "";
    const rest = await must(bob.call(listTasks, { query: { cursor } }));
    expect(rest).toMatchObject({ items: [{ title: "Write" }], nextCursor: null });
    await must(bob.call(deleteTask, { params }));
    expect(await bob.call(deleteTask, { params })).toMatchObject(refusal("NOT_FOUND"));
  });

  it("of others are out of reach, and so are others as assignees", async () => {
    const cy = await taskSpace("Cy");
    const task = await must(cy.call(createTask, { body: { title: "Mine" } }));
    const di = await taskSpace("Di");
    const params = { id: task.id };
    expect(await di.call(updateTask, { params, body: { title: "Ours" } })).toMatchObject(
      refusal("NOT_FOUND"),
    );
    const query = { spaceId: task.spaceId };
    expect(await di.call(deleteTask, { params, query })).toMatchObject(refusal("NOT_FOUND"));
    const { id: stranger } = await must(di.call(getProfile));
    expect(await cy.call(updateTask, { params, body: { assigneeId: stranger } })).toMatchObject(
      refusal("NOT_FOUND"),
    );
  });

  it("tell their history, and refuse a change of a version that is not the last", async () => {
    const ed = await taskSpace("Ed");
    const { updatedAt, ...task } = await must(ed.call(createTask, { body: { title: "Write" } }));
    const params = { id: task.id };
    await must(ed.call(updateTask, { params, body: { status: "DONE", basedOn: updatedAt } }));
    const late = { status: "DISMISSED", basedOn: updatedAt } as const;
    expect(await ed.call(updateTask, { params, body: late })).toMatchObject(
      refusal("TASK_CHANGED"),
    );
    const { history, ...shown } = await must(ed.call(getTask, { params }));
    expect(shown).toMatchObject({ title: "Write", status: "DONE" });
    expect(history).toMatchObject([
      { kind: "CREATED", actor: { kind: "USER", name: "Ed" }, to: "Write", session: null },
      { kind: "COMPLETED", actor: { kind: "USER", name: "Ed" }, from: "OPEN", to: "DONE" },
    ]);
    const foreign = await taskSpace("Flo");
    expect(await foreign.call(getTask, { params })).toMatchObject(refusal("NOT_FOUND"));
    const query = { spaceId: task.spaceId };
    expect(await foreign.call(getTask, { params, query })).toMatchObject(refusal("NOT_FOUND"));
    expect(await foreign.call(listTasks, { query })).toMatchObject(refusal("NOT_FOUND"));
  });

  it("are listed by due date, and those overdue by themselves", async () => {
    const gus = await taskSpace("Gus");
    for (const dueOn of [null, "2099-01-01", "1970-01-01", "2098-12-31"]) {
      await must(gus.call(createTask, { body: { title: dueOn ?? "none", dueOn } }));
    }
    const titles = async (query: object) =>
      (await must(gus.call(listTasks, { query }))).items.map(({ title }) => title);
    expect(await titles({ order: "due" })).toEqual([
      "1970-01-01",
      "2098-12-31",
      "2099-01-01",
      "none",
    ]);
    expect(await titles({ due: "overdue" })).toEqual(["1970-01-01"]);
    expect(await titles({ text: "12-31" })).toEqual(["2098-12-31"]);
  });

  it.each([
    { title: "x", dueOn: "2026-02-31" },
    { title: "x", dueOn: "0000-01-01" },
    { title: "x", dueOn: "+12026-01-01" },
    { title: "x".repeat(301) },
    { title: " " },
    { title: "x", assigneeId: "me" },
  ])("refuse %j before the database sees it", async (body) => {
    const hal = await taskSpace("Hal");
    expect(await hal.call(createTask, { body })).toMatchObject(refusal("VALIDATION_FAILED"));
  });
});
