import type { SessionView } from "@rooms/api-client";
import { getTranslations } from "#i18n/get-translations.ts";
import { PlannedStart } from "#shared/components/planned-start.tsx";
import { OpenItems } from "#features/rooms/components/open-items.tsx";

/** When a session is meant to start, what was said so far, the room it is in, and what that room's last session left open. */
export async function AboutSession({ session }: { session: SessionView }) {
  const t = await getTranslations("sessions");
  const room = session.view === "member" ? session.room : null;
  const startAt = session.status === "CREATED" ? session.plannedStartAt : null;
  return (
    <>
      {startAt !== null && (
        <p className="text-base">
          <PlannedStart startAt={startAt} />
        </p>
      )}
      {session.view === "member" && session.status === "LIVE" && (
        <p className="text-base">
          <a
            href={`/session/${session.slug}/recap`}
            className="focus-ring rounded-sm text-accent underline underline-offset-2 hover:no-underline"
          >
            {t("readLive")}
          </a>
        </p>
      )}
      {room && (
        <p className="text-base">
          {/* A whole load: the link component would weigh on the way into the room. */}
          <a
            href={`/room/${room.slug}`}
            dir="auto"
            className="focus-ring rounded-sm text-accent underline underline-offset-2 hover:no-underline"
          >
            {room.name}
          </a>
        </p>
      )}
      {room && <OpenItems slug={room.slug} />}
    </>
  );
}
