"use client";
import type { Participant } from "@rooms/api-client";
import { Badge, TalkRow } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { memo, useMemo } from "react";
import { usePersonMark } from "#shared/use-person-mark.ts";
import { clockTime } from "#shared/clock-time.ts";
import type { RecapLine } from "../view-models/lines.ts";
import { talkTimes } from "../view-models/talk-times.ts";

export interface TalkListProps {
  lines: readonly RecapLine[];
  people: readonly Participant[];
}

/** Who took part, and how much of the talking was theirs. */
export const TalkList = memo(function TalkList({ lines, people }: TalkListProps) {
  const t = useTranslations("recap");
  const markOf = usePersonMark();
  const times = useMemo(() => talkTimes(lines, people), [lines, people]);
  if (times.length === 0) return null;
  const faces = new Map(people.map((person) => [person.identity, person]));
  return (
    <section aria-labelledby="recap-people">
      <h2 id="recap-people" className="mb-3 text-lg font-semibold">
        {t("participants")}
      </h2>
      <ul className="flex flex-col gap-3">
        {times.map(({ identity, name, talkMs, share }) => {
          const face = faces.get(identity);
          return (
            <TalkRow
              key={identity}
              person={{
                name,
                avatarSrc: face?.avatarUrl,
                avatarColor: face?.noAvatarColor,
              }}
              badge={face?.outside && <Badge>{markOf(face.outside)}</Badge>}
              talkLabel={talkMs === 0 ? t("silent") : clockTime(talkMs)}
              share={share}
            />
          );
        })}
      </ul>
    </section>
  );
});
