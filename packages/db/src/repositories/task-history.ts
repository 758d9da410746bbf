import type { SpaceId, TaskId, UserId } from "@rooms/domain/shared/ids";
import type { TaskAuthor, TaskEventView } from "@rooms/domain/tasks/history";
import { and, desc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "../database/drizzle.ts";
import { taskEvents, tasks, users, videoSessions } from "../schema/index.ts";

const actors = alias(users, "actors");
const before = alias(users, "before");
const after = alias(users, "after");

/** Read backwards on `task_events_task_idx`: the newest entries, however long the history. */
export async function historyOf(
  db: Database,
  { space, id, limit }: { space: SpaceId; id: TaskId; limit: number },
): Promise<TaskEventView[]> {
  const rows = await db
    .select({
      id: taskEvents.id,
      kind: taskEvents.kind,
      at: taskEvents.at,
      actor: taskEvents.actor,
      actorId: taskEvents.actorId,
      actorName: actors.name,
      from: sql<string | null>`coalesce(${before.name}, ${taskEvents.fromValue})`,
      to: sql<string | null>`coalesce(${after.name}, ${taskEvents.toValue})`,
      slug: videoSessions.slug,
      title: videoSessions.title,
    })
    .from(taskEvents)
    .innerJoin(tasks, and(eq(tasks.id, taskEvents.taskId), eq(tasks.spaceId, space)))
    .leftJoin(actors, eq(actors.id, taskEvents.actorId))
    .leftJoin(before, eq(before.id, taskEvents.fromUserId))
    .leftJoin(after, eq(after.id, taskEvents.toUserId))
    .leftJoin(videoSessions, eq(videoSessions.id, taskEvents.sessionId))
    .where(eq(taskEvents.taskId, id))
    .orderBy(desc(taskEvents.at), desc(taskEvents.id))
    .limit(limit);
  return rows.reverse().map(({ slug, title, ...event }) => ({
    ...event,
    session: slug === null ? null : { slug, title },
  }));
}

export async function releaseAssignee(
  db: Database,
  { space, user, by }: { space: SpaceId; user: UserId; by: TaskAuthor & { at: Date } },
): Promise<void> {
  const at = by.at.toISOString();
  await db.execute(sql`
    with released as (
      update tasks t set
        assignee_id = null,
        assignee_name = coalesce(u.name, t.assignee_name),
        updated_at = greatest(${at}::timestamptz(3), t.updated_at + interval '1 millisecond')
      from users u
      where u.id = ${user} and t.space_id = ${space} and t.assignee_id = u.id and t.status in ('SUGGESTED', 'OPEN')
      returning t.id, t.updated_at
    )
    insert into task_events (id, task_id, kind, at, actor, actor_id, from_user_id)
    select gen_random_uuid(), r.id, 'ASSIGNED', r.updated_at, ${by.actor}, ${by.actorId}::uuid, ${user}
    from released r
  `);
}
