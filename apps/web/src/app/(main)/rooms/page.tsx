import { DoorOpenIcon } from "@phosphor-icons/react/dist/ssr/DoorOpen";
import { EmptyState, buttonLook } from "@rooms/ui";
import type { Metadata } from "next";
import { getTranslations } from "#i18n/get-translations.ts";
import Link from "next/link";
import { MeetingTabs } from "#features/rooms/components/meeting-tabs.tsx";
import { NewRoom } from "#features/rooms/components/new-room.tsx";
import { RoomRow } from "#features/rooms/components/room-row.tsx";
import { apiFailure } from "#server/api-failure.ts";
import { visitorApi } from "#server/api.ts";
import { requireSpace } from "#server/gate.ts";
import { PageMain } from "#shared/components/page-main.tsx";

interface RoomsRoute {
  searchParams: Promise<{ cursor?: string }>;
}

const pageSize = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rooms"))("title") };
}

/** The standing rooms of a space. */
export default async function RoomsRoute({ searchParams }: RoomsRoute) {
  const { space } = await requireSpace("/rooms");
  const t = await getTranslations("rooms");
  const { cursor } = await searchParams;
  const { items, nextCursor } = await readRooms(space.id, cursor);
  return (
    <PageMain>
      <MeetingTabs current="rooms" />
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-1 basis-64">
          <h1 className="text-2xl font-semibold tracking-tight">{t("title")}</h1>
          <p className="mt-1 text-base text-pretty text-text-muted">{t("hint")}</p>
        </div>
        <NewRoom key={space.id} spaceId={space.id} entry={space.defaultEntry} />
      </div>
      <ul aria-label={t("list")} className="mt-6 flex flex-col gap-2">
        {items.map((room) => (
          <li key={room.id}>
            <RoomRow room={room} />
          </li>
        ))}
      </ul>
      {items.length === 0 && <EmptyState icon={<DoorOpenIcon aria-hidden />} title={t("empty")} />}
      {nextCursor !== null && (
        <p className="mt-4 text-center">
          <Link
            href={`/rooms?cursor=${encodeURIComponent(nextCursor)}`}
            className={buttonLook({ variant: "secondary", size: "md" })}
          >
            {t("more")}
          </Link>
        </p>
      )}
    </PageMain>
  );
}

async function readRooms(spaceId: string, cursor: string | undefined) {
  const api = await visitorApi();
  const answer = await api.rooms.list({
    query: { spaceId, limit: pageSize, ...(cursor !== undefined && { cursor }) },
  });
  if (!answer.ok) throw apiFailure("The list of rooms", answer.problem);
  return answer.data;
}
