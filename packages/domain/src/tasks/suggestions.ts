import type { SuggestedTask } from "../analysis/analysis.ts";
import type { IdSource } from "../shared/id-source.ts";
import { taskId } from "../shared/ids.ts";
import type { SessionId, SpaceId } from "../shared/ids.ts";
import type { Repositories } from "../shared/store.ts";
import { analysisAuthor, taskEvent } from "./history.ts";
import type { TaskEvent } from "./history.ts";
import { planSuggestions } from "./suggestion-plan.ts";
import type { Suggestion } from "./suggestion-plan.ts";
import type { Task } from "./task.ts";

export interface AppliedSuggestions {
  readonly created: number;
  /** Tasks of other sessions that this one said again, counted the first time. */
  readonly saidAgain: number;
  /** Tasks this session had said before and says still, touched or not. */
  readonly kept: number;
  readonly removed: number;
}

// Of the tasks that are still to do; said again later, older ones become new suggestions.
const candidatesMax = 1_000;

/**
 * Puts what an analysis proposes among the tasks of the space, in the transaction that stores the analysis. Run again
 * for a session, it replaces only suggestions that people have not touched. Nothing happens where tasks are off.
 */
export async function applySuggestions(
  repositories: Pick<Repositories, "spaces" | "members" | "participants" | "tasks">,
  input: {
    session: { readonly id: SessionId; readonly spaceId: SpaceId };
    proposals: readonly SuggestedTask[];
    now: Date;
    ids: Pick<IdSource, "uuid">;
  },
): Promise<AppliedSuggestions> {
  const { session, proposals, now, ids } = input;
  // Under the space's lock two sessions that say the same thing at once make one task of it.
  const space = await repositories.spaces.lock(session.spaceId);
  if (space?.mode !== "SESSIONS_AND_TASKS")
    return { created: 0, saidAgain: 0, kept: 0, removed: 0 };
  const known = await repositories.tasks.lockKnown(session.spaceId, session.id, candidatesMax);
  const people = {
    members: await repositories.members.list(session.spaceId),
    participants: await repositories.participants.list(session.id),
  };
  const plan = planSuggestions({ proposals, known, people });
  const by = analysisAuthor;
  const tasks = plan.create.map((suggestion) => taskOf(suggestion, input));
  const event = (task: Task["id"], detail: Pick<TaskEvent, "kind" | "toValue">) =>
    taskEvent({ taskId: task, at: now, by, ids }, { ...detail, sessionId: session.id });
  await repositories.tasks.applyPlan(session.spaceId, session.id, {
    plan,
    tasks,
    events: [
      ...tasks.map(({ id, title }) => event(id, { kind: "CREATED", toValue: title })),
      ...plan.saidAgain.map(({ task }) => event(task, { kind: "SAID_AGAIN", toValue: null })),
    ],
    at: now,
  });
  return {
    created: tasks.length,
    saidAgain: plan.saidAgain.length,
    kept: plan.rewrite.length + plan.keep.length,
    removed: plan.remove.length,
  };
}

function taskOf(
  { text, ...suggestion }: Suggestion,
  { session, now, ids }: Pick<Parameters<typeof applySuggestions>[1], "session" | "now" | "ids">,
): Task {
  return {
    ...suggestion,
    id: taskId(ids.uuid()),
    spaceId: session.spaceId,
    status: "SUGGESTED",
    sessionId: session.id,
    sourceText: text,
    touched: false,
    createdAt: now,
    updatedAt: now,
  };
}
