"use client";
import type { Participant } from "@rooms/api-client";
import { Avatar } from "@rooms/ui";
import { useTranslations } from "next-intl";
import { clockTime } from "../../transcription/view-models/clock-time.ts";
import type { TalkTime } from "../view-models/talk-times.ts";

export interface TalkListProps {
  times: readonly TalkTime[];
  /** By identity. */
  faces: ReadonlyMap<string, Participant>;
}

/** Who took part, and how much of the talking was theirs: a column beside the transcript, a line above it on a phone. */
export function TalkList({ times, faces }: TalkListProps) {
  const t = useTranslations("transcript");
  return (
    <ul
      aria-label={t("participants")}
      // It may scroll, and there is nothing in it that keys could reach.
      tabIndex={0}
      className="focus-ring -mx-4 flex gap-x-5 overflow-x-auto px-4 pb-1 lg:mx-0 lg:flex-col lg:gap-4 lg:overflow-y-auto lg:px-0"
    >
      {times.map(({ identity, name, talkMs, share }) => (
        <li key={identity} className="flex max-w-52 shrink-0 items-center gap-2.5 lg:max-w-none">
          <Avatar
            name={name}
            src={faces.get(identity)?.avatarUrl}
            color={faces.get(identity)?.noAvatarColor}
          />
          <div className="min-w-0 flex-1">
            <p className="truncate font-medium">{name}</p>
            <p className="text-sm whitespace-nowrap text-text-muted tabular-nums">
              {talkMs === 0 ? t("silent") : t("talked", { time: clockTime(talkMs) })}
            </p>
            <span aria-hidden className="mt-1 hidden h-1 rounded-full bg-surface-hover lg:block">
              <span
                className="block h-full rounded-full bg-accent"
                style={{ width: `${Math.round(share * 100)}%` }}
              />
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}
