"use client";
import type { SessionEntry } from "@rooms/api-client";
import { useToast } from "@rooms/ui";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { roomsApi } from "../../../shared/api/browser.ts";
import { EntrySelect } from "../../entry/components/entry-select.tsx";
import { TitleForm } from "../../../shared/components/title-form.tsx";
import { randomId } from "../../../shared/random-id.ts";
import { useRefusal } from "../../../shared/use-refusal.ts";

export interface CreateSessionProps {
  spaceId: string;
  /** What the space does unless it is said otherwise here. */
  defaultEntry: SessionEntry;
}

/** Makes a session, with a title or without, and goes to it. */
export function CreateSession({ spaceId, defaultEntry }: CreateSessionProps) {
  const t = useTranslations("sessions");
  const router = useRouter();
  const toast = useToast();
  const refusalText = useRefusal();
  const [pending, setPending] = useState(false);
  const [entry, setEntry] = useState(defaultEntry);

  const create = async (title: string) => {
    setPending(true);
    const answer = await roomsApi.sessions.create(
      { body: { spaceId, entry, ...(title ? { title } : {}) } },
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

  return (
    <>
      <TitleForm
        label={t("titleField")}
        placeholder={t("titlePlaceholder")}
        button={t("create")}
        lengthMax={160}
        pending={pending}
        onTitle={(title) => void create(title)}
      />
      <div className="mt-2">
        <EntrySelect value={entry} onChange={setEntry} />
      </div>
    </>
  );
}
