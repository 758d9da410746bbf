import type { SuggestedTask } from "@rooms/domain/analysis/analysis";
import type { User } from "@rooms/domain/identity/user";
import type { Session } from "@rooms/domain/sessions/session";
import { joinSession } from "@rooms/domain/sessions/use-cases/join-session";
import { segmentId, type TaskId } from "@rooms/domain/shared/ids";
import { ok } from "@rooms/domain/shared/result";
import { updateSpace } from "@rooms/domain/spaces/use-cases/spaces";
import type { TaskEventView } from "@rooms/domain/tasks/history";
import { type AppliedSuggestions, applySuggestions } from "@rooms/domain/tasks/suggestions";
import type { TaskView } from "@rooms/domain/tasks/task";
import { getTask, listTasks } from "@rooms/domain/tasks/use-cases/tasks";
import type { Pool } from "../../src/database/pool.ts";
import { createTestUser } from "../../src/testing/index.ts";
import { createWorld, valueOf } from "../sessions/harness.ts";
import type { World } from "../sessions/harness.ts";

type Filters = Omit<Parameters<ReturnType<typeof listTasks>>[0], "caller">;

/** A space with tasks, and what is asked of it again and again. */
export interface TaskWorld extends World {
  session: () => Promise<Session>;
  proposal: (text: string, more?: Partial<SuggestedTask>) => SuggestedTask;
  analyse: (session: Session, proposals: readonly SuggestedTask[]) => Promise<AppliedSuggestions>;
  list: (filters?: Filters) => Promise<readonly TaskView[]>;
  titled: (title: string) => Promise<TaskView>;
  history: (task: TaskId) => Promise<readonly TaskEventView[]>;
  member: (displayName: string) => Promise<User>;
}

export async function createTaskWorld(pool: Pool): Promise<TaskWorld> {
  const world = await createWorld(pool);
  const { caller, deps, owner, space } = world;
  const change = { mode: "SESSIONS_AND_TASKS" } as const;
  await updateSpace(deps)({ userId: owner.id, spaceId: space.id, change });
  const list = async (filters: Filters = {}) =>
    valueOf(await listTasks(deps)({ caller, ...filters })).items;
  return {
    ...world,
    list,
    session: async () =>
      valueOf(await joinSession(deps)({ caller, slug: await world.newSession() })).session,
    proposal: (text, more = {}) => ({
      text,
      owner: null,
      ownerIdentity: null,
      dueOn: null,
      segmentIds: [segmentId(deps.ids.uuid())],
      ...more,
    }),
    async analyse({ id, spaceId }, proposals) {
      const { store, clock, ids } = deps;
      const input = { session: { id, spaceId }, proposals, now: clock.now(), ids };
      return valueOf(
        await store.transaction(async (repositories) =>
          ok(await applySuggestions(repositories, input)),
        ),
      );
    },
    async titled(title) {
      const task = (await list()).find((one) => one.title === title);
      if (!task) throw new Error("no such task");
      return task;
    },
    history: async (taskId) => valueOf(await getTask(deps)({ caller, taskId })).history,
    async member(displayName) {
      const user = await createTestUser(pool, { displayName });
      const joinedAt = new Date();
      await deps.store.members.add({
        spaceId: space.id,
        userId: user.id,
        role: "MEMBER",
        joinedAt,
      });
      return user;
    },
  };
}

export const titles = (tasks: readonly TaskView[]) => tasks.map(({ title }) => title).sort();
