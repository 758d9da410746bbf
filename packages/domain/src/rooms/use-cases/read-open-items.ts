import type { EvidenceLine } from "../../analysis/analysis.ts";
import type { Caller } from "../../shared/caller.ts";
import type { Slug } from "../../shared/ids.ts";
import { ok } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Store } from "../../shared/store.ts";
import type { Session } from "../../sessions/session.ts";
import type { TaskView } from "../../tasks/task.ts";
import { roomForMember } from "./find-room.ts";

/** Of each kind, so that it fits beside the way into the next session. */
const itemsMax = 20;

/** What the last session of a room left open. */
export interface OpenItems {
  /** The last one in which something was said; null while there is none. */
  readonly session: Session | null;
  /** Suggested and open ones; none where the space has no tasks. */
  readonly tasks: readonly TaskView[];
  readonly questions: readonly EvidenceLine[];
}

const nothing: OpenItems = { session: null, tasks: [], questions: [] };

/** What is still to do, and what was asked and not answered; members of the space and its systems only. */
export function readOpenItems({ store }: { store: Store }) {
  return async (input: { caller: Caller; slug: Slug }): Promise<Result<OpenItems>> => {
    const found = await roomForMember(store, input);
    if (!found.ok) return found;
    const { spaceId, id } = found.value.room;
    const session = await store.sessions.findLastSpoken(spaceId, id);
    if (!session) return ok(nothing);
    const [space, analysis] = await Promise.all([
      store.spaces.find(spaceId),
      store.analyses.find(spaceId, session.id),
    ]);
    const tasks = space?.mode === "SESSIONS_AND_TASKS" ? await unfinishedTasks(store, session) : [];
    const questions = analysis?.shown.status === "DONE" ? analysis.shown.result.questions : [];
    return ok({ session, tasks, questions: questions.slice(0, itemsMax) });
  };
}

async function unfinishedTasks({ tasks }: Store, session: Session): Promise<TaskView[]> {
  const listed = await Promise.all(
    (["OPEN", "SUGGESTED"] as const).map((status) =>
      tasks.list({
        ...{ spaceId: session.spaceId, sessionId: session.id, status },
        order: "DUE",
        limit: itemsMax,
      }),
    ),
  );
  return listed.flat().slice(0, itemsMax);
}
