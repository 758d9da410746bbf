import type { SpaceId, TaskId } from "@rooms/domain/shared/ids";
import type { TaskRepository } from "@rooms/domain/tasks/ports";
import { dueDayOf, type Task, type TaskListQuery } from "@rooms/domain/tasks/task";
import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import { taskEvents, tasks } from "../schema/index.ts";
import { firstOf } from "./first.ts";
import { historyOf, releaseAssignee } from "./task-history.ts";
import { applyPlan, lockKnown } from "./task-suggestions.ts";
import { viewsOf } from "./task-views.ts";

const one = (space: SpaceId, id: TaskId) => and(eq(tasks.spaceId, space), eq(tasks.id, id));

export function taskRepository(db: Database): TaskRepository {
  return {
    async create(task, event) {
      await db.insert(tasks).values(taskRow(task));
      await db.insert(taskEvents).values(event);
    },
    async list(query) {
      const page = db.select().from(tasks).where(matches(query)).limit(query.limit);
      const rows =
        query.order === "DUE"
          ? await page.orderBy(asc(dueDay), asc(tasks.id))
          : await page.orderBy(desc(tasks.createdAt), desc(tasks.id));
      return viewsOf(db, rows);
    },
    async find(space, id) {
      return firstOf(await viewsOf(db, await db.select().from(tasks).where(one(space, id))));
    },
    async lock(space, id) {
      return firstOf(await db.select().from(tasks).where(one(space, id)).for("no key update"));
    },
    async update(space, id, { change, events, updatedAt }) {
      await db
        .update(tasks)
        .set({ ...change, touched: true, updatedAt })
        .where(one(space, id));
      await db.insert(taskEvents).values([...events]);
    },
    history: (space, id, limit) => historyOf(db, { space, id, limit }),
    async delete(space, id) {
      const rows = await db.delete(tasks).where(one(space, id)).returning({ id: tasks.id });
      return rows.length > 0;
    },
    lockKnown: (space, session, candidatesMax) => lockKnown(db, { space, session, candidatesMax }),
    applyPlan: (space, session, input) => applyPlan(db, { space, session, ...input }),
    releaseAssignee: (space, user, by) => releaseAssignee(db, { space, user, by }),
  };
}

const taskRow = (task: Task) => ({ ...task, segmentIds: [...task.segmentIds] });

const dueDay = sql`coalesce(${tasks.dueOn}, 'infinity'::date)`;

function matches(query: TaskListQuery): SQL | undefined {
  const { spaceId, status, assigneeId, sessionId, dueBefore, text } = query;
  return and(
    eq(tasks.spaceId, spaceId),
    status && eq(tasks.status, status),
    assigneeId && eq(tasks.assigneeId, assigneeId),
    sessionId &&
      sql`(${tasks.sessionId} = ${sessionId} or exists (
        select 1 from task_sources s where s.task_id = ${tasks.id} and s.session_id = ${sessionId}
      ))`,
    dueBefore === undefined
      ? undefined
      : and(sql`${tasks.dueOn} < ${dueBefore}::date`, inArray(tasks.status, ["SUGGESTED", "OPEN"])),
    text === undefined
      ? undefined
      : sql`${tasks.title} ilike ${`%${text.replace(/[\\%_]/g, "\\$&")}%`}`,
    isAfter(query),
  );
}

/** The row comparisons make pages stable while tasks are added and deleted between two requests. */
function isAfter({ after, order }: TaskListQuery): SQL | undefined {
  if (!after) return undefined;
  if (order === "CREATED") {
    return sql`(${tasks.createdAt}, ${tasks.id}) < (${after.createdAt.toISOString()}::timestamptz, ${after.id}::uuid)`;
  }
  return sql`(${dueDay}, ${tasks.id}) > (${dueDayOf(after) ?? "infinity"}::date, ${after.id}::uuid)`;
}
