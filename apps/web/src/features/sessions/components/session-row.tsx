"use client";
import { CalendarBlankIcon } from "@phosphor-icons/react/dist/ssr/CalendarBlank";
import { CalendarPlusIcon } from "@phosphor-icons/react/dist/ssr/CalendarPlus";
import { PencilSimpleIcon } from "@phosphor-icons/react/dist/ssr/PencilSimple";
import { StopCircleIcon } from "@phosphor-icons/react/dist/ssr/StopCircle";
import { TextAlignLeftIcon } from "@phosphor-icons/react/dist/ssr/TextAlignLeft";
import { TrashIcon } from "@phosphor-icons/react/dist/ssr/Trash";
import type { MemberSession, SessionStatus } from "@rooms/api-client";
import { SessionCard } from "@rooms/ui";
import type { BadgeTone, MenuEntry } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import Link from "next/link";
import { lazy, Suspense, useState } from "react";
import { useCopyText } from "#shared/use-copy.ts";
import { calendarPath } from "#shared/calendar-path.ts";
import { PlannedStart } from "#shared/components/planned-start.tsx";
import { useLocalTime } from "#shared/use-local-time.ts";
import { sessionLength } from "../view-models/session-length.ts";

const EndDialog = lazy(async () => ({
  default: (await import("./end-dialog.tsx")).EndDialog,
}));

export interface SessionRowProps {
  session: MemberSession;
  link: string;
  nowMs: number;
  onDelete: () => void;
  onRename: () => void;
  /** It was ended from here; without it none is. */
  onEnded?: () => void;
  /** Changes its plan, where it may be changed. */
  onPlan?: () => void;
}

const tones: Record<SessionStatus, BadgeTone> = {
  CREATED: "accent",
  LIVE: "success",
  ENDED: "neutral",
  EXPIRED: "neutral",
};

export function SessionRow(props: SessionRowProps) {
  const { session, link, nowMs, onDelete, onRename, onEnded, onPlan } = props;
  const t = useTranslations();
  const localTime = useLocalTime();
  const copy = useCopyText();
  const [ending, setEnding] = useState(false);
  const { status, slug, participantCount } = session;
  const title = session.title ?? t("sessions.untitled");
  const length = sessionLength(session, nowMs);
  const durationLabel =
    length.kind === "none"
      ? undefined
      : length.kind === "running"
        ? t("duration.now", { minutes: length.minutes })
        : length.hours > 0
          ? t("duration.hours", { hours: length.hours, minutes: length.minutes })
          : t("duration.minutes", { minutes: length.minutes });
  const menuItems: MenuEntry[] = [
    ...(status === "LIVE"
      ? [
          {
            label: t("sessions.readLive"),
            icon: <TextAlignLeftIcon />,
            render: <Link href={`/session/${slug}/recap`} prefetch={false} />,
          },
        ]
      : []),
    ...(session.may.rename
      ? [{ label: t("sessions.rename"), icon: <PencilSimpleIcon />, onSelect: onRename }]
      : []),
    ...(session.may.rename && onPlan
      ? [{ label: t("sessions.plan.edit"), icon: <CalendarBlankIcon />, onSelect: onPlan }]
      : []),
    ...(session.plannedStartAt === null || status !== "CREATED"
      ? []
      : [
          {
            label: t("sessions.plan.calendar"),
            icon: <CalendarPlusIcon />,
            render: <a href={calendarPath("sessions", slug)} download />,
          },
        ]),
    ...(session.may.end && onEnded
      ? [
          {
            label: t("sessions.end"),
            icon: <StopCircleIcon />,
            danger: true,
            onSelect: () => setEnding(true),
          },
        ]
      : []),
    ...(session.may.delete
      ? [{ label: t("sessions.delete"), icon: <TrashIcon />, danger: true, onSelect: onDelete }]
      : []),
  ];
  return (
    <>
      <SessionCard
        title={title}
        link={<Link href={`/session/${slug}`} prefetch={false} />}
        status={{
          label: t(`sessions.status.${status}`),
          tone: tones[status],
          live: status === "LIVE",
        }}
        peopleLabel={
          participantCount === 0 ? undefined : t("sessions.people", { count: participantCount })
        }
        timeLabel={
          status === "CREATED" && session.plannedStartAt !== null ? (
            <PlannedStart startAt={session.plannedStartAt} />
          ) : (
            localTime(session.startedAt ?? session.createdAt)
          )
        }
        durationLabel={durationLabel}
        onCopyLink={
          status === "ENDED" || status === "EXPIRED"
            ? undefined
            : () => copy(link, t("sessions.copyFailed", { link }))
        }
        menuItems={menuItems}
        labels={{
          copyLink: t("sessions.copyLink"),
          copied: t("sessions.copied"),
          menu: t("sessions.menu", { title }),
        }}
      />
      {ending && onEnded && (
        <Suspense fallback={null}>
          <EndDialog session={session} onClose={() => setEnding(false)} onEnded={onEnded} />
        </Suspense>
      )}
    </>
  );
}
