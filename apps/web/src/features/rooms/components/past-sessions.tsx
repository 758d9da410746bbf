import { buttonLook } from "@rooms/ui";
import { getTranslations } from "#i18n/get-translations.ts";
import Link from "next/link";
import { apiFailure } from "#server/api-failure.ts";
import { visitorApi } from "#server/api.ts";
import { LocalTime } from "#shared/components/local-time.tsx";

export interface PastSessionsProps {
  room: { id: string; slug: string; spaceId: string };
  cursor: string | undefined;
}

const pageSize = 20;

/** The sessions that took place in a room, newest first; each leads to its recap. */
export async function PastSessions({ room, cursor }: PastSessionsProps) {
  const t = await getTranslations();
  const { spaceId, id: roomId } = room;
  const answer = await (
    await visitorApi()
  ).sessions.list({
    query: { spaceId, roomId, status: "ENDED", limit: pageSize, ...(cursor ? { cursor } : {}) },
  });
  if (!answer.ok) throw apiFailure("The past sessions of a room", answer.problem);
  const { items, nextCursor } = answer.data;
  if (items.length === 0) return <p className="text-base text-text-muted">{t("rooms.noPast")}</p>;
  return (
    <>
      <ul aria-label={t("rooms.past")} className="flex flex-col divide-y divide-line">
        {items.map((session) => (
          <li key={session.id}>
            <Link
              href={`/session/${session.slug}/recap`}
              prefetch={false}
              className="focus-ring flex flex-wrap items-baseline justify-between gap-x-4 rounded-sm py-2.5 hover:bg-surface-hover"
            >
              <span dir="auto" className="min-w-0 truncate font-medium">
                {session.title ?? t("sessions.untitled")}
              </span>
              <span className="text-sm text-text-muted tabular-nums">
                <LocalTime at={session.startedAt ?? session.createdAt} />
                {" · "}
                {t("sessions.people", { count: session.participantCount })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {nextCursor !== null && (
        <p className="mt-4 text-center">
          <Link
            href={`/room/${room.slug}?cursor=${encodeURIComponent(nextCursor)}`}
            className={buttonLook({ variant: "secondary", size: "md" })}
          >
            {t("rooms.older")}
          </Link>
        </p>
      )}
    </>
  );
}
