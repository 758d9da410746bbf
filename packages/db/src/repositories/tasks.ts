import type { SpaceId, Task, TaskId, TaskRepository } from "@rooms/domain";
import { and, desc, eq, sql } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import { tasks } from "../schema/index.ts";
import { firstOf } from "./only.ts";

const one = (space: SpaceId, id: TaskId) => and(eq(tasks.spaceId, space), eq(tasks.id, id));
const rowOf = (task: Task) => ({ ...task, segmentIds: [...task.segmentIds] });

export function taskRepository(db: Database): TaskRepository {
  return {
    async create(task) {
      await db.insert(tasks).values(rowOf(task));
    },
    list: ({ spaceId, status, assigneeId, sessionId, after, limit }) =>
      db
        .select()
        .from(tasks)
        .where(
          and(
            eq(tasks.spaceId, spaceId),
            status && eq(tasks.status, status),
            assigneeId && eq(tasks.assigneeId, assigneeId),
            sessionId && eq(tasks.sessionId, sessionId),
            after &&
              sql`(${tasks.createdAt}, ${tasks.id}) < (${after.createdAt.toISOString()}::timestamptz, ${after.id}::uuid)`,
          ),
        )
        .orderBy(desc(tasks.createdAt), desc(tasks.id))
        .limit(limit),
    async find(space, id) {
      return firstOf(await db.select().from(tasks).where(one(space, id)));
    },
    async update(space, id, change) {
      return firstOf(await db.update(tasks).set(change).where(one(space, id)).returning());
    },
    async delete(space, id) {
      const rows = await db.delete(tasks).where(one(space, id)).returning({ id: tasks.id });
      return rows.length > 0;
    },
    async replaceSuggestions(space, session, suggestions) {
      await db
        .delete(tasks)
        .where(
          and(
            eq(tasks.spaceId, space),
            eq(tasks.sessionId, session),
            eq(tasks.status, "SUGGESTED"),
          ),
        );
      if (suggestions.length > 0) await db.insert(tasks).values(suggestions.map(rowOf));
    },
  };
}
