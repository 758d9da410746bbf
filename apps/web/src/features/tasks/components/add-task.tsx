"use client";
import { PlusIcon } from "@phosphor-icons/react/dist/ssr/Plus";
import { Button, TextField } from "@rooms/ui";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { formText } from "../../../shared/form-text.ts";
import { roomsApi } from "../../../shared/api/browser.ts";
import { useChange } from "../../../shared/use-change.ts";
import { useHydrated } from "../../../shared/use-hydrated.ts";

/** A line to write a task into; ready for the next as soon as one is added. */
export function AddTask({ spaceId }: { spaceId: string }) {
  const t = useTranslations("tasks");
  const hydrated = useHydrated();
  const form = useRef<HTMLFormElement>(null);
  const { run, pending } = useChange();

  const add = async (title: string) => {
    const answer = await run(
      roomsApi.tasks.create,
      { body: { title, spaceId } },
      // A second answer to the same press would be a second task.
      { idempotencyKey: crypto.randomUUID() },
    );
    if (answer.ok) form.current?.reset();
  };

  return (
    <form
      ref={form}
      className="mt-5 flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const title = formText(event.currentTarget, "title");
        if (title !== "" && !pending) void add(title);
      }}
    >
      <TextField
        label={t("add")}
        labelHidden
        name="title"
        autoComplete="off"
        maxLength={300}
        placeholder={t("addPlaceholder")}
        className="min-w-0 flex-1"
      />
      <Button
        type="submit"
        variant="primary"
        pending={pending}
        disabled={!hydrated}
        icon={<PlusIcon aria-hidden weight="bold" />}
      >
        {t("addButton")}
      </Button>
    </form>
  );
}
