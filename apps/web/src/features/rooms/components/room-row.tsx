import type { MemberRoom } from "@rooms/api-client";
import { Badge } from "@rooms/ui";
import { getTranslations } from "#i18n/get-translations.ts";
import Link from "next/link";
import { PlannedStart } from "#shared/components/planned-start.tsx";

/** A room in the list of a space. */
export async function RoomRow({ room }: { room: MemberRoom }) {
  const t = await getTranslations("rooms");
  const entry = await getTranslations("entry");
  return (
    <article className="relative rounded-lg border border-line bg-surface-raised px-4 py-3 transition-[border-color,box-shadow] hover:border-line-strong hover:shadow-md">
      <h2 className="text-md font-medium">
        <Link
          href={`/room/${room.slug}`}
          prefetch={false}
          dir="auto"
          className="block truncate rounded-sm outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-focus"
        >
          {room.name}
        </Link>
      </h2>
      <p className="mt-1 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm text-text-muted">
        {room.session?.status === "LIVE" && (
          <Badge tone="success" dot="live">
            {t("live")}
          </Badge>
        )}
        {room.plannedStartAt === null ? (
          entry(`modes.${room.entry}.label`)
        ) : (
          <PlannedStart startAt={room.plannedStartAt} />
        )}
      </p>
    </article>
  );
}
