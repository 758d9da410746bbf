import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TasksHint } from "../../../features/sessions/components/tasks-hint.tsx";
import { SessionsPage } from "../../../features/sessions/components/sessions-page.tsx";
import { sessionsPageSize } from "../../../features/sessions/view-models/page-size.ts";
import { apiFailure } from "../../../server/api-failure.ts";
import { publicOrigin, visitorApi } from "../../../server/api.ts";
import { requireSpace } from "../../../server/gate.ts";
import { PageMain } from "../../../shared/components/page-main.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sessions"))("title") };
}

export default async function SessionsRoute() {
  const { space } = await requireSpace("/sessions");
  return (
    <PageMain>
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
  const answer = await api.sessions.list({ query: { spaceId, limit: sessionsPageSize } });
  if (!answer.ok) throw apiFailure("The list of sessions", answer.problem);
  return { firstPage: answer.data, firstPageAtMs: Date.now() };
}
