"use client";
import type { LanguageSetting, SessionEntry } from "@rooms/api-client";
import { useToast } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useRef, useState } from "react";
import { roomsApi } from "#shared/api/browser.ts";
import { EntrySelect } from "#shared/components/entry-select.tsx";
import { TitleForm } from "#shared/components/title-form.tsx";
import { formText } from "#shared/form-text.ts";
import { randomId } from "#shared/random-id.ts";
import { useRefusal } from "#shared/use-refusal.ts";
import { SessionLanguages } from "./session-languages.tsx";
import { StartMenu } from "./start-menu.tsx";

const PlanDialog = lazy(async () => ({
  default: (await import("./plan-dialog.tsx")).PlanDialog,
}));
const RoomDialog = lazy(async () => ({
  default: (await import("#features/rooms/components/room-dialog.tsx")).RoomDialog,
}));

export interface CreateSessionProps {
  spaceId: string;
  /** What the space does unless it is said otherwise here. */
  defaultEntry: SessionEntry;
  /** Before the path of a session's link. */
  origin: string;
  onPlanned: () => void;
}

interface Asked {
  readonly kind: "plan" | "room";
  readonly title: string;
  /** A new dialog each time, so that nothing of the last is shown again. */
  readonly count: number;
}

/** Makes a session, with a title or without, and goes to it; or plans one, or makes a room. */
export function CreateSession({ spaceId, defaultEntry, origin, onPlanned }: CreateSessionProps) {
  const t = useTranslations("sessions");
  const router = useRouter();
  const toast = useToast();
  const refusalText = useRefusal();
  const form = useRef<HTMLFormElement>(null);
  const [pending, setPending] = useState(false);
  const [entry, setEntry] = useState(defaultEntry);
  const [languages, setLanguages] = useState<LanguageSetting | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [open, setOpen] = useState(false);

  const create = async (title: string) => {
    setPending(true);
    const answer = await roomsApi.sessions.create(
      { body: { spaceId, entry, ...(title && { title }), ...(languages && { languages }) } },
      // A second answer to the same press would be a second session.
      { idempotencyKey: randomId() },
    );
    if (answer.ok) {
      router.push(`/session/${answer.data.slug}`);
      return;
    }
    setPending(false);
    toast.show({ title: refusalText(answer.problem.code), tone: "error" });
  };

  const ask = (kind: Asked["kind"]) => {
    const title = form.current ? formText(form.current, "title") : "";
    setAsked({ kind, title, count: (asked?.count ?? 0) + 1 });
    setOpen(true);
  };

  return (
    <>
      <TitleForm
        ref={form}
        label={t("titleField")}
        placeholder={t("titlePlaceholder")}
        button={t("create")}
        lengthMax={160}
        pending={pending}
        onTitle={(title) => void create(title)}
        beside={
          <StartMenu
            onNow={() => form.current?.requestSubmit()}
            onPlan={() => ask("plan")}
            onRoom={() => ask("room")}
          />
        }
      />
      <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2">
        <EntrySelect value={entry} onChange={setEntry} />
        <SessionLanguages value={languages} onChange={setLanguages} />
      </div>
      {asked && (
        <Suspense fallback={null}>
          {asked.kind === "plan" ? (
            <PlanDialog
              key={asked.count}
              spaceId={spaceId}
              session={null}
              title={asked.title}
              entry={entry}
              languages={languages}
              origin={origin}
              open={open}
              onOpenChange={setOpen}
              onChanged={onPlanned}
            />
          ) : (
            <RoomDialog
              key={asked.count}
              spaceId={spaceId}
              room={null}
              name={asked.title}
              entry={entry}
              languages={languages}
              open={open}
              onOpenChange={setOpen}
            />
          )}
        </Suspense>
      )}
    </>
  );
}
