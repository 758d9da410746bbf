"use client";
import { VideoCameraIcon } from "@phosphor-icons/react/dist/ssr/VideoCamera";
import type { MemberSession, SessionStatus } from "@rooms/api-client";
import { Button, ConfirmDialog, EmptyState, Select, TextField, useToast } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { lazy, Suspense, useState } from "react";
import { useDebounced } from "#shared/use-debounced.ts";
import { useTypedEarly } from "#shared/use-typed-early.ts";
import { useSessions } from "../view-models/use-sessions.ts";
import { useUpcoming } from "../view-models/use-upcoming.ts";
import { CreateSession } from "./create-session.tsx";
import { SessionRow } from "./session-row.tsx";
import type { SessionsPageProps } from "./sessions-page.tsx";
import { UpcomingSessions } from "./upcoming-sessions.tsx";

const RenameDialog = lazy(async () => ({
  default: (await import("./rename-dialog.tsx")).RenameDialog,
}));

const filters = ["CREATED", "LIVE", "ENDED", "EXPIRED"] as const satisfies readonly SessionStatus[];
const typingPauseMs = 250;

/** The sessions of a space: make one, find one, copy its link, end or delete it. */
export function SessionList(props: SessionsPageProps) {
  const { spaceId, defaultEntry, origin, hint } = props;
  const t = useTranslations("sessions");
  const toast = useToast();
  const [typed, setTyped] = useState("");
  const typedEarly = useTypedEarly(setTyped);
  const [status, setStatus] = useState<SessionStatus | null>(null);
  const [pendingDelete, setPendingDelete] = useState<MemberSession | null>(null);
  const [renamed, setRenamed] = useState<{ session: MemberSession; count: number } | null>(null);
  const [renaming, setRenaming] = useState(false);
  const text = useDebounced(typed.trim(), typingPauseMs);
  const { query, items, deleted, remove } = useSessions({ spaceId, text, status }, props);
  const first = { sessions: props.firstUpcoming, atMs: props.firstPageAtMs };
  const { upcoming, refresh } = useUpcoming(spaceId, first);
  const planned = upcoming.filter(({ slug }) => !deleted.has(slug));
  const filtered = text !== "" || status !== null;

  const reread = () => {
    refresh();
    void query.refetch();
  };
  const rename = (session: MemberSession) => {
    setRenamed({ session, count: (renamed?.count ?? 0) + 1 });
    setRenaming(true);
  };
  const confirmDelete = () => {
    if (!pendingDelete) return;
    setPendingDelete(null);
    void remove(pendingDelete.slug).then((gone) => {
      if (!gone) toast.show({ title: t("deleteFailed"), tone: "error" });
    });
  };

  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">{t("title")}</h1>
      {hint}
      <CreateSession
        spaceId={spaceId}
        defaultEntry={defaultEntry}
        origin={origin}
        onPlanned={refresh}
      />
      {!filtered && (
        <UpcomingSessions
          sessions={planned}
          origin={origin}
          onDelete={setPendingDelete}
          onRename={rename}
          onChanged={reread}
        />
      )}
      {(items.length > 0 || planned.length > 0 || filtered) && (
        <div className="mt-8 flex gap-2">
          <TextField
            label={t("search")}
            labelHidden
            ref={typedEarly}
            type="search"
            placeholder={t("search")}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            className="min-w-32 flex-1"
          />
          <Select
            label={t("filter")}
            labelHidden
            value={status ?? "ALL"}
            options={[
              { value: "ALL", label: t("all") },
              ...filters.map((value) => ({ value, label: t(`status.${value}`) })),
            ]}
            onChange={(value) => setStatus(filters.find((filter) => filter === value) ?? null)}
            className="w-40 shrink-0"
          />
        </div>
      )}
      <ul aria-label={t("list")} aria-busy={query.isFetching} className="mt-4 flex flex-col gap-2">
        {items.map((session) => (
          <li key={session.id}>
            <SessionRow
              session={session}
              link={`${origin}/session/${session.slug}`}
              nowMs={query.dataUpdatedAt}
              onDelete={() => setPendingDelete(session)}
              onRename={() => rename(session)}
              onEnded={reread}
            />
          </li>
        ))}
      </ul>
      {items.length === 0 && (filtered || planned.length === 0) && !query.isPending && (
        <EmptyState
          icon={<VideoCameraIcon aria-hidden />}
          title={filtered ? t("nothingFound") : t("empty")}
          text={filtered ? undefined : t("emptyHint")}
          action={
            filtered && (
              <Button
                onClick={() => {
                  setTyped("");
                  setStatus(null);
                }}
              >
                {t("clear")}
              </Button>
            )
          }
        />
      )}
      {query.hasNextPage && (
        <div className="mt-4 flex justify-center">
          <Button pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t("more")}
          </Button>
        </div>
      )}
      {renamed && (
        <Suspense fallback={null}>
          <RenameDialog
            // A new one each time: its field begins with the title of now.
            key={renamed.count}
            session={renamed.session}
            open={renaming}
            onOpenChange={setRenaming}
            onRenamed={reread}
          />
        </Suspense>
      )}
      <ConfirmDialog
        open={pendingDelete !== null}
        onOpenChange={(open) => !open && setPendingDelete(null)}
        title={t("deleteTitle")}
        description={t("deleteText", { title: pendingDelete?.title ?? t("untitled") })}
        confirmLabel={t("deleteConfirm")}
        cancelLabel={t("cancel")}
        danger
        onConfirm={confirmDelete}
      />
    </>
  );
}
