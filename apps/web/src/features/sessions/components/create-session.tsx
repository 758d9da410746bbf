"use client";
import { PlusIcon } from "@phosphor-icons/react/dist/ssr/Plus";
import { Button, TextField, useToast } from "@rooms/ui";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { roomsApi } from "../../../shared/api/browser.ts";
import { formText } from "../../../shared/form-text.ts";
import { useHydrated } from "../../../shared/use-hydrated.ts";
import { useRefusal } from "../../../shared/use-refusal.ts";

/** Makes a session, with a title or without, and goes to it. */
export function CreateSession({ spaceId }: { spaceId: string }) {
  const t = useTranslations("sessions");
  const router = useRouter();
  const toast = useToast();
  const refusalText = useRefusal();
  const hydrated = useHydrated();
  const [pending, setPending] = useState(false);

  const create = async (title: string) => {
    setPending(true);
    const answer = await roomsApi.sessions.create(
      { body: { spaceId, ...(title ? { title } : {}) } },
      // A second answer to the same press would be a second session.
      { idempotencyKey: crypto.randomUUID() },
    );
    if (answer.ok) {
      router.push(`/session/${answer.data.slug}`);
      return;
    }
    setPending(false);
    toast.show({ title: refusalText(answer.problem.code), tone: "error" });
  };

  return (
    <form
      className="mt-5 flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) void create(formText(event.currentTarget, "title"));
      }}
    >
      <TextField
        label={t("titleField")}
        labelHidden
        name="title"
        autoComplete="off"
        maxLength={160}
        placeholder={t("titlePlaceholder")}
        className="min-w-0 flex-1"
      />
      <Button
        type="submit"
        variant="primary"
        pending={pending}
        disabled={!hydrated}
        icon={<PlusIcon aria-hidden weight="bold" />}
      >
        {t("create")}
      </Button>
    </form>
  );
}
