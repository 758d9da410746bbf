import type { Metadata } from "next";
import { getTranslations } from "#i18n/get-translations.ts";
import { MeetingTabs } from "#features/rooms/components/meeting-tabs.tsx";
import { TasksHint } from "#features/sessions/components/tasks-hint.tsx";
import { SessionsPage } from "#features/sessions/components/sessions-page.tsx";
import { sessionsPageSize, upcomingMax } from "#features/sessions/view-models/page-size.ts";
import { apiFailure } from "#server/api-failure.ts";
import { publicOrigin, visitorApi } from "#server/api.ts";
import { requireSpace } from "#server/gate.ts";
import { PageMain } from "#shared/components/page-main.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sessions"))("title") };
}

export default async function SessionsRoute() {
  const { space } = await requireSpace("/sessions");
  return (
    <PageMain>
      <MeetingTabs current="sessions" />
      <SessionsPage
        key={space.id}
        spaceId={space.id}
        defaultEntry={space.defaultEntry}
        {...await readFirstPage(space.id)}
        origin={await publicOrigin()}
        hint={<TasksHint space={space} />}
      />
    </PageMain>
  );
}

async function readFirstPage(spaceId: string) {
  const api = await visitorApi();
  const [rest, upcoming] = await Promise.all([
    api.sessions.list({ query: { spaceId, limit: sessionsPageSize, upcoming: "without" } }),
    api.sessions.list({ query: { spaceId, limit: upcomingMax, upcoming: "only" } }),
  ]);
  if (!rest.ok) throw apiFailure("The list of sessions", rest.problem);
  if (!upcoming.ok) throw apiFailure("The list of planned sessions", upcoming.problem);
  return {
    firstPage: rest.data,
    firstUpcoming: upcoming.data.items,
    firstPageAtMs: Date.now(),
  };
}
