import type { Space } from "@rooms/api-client";
import { getTranslations } from "next-intl/server";
import { visitorApi } from "../../../server/api.ts";
import { readTasks } from "../server/read-tasks.ts";
import { statusesOf } from "../view-models/task-view.ts";
import type { TaskView } from "../view-models/task-view.ts";
import { AddTask } from "./add-task.tsx";
import { TaskGroups } from "./task-groups.tsx";
import { TaskViews } from "./task-views.tsx";

/** The tasks of a space: those suggested by its sessions, and those to do. */
export async function TasksPage({ space, view }: { space: Space; view: TaskView }) {
  const t = await getTranslations("tasks");
  const api = await visitorApi();
  const [groups, members] = await Promise.all([
    Promise.all(statusesOf[view].map((status) => readTasks(api, space.id, status))),
    api.members.list({ params: { id: space.id } }),
  ]);
  return (
    <div className={view === "board" ? undefined : "max-w-3xl"}>
      <h1 className="text-2xl font-semibold tracking-tight">{t("title")}</h1>
      <AddTask spaceId={space.id} />
      <TaskViews view={view} />
      <TaskGroups
        groups={groups}
        layout={view === "board" ? "board" : "list"}
        members={members.ok ? members.data.items : []}
      />
    </div>
  );
}
