import {
  createSpace,
  createTask,
  deleteTask,
  getProfile,
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
    expect(task).toMatchObject({ ...body, status: "OPEN", session: null });
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
});
