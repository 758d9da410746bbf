"use client";
import type { MemberSession } from "@rooms/api-client";
import { useTranslations } from "#i18n/use-translations.ts";
import { lazy, Suspense, useState } from "react";
import { SessionRow } from "./session-row.tsx";

const PlanDialog = lazy(async () => ({
  default: (await import("./plan-dialog.tsx")).PlanDialog,
}));

export interface UpcomingSessionsProps {
  sessions: readonly MemberSession[];
  origin: string;
  onDelete: (session: MemberSession) => void;
  onRename: (session: MemberSession) => void;
  onChanged: () => void;
}

/** What is planned, the soonest first. */
export function UpcomingSessions(props: UpcomingSessionsProps) {
  const { sessions, origin, onDelete, onRename, onChanged } = props;
  const t = useTranslations("sessions");
  const [edited, setEdited] = useState<{ session: MemberSession; count: number } | null>(null);
  const [open, setOpen] = useState(false);
  if (sessions.length === 0 && !edited) return null;
  return (
    <section className="mt-8" aria-labelledby="upcoming">
      <h2 id="upcoming" className="text-lg font-semibold">
        {t("upcoming")}
      </h2>
      <ul aria-labelledby="upcoming" className="mt-3 flex flex-col gap-2">
        {sessions.map((session) => (
          <li key={session.id}>
            <SessionRow
              session={session}
              link={`${origin}/session/${session.slug}`}
              nowMs={0}
              onDelete={() => onDelete(session)}
              onRename={() => onRename(session)}
              onPlan={() => {
                setEdited({ session, count: (edited?.count ?? 0) + 1 });
                setOpen(true);
              }}
            />
          </li>
        ))}
      </ul>
      {edited && (
        <Suspense fallback={null}>
          <PlanDialog
            // A new dialog each time: people may have been mailed, and what the last one ended with is not shown again.
            key={edited.count}
            spaceId={edited.session.spaceId}
            session={edited.session}
            title=""
            entry={edited.session.entry}
            origin={origin}
            open={open}
            onOpenChange={setOpen}
            onChanged={onChanged}
          />
        </Suspense>
      )}
    </section>
  );
}
