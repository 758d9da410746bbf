import { listSessions, listSpaces } from "@rooms/contracts/http";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SessionsPage } from "../../../features/sessions/components/sessions-page.tsx";
import { sessionsPageSize } from "../../../features/sessions/view-models/page-size.ts";
import { publicOrigin, visitorApi } from "../../../server/api.ts";
import { requireProfile } from "../../../server/gate.ts";
import { PageMain } from "../../../shared/components/page-main.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sessions"))("title") };
}

export default async function SessionsRoute() {
  const profile = await requireProfile("/sessions");
  const api = await visitorApi();
  const [spaces, firstPage] = await Promise.all([
    api.call(listSpaces),
    api.call(listSessions, { query: { limit: sessionsPageSize } }),
  ]);
  if (!spaces.ok) throw new Error(`The spaces could not be read: ${spaces.problem.code}`);
  if (!firstPage.ok) throw new Error(`The sessions could not be read: ${firstPage.problem.code}`);
  const space = spaces.data.items.find(({ id }) => id === profile.activeSpaceId);
  return (
    <PageMain>
      <SessionsPage
        spaceId={profile.activeSpaceId}
        spaceName={space?.name ?? ""}
        firstPage={firstPage.data}
        origin={await publicOrigin()}
      />
    </PageMain>
  );
}
