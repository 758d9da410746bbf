import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "#i18n/get-translations.ts";
import { AppHeader } from "#features/account/components/app-header.tsx";
import { RoomPage } from "#features/rooms/components/room-page.tsx";
import { RoomWaiting } from "#features/rooms/components/room-waiting.tsx";
import { findRoom } from "#features/rooms/server/find-room.ts";
import { findProfile, readSpaces } from "#server/api.ts";
import { NarrowPage } from "#shared/components/narrow-page.tsx";
import { PlannedStart } from "#shared/components/planned-start.tsx";
import { Providers } from "#shared/components/providers.tsx";
import { isolate } from "#shared/isolate.ts";

interface RoomRoute {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ cursor?: string }>;
}

export async function generateMetadata({ params }: RoomRoute): Promise<Metadata> {
  const room = await findRoom((await params).slug);
  const t = await getTranslations("rooms");
  return { title: isolate(room?.name ?? t("title")), robots: { index: false } };
}

/** The link of a room. Members find the room; all others go on to its session, or wait for one. */
export default async function RoomRoute({ params, searchParams }: RoomRoute) {
  const room = await findRoom((await params).slug);
  if (!room) notFound();
  const profile = await findProfile();
  if (room.view === "member") {
    return (
      <Providers>
        <AppHeader profile={profile} spaces={profile ? await readSpaces() : []} />
        <RoomPage room={room} cursor={(await searchParams).cursor} />
      </Providers>
    );
  }
  if (room.session) redirect(`/session/${room.session.slug}`);
  const t = await getTranslations("rooms");
  return (
    <NarrowPage title={room.name} lead={t("notStarted")}>
      <div className="flex flex-col gap-5">
        {room.plannedStartAt !== null && (
          <p className="text-base">
            <PlannedStart startAt={room.plannedStartAt} />
          </p>
        )}
        <RoomWaiting slug={room.slug} />
        {!profile && (
          <p className="text-sm text-text-muted">
            <a
              href={`/signin?next=/room/${room.slug}`}
              className="focus-ring rounded-sm text-accent underline underline-offset-2 hover:no-underline"
            >
              {t("signIn")}
            </a>
          </p>
        )}
      </div>
    </NarrowPage>
  );
}
