import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "#i18n/get-translations.ts";
import { TasksPage } from "#features/tasks/components/tasks-page.tsx";
import { taskQueryOf } from "#features/tasks/view-models/task-view.ts";
import { requireSpace } from "#server/gate.ts";
import type { SearchedPage } from "#server/safe-next.ts";
import { PageMain } from "#shared/components/page-main.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tasks"))("title") };
}

export default async function TasksRoute({ searchParams }: SearchedPage) {
  const { space, profile } = await requireSpace("/tasks");
  if (space.mode !== "SESSIONS_AND_TASKS") redirect("/sessions");
  return (
    <PageMain>
      <TasksPage
        key={space.id}
        space={space}
        profile={profile}
        query={taskQueryOf(await searchParams)}
      />
    </PageMain>
  );
}
