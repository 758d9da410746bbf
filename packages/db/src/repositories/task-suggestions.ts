import type { SegmentId, SessionId, SpaceId, TaskId } from "@rooms/domain/shared/ids";
import type { TaskEvent } from "@rooms/domain/tasks/history";
import type { KnownTask, SuggestionPlan } from "@rooms/domain/tasks/suggestion-plan";
import type { Task } from "@rooms/domain/tasks/task";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import { taskEvents, tasks, taskSources } from "../schema/index.ts";

interface Place {
  space: SpaceId;
  session: SessionId;
}

type KnownRow = Omit<KnownTask, "source"> & {
  text: string | null;
  segmentIds: SegmentId[] | null;
};

/** `touched` is a column and not looked up: a row that was waited for is read anew, what hangs on it is not. */
export async function lockKnown(
  db: Database,
  { space, session, candidatesMax }: Place & { candidatesMax: number },
): Promise<KnownTask[]> {
  const rows = await db.execute<KnownRow & Record<string, unknown>>(sql`
    with candidates as (
      select id from tasks
      where space_id = ${space} and status in ('SUGGESTED', 'OPEN')
      order by created_at desc, id desc
      limit ${candidatesMax}
    ), known as (
      select id from candidates
      union select id from tasks where space_id = ${space} and session_id = ${session}
      union select task_id from task_sources where session_id = ${session}
    )
    select t.id, t.title, t.status, t.assignee_id as "assigneeId", t.assignee_name as "assigneeName",
      t.due_on::text as "dueOn", t.source_text as "sourceText", t.touched,
      coalesce(t.session_id = ${session}, false) as "isOrigin",
      case when t.session_id = ${session} then coalesce(t.source_text, t.title) else s.text end as text,
      case when t.session_id = ${session} then t.segment_ids else s.segment_ids end as "segmentIds",
      exists (
        select 1 from task_sources o where o.task_id = t.id and o.session_id <> ${session}
      ) as "saidElsewhere"
    from tasks t
    left join task_sources s on s.task_id = t.id and s.session_id = ${session}
    where t.id in (select id from known) and t.space_id = ${space}
    order by t.created_at desc, t.id desc
    for no key update of t
  `);
  return rows.map(({ text, segmentIds, ...task }) => ({
    ...task,
    source: text === null ? null : { text, segmentIds: segmentIds ?? [] },
  }));
}

interface PlanInput extends Place {
  plan: SuggestionPlan;
  tasks: readonly Task[];
  events: readonly TaskEvent[];
  at: Date;
}

export async function applyPlan(db: Database, input: PlanInput): Promise<void> {
  const { space, session, plan, at } = input;
  const inSpace = (ids: readonly TaskId[]) =>
    and(eq(tasks.spaceId, space), inArray(tasks.id, [...ids]));
  if (plan.promote.length > 0) {
    await db.execute(sql`select promote_task_sources(${sql.param(plan.promote)}::uuid[])`);
  }
  if (plan.remove.length > 0) await db.delete(tasks).where(inSpace(plan.remove));
  if (plan.unsaid.length > 0) {
    await db
      .delete(taskSources)
      .where(
        and(eq(taskSources.sessionId, session), inArray(taskSources.taskId, [...plan.unsaid])),
      );
  }
  for (const { task, as } of plan.rewrite) {
    const { text, segmentIds, ...shown } = as;
    await db
      .update(tasks)
      .set({ ...shown, sourceText: text, segmentIds: [...segmentIds], updatedAt: at })
      .where(inSpace([task]));
  }
  for (const { task, isOrigin, line } of plan.keep) {
    if (!isOrigin) continue;
    await db
      .update(tasks)
      .set({ sourceText: line.text, segmentIds: [...line.segmentIds] })
      .where(inSpace([task]));
  }
  await sayAgain(db, input);
  if (input.tasks.length > 0) {
    const rows = input.tasks.map((task) => ({ ...task, segmentIds: [...task.segmentIds] }));
    await db.insert(tasks).values(rows);
  }
  if (input.events.length > 0) await db.insert(taskEvents).values([...input.events]);
}

async function sayAgain(db: Database, { session, plan, at }: PlanInput): Promise<void> {
  const said = [...plan.saidAgain, ...plan.keep.filter(({ isOrigin }) => !isOrigin)];
  if (said.length === 0) return;
  await db
    .insert(taskSources)
    .values(
      said.map(({ task, line }) => ({
        taskId: task,
        sessionId: session,
        text: line.text,
        segmentIds: [...line.segmentIds],
        saidAt: at,
      })),
    )
    .onConflictDoUpdate({
      target: [taskSources.taskId, taskSources.sessionId],
      set: { text: sql`excluded.text`, segmentIds: sql`excluded.segment_ids` },
    });
}
