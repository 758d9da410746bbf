import { segmentId } from "@rooms/domain/shared/ids";
import { updateSpace } from "@rooms/domain/spaces/use-cases/spaces";
import { updateTask } from "@rooms/domain/tasks/use-cases/tasks";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, createTestParticipant } from "../../src/testing/index.ts";
import type { TestDatabase } from "../../src/testing/index.ts";
import { valueOf } from "../sessions/harness.ts";
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

describe("suggestions", () => {
  it("come with their words, their owner as a member and the start of their history", async () => {
    const { session, proposal, analyse, list, history, member } = world;
    const ben = await member("Ben Stone");
    const { id, slug, ...rest } = await session();
    const { identity } = await createTestParticipant(
      database.pool,
      { id, slug },
      { user: ben.id, name: "Benny" },
    );
    const segmentIds = [segmentId(world.deps.ids.uuid())];
    const made = proposal("Send the report 🚀 שלום", {
      owner: "Benny",
      ownerIdentity: identity,
      dueOn: "2026-03-05",
      segmentIds,
    });
    expect(await analyse({ id, slug, ...rest }, [made])).toEqual({
      created: 1,
      saidAgain: 0,
      kept: 0,
      removed: 0,
    });
    const [task] = await list({ sessionId: id });
    expect(task).toMatchObject({
      title: "Send the report 🚀 שלום",
      status: "SUGGESTED",
      assigneeId: ben.id,
      assigneeName: "Ben Stone",
      dueOn: "2026-03-05",
      sources: [{ slug, text: "Send the report 🚀 שלום", segmentIds }],
    });
    expect(task && (await history(task.id))).toMatchObject([
      { kind: "CREATED", actor: "ANALYSIS", actorName: null, session: { slug } },
    ]);
  });

  it("of an analysis run again stand in the place of those that people did not touch", async () => {
    const { deps, caller, session, proposal, analyse, list, titled } = world;
    const weekly = await session();
    await analyse(
      weekly,
      ["Write the minutes", "Buy a boat", "Feed the cat", "Book a hall"].map((text) =>
        proposal(text),
      ),
    );
    const change = async (
      title: string,
      wanted: Parameters<ReturnType<typeof updateTask>>[0]["change"],
    ) =>
      valueOf(await updateTask(deps)({ caller, taskId: (await titled(title)).id, change: wanted }));
    await change("Write the minutes", { status: "OPEN" });
    await change("Buy a boat", { status: "DISMISSED" });
    await change("Book a hall", { title: "Book the big hall" });
    const again = await analyse(
      weekly,
      ["I'll write the minutes", "buy a boat", "book a hall", "Water plants"].map((text) =>
        proposal(text),
      ),
    );
    expect(again).toEqual({ created: 1, saidAgain: 0, kept: 3, removed: 1 });
    expect((await list()).map(({ title, status }) => [title, status]).sort()).toEqual([
      ["Book the big hall", "SUGGESTED"],
      ["Buy a boat", "DISMISSED"],
      ["Water plants", "SUGGESTED"],
      ["Write the minutes", "OPEN"],
    ]);
    expect((await titled("Write the minutes")).sources[0]?.text).toBe("I'll write the minutes");
  });

  it("that another session says again are one task with two sources, counted once however often it is analysed", async () => {
    const { session, proposal, analyse, list, titled, history } = world;
    const [monday, tuesday] = [await session(), await session()];
    await analyse(monday, [proposal("Send the report", { owner: "Ann" })]);
    const repeat = [proposal("I will send the report tomorrow")];
    expect(await analyse(tuesday, repeat)).toMatchObject({ created: 0, saidAgain: 1 });
    expect(await analyse(tuesday, repeat)).toMatchObject({ saidAgain: 0, kept: 1 });
    const [task, ...others] = await list({ sessionId: tuesday.id });
    expect(others).toEqual([]);
    expect(task?.sources.map(({ slug }) => slug)).toEqual([monday.slug, tuesday.slug]);
    expect(task && (await history(task.id)).map(({ kind }) => kind)).toEqual([
      "CREATED",
      "SAID_AGAIN",
    ]);
    await analyse(tuesday, []);
    expect((await titled("Send the report")).sources).toHaveLength(1);
  });

  it("of two sessions analysed at once become one task", async () => {
    const { session, proposal, analyse, list } = world;
    const sessions = [await session(), await session(), await session()];
    await Promise.all(sessions.map((one) => analyse(one, [proposal("Send the report")])));
    const tasks = await list();
    expect(tasks).toHaveLength(1);
    expect(tasks[0]?.sources).toHaveLength(3);
  });

  it("are not made where tasks are off, and are no other space's", async () => {
    const { owner, space, deps, session, proposal, analyse, titled } = world;
    const foreign = await createTaskWorld(database.pool);
    const open = await foreign.session();
    await foreign.analyse(open, [foreign.proposal("Send the report")]);
    await analyse(await session(), [proposal("Send the report")]);
    expect((await titled("Send the report")).sources).toHaveLength(1);
    const change = { mode: "SESSIONS_ONLY" } as const;
    await updateSpace(deps)({ userId: owner.id, spaceId: space.id, change });
    const off = await session();
    expect(await analyse(off, [proposal("Water the plants")])).toMatchObject({ created: 0 });
  });

  it("go with their session; what was accepted, or said elsewhere too, stays", async () => {
    const { deps, caller, space, session, proposal, analyse, list, titled } = world;
    const [monday, tuesday] = [await session(), await session()];
    await analyse(
      monday,
      ["Send the report", "Write the minutes", "Buy a boat"].map((text) => proposal(text)),
    );
    await analyse(tuesday, [proposal("send the report")]);
    await updateTask(deps)({
      caller,
      taskId: (await titled("Write the minutes")).id,
      change: { status: "OPEN", dueOn: "2026-03-05" },
    });
    await deps.store.sessions.delete(space.id, monday.id);
    const left = await list();
    expect(titles(left)).toEqual(["Send the report", "Write the minutes"]);
    expect(await titled("Send the report")).toMatchObject({
      sessionId: tuesday.id,
      sources: [{ slug: tuesday.slug, text: "send the report" }],
    });
    expect(await titled("Write the minutes")).toMatchObject({ sources: [], dueOn: "2026-03-05" });
    // The other session's, it is replaced with that one's analysis.
    expect(await analyse(tuesday, [])).toMatchObject({ removed: 1 });
  });
});
