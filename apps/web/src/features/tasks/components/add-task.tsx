"use client";
import { useTranslations } from "#i18n/use-translations.ts";
import { roomsApi } from "#shared/api/browser.ts";
import { TitleForm } from "#shared/components/title-form.tsx";
import { randomId } from "#shared/random-id.ts";
import { useChange } from "#shared/use-change.ts";

/** A line to write a task into; ready for the next as soon as one is added. */
export function AddTask({ spaceId }: { spaceId: string }) {
  const t = useTranslations("tasks");
  const { run, pending } = useChange();

  const add = async (title: string, form: HTMLFormElement) => {
    const answer = await run(
      roomsApi.tasks.create,
      { body: { title, spaceId } },
      // A second answer to the same press would be a second task.
      { idempotencyKey: randomId() },
    );
    if (answer.ok) form.reset();
  };

  return (
    <TitleForm
      label={t("add")}
      placeholder={t("addPlaceholder")}
      button={t("addButton")}
      lengthMax={300}
      pending={pending}
      onTitle={(title, form) => {
        if (title !== "") void add(title, form);
      }}
    />
  );
}
