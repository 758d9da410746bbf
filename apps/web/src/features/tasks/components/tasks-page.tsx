import type { Profile, Space } from "@rooms/api-client";
import { getTranslations } from "#i18n/get-translations.ts";
import { visitorApi } from "#server/api.ts";
import { readTasks } from "../server/read-tasks.ts";
import { statusesOf } from "../view-models/task-view.ts";
import type { TaskQuery } from "../view-models/task-view.ts";
import { AddTask } from "./add-task.tsx";
import { TaskFilterBar } from "./task-filter-bar.tsx";
import { TaskGroups } from "./task-groups.tsx";
import { TaskViews } from "./task-views.tsx";

export interface TasksPageProps {
  space: Space;
  profile: Profile;
  query: TaskQuery;
}

/** How many of the last sessions one may choose from. */
const sessionsShown = 50;

/** The tasks of a space: those suggested by its sessions, and those to do. */
export async function TasksPage({ space, profile, query }: TasksPageProps) {
  const t = await getTranslations("tasks");
  const api = await visitorApi();
  const [members, sessions, filtered] = await Promise.all([
    api.members.list({ params: { id: space.id } }),
    api.sessions.list({ query: { spaceId: space.id, status: "ENDED", limit: sessionsShown } }),
    query.session === null
      ? Promise.resolve(null)
      : api.sessions.get({ params: { slug: query.session } }),
  ]);
  const session = filtered?.ok && filtered.data.view === "member" ? filtered.data : null;
  const selection = {
    ...query,
    spaceId: space.id,
    assigneeId: query.who === "me" ? profile.id : query.who,
    sessionId: session?.id ?? null,
  };
  const statuses = statusesOf[query.view];
  // Of a session that is gone, or another space's, there are none.
  const isElsewhere = query.session !== null && session?.spaceId !== space.id;
  const groups = isElsewhere
    ? statuses.map((status) => ({ status, tasks: [], more: false }))
    : await Promise.all(statuses.map((status) => readTasks(api, selection, status)));
  const known = sessions.ok ? sessions.data.items : [];
  const named = session && !known.some(({ id }) => id === session.id) ? [session, ...known] : known;
  const people = members.ok ? members.data.items : [];
  return (
    <div className={query.view === "board" ? undefined : "max-w-3xl"}>
      <h1 className="text-2xl font-semibold tracking-tight">{t("title")}</h1>
      <AddTask spaceId={space.id} />
      <TaskViews query={query} />
      <TaskFilterBar
        query={query}
        members={people}
        me={profile.id}
        sessions={named.map(({ slug, title }) => ({ slug, title }))}
      />
      <TaskGroups groups={groups} query={query} members={people} />
    </div>
  );
}
