import type { SegmentId, SessionId, Slug, TaskId } from "@rooms/domain/shared/ids";
import type { Task, TaskSource, TaskView } from "@rooms/domain/tasks/task";
import { sql } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";

type SourceRow = {
  taskId: TaskId;
  sessionId: SessionId;
  slug: Slug;
  sessionTitle: string | null;
  text: string;
  segmentIds: SegmentId[];
  at: string | Date;
};

/** Tasks with where they were said and the names of those who do them: two statements for a page. */
export async function viewsOf(db: Database, tasks: readonly Task[]): Promise<TaskView[]> {
  if (tasks.length === 0) return [];
  const ids = sql.param(tasks.map(({ id }) => id));
  const sources = await db.execute<SourceRow>(sql`
    select said.task_id as "taskId", v.id as "sessionId", v.slug, v.title as "sessionTitle", said.text,
      said.segment_ids as "segmentIds", said.at
    from (
      select t.id as task_id, t.session_id, coalesce(t.source_text, t.title) as text, t.segment_ids, t.created_at as at,
        true as first
      from tasks t where t.id = any (${ids}::uuid[]) and t.session_id is not null
      union all
      select s.task_id, s.session_id, s.text, s.segment_ids, s.said_at, false
      from task_sources s where s.task_id = any (${ids}::uuid[])
    ) said
    join video_sessions v on v.id = said.session_id
    order by said.first desc, said.at, v.id
  `);
  const people = await db.execute<{ id: string; name: string | null }>(sql`
    select u.id, u.name from users u
    where u.id = any (${sql.param(tasks.flatMap(({ assigneeId }) => assigneeId ?? []))}::uuid[])
  `);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const byTask = Map.groupBy(sources, ({ taskId }) => taskId);
  return tasks.map((task) => ({
    ...task,
    assigneeName: (task.assigneeId && names.get(task.assigneeId)) ?? task.assigneeName,
    sources: (byTask.get(task.id) ?? []).map(sourceOf),
  }));
}

function sourceOf({ taskId: _, at, ...source }: SourceRow): TaskSource {
  return { ...source, at: new Date(at) };
}
