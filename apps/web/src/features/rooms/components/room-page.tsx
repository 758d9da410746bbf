import type { MemberRoom } from "@rooms/api-client";
import { getTranslations } from "#i18n/get-translations.ts";
import { publicOrigin } from "#server/api.ts";
import { calendarPath } from "#shared/calendar-path.ts";
import { CalendarLink } from "#shared/components/calendar-link.tsx";
import { PageMain } from "#shared/components/page-main.tsx";
import { Panel } from "#shared/components/panel.tsx";
import { PlannedStart } from "#shared/components/planned-start.tsx";
import { SecretField } from "#shared/components/secret-field.tsx";
import { EnterRoom } from "./enter-room.tsx";
import { MeetingTabs } from "./meeting-tabs.tsx";
import { OpenItems } from "./open-items.tsx";
import { PastSessions } from "./past-sessions.tsx";
import { RoomMenu } from "./room-menu.tsx";

export interface RoomPageProps {
  room: MemberRoom;
  /** Where the list of past sessions goes on. */
  cursor: string | undefined;
}

/** A room for members of its space: joining, its link, open items, past sessions. */
export async function RoomPage({ room, cursor }: RoomPageProps) {
  const t = await getTranslations("rooms");
  const entry = await getTranslations("entry");
  return (
    <PageMain>
      <MeetingTabs current="rooms" />
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div className="min-w-0 flex-1 basis-64">
          <div className="flex items-start gap-1.5">
            <h1
              dir="auto"
              className="min-w-0 text-2xl font-semibold tracking-tight text-balance wrap-anywhere"
            >
              {room.name}
            </h1>
            {room.may.update && <RoomMenu room={room} />}
          </div>
          <p className="mt-1 text-base text-text-muted">
            {room.plannedStartAt === null ? (
              entry(`modes.${room.entry}.label`)
            ) : (
              <PlannedStart startAt={room.plannedStartAt} />
            )}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {room.plannedStartAt !== null && <CalendarLink path={calendarPath("rooms", room.slug)} />}
          <EnterRoom room={room} />
        </div>
      </div>
      <div className="mt-6 flex max-w-2xl flex-col gap-6">
        <SecretField label={t("link")} value={`${await publicOrigin()}/room/${room.slug}`} />
        <OpenItems slug={room.slug} />
      </div>
      <div className="mt-8">
        <Panel title={t("past")}>
          <PastSessions room={room} cursor={cursor} />
        </Panel>
      </div>
    </PageMain>
  );
}
