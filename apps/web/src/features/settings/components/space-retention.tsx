"use client";
import type { Space } from "@rooms/api-client";
import { ConfirmDialog, Select } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useOptimistic, useState, useTransition } from "react";
import { roomsApi } from "#shared/api/browser.ts";
import { useChange } from "#shared/use-change.ts";
import { useLocalTime } from "#shared/use-local-time.ts";
import { choiceOf, keepingChoices, outlivedSince, valueOf } from "../view-models/keeping.ts";
import type { Keeping } from "../view-models/keeping.ts";

interface Asked {
  readonly keptDays: NonNullable<Keeping>;
  /** What ended before goes at once. */
  readonly since: string;
}

/** How long sessions are kept; members see it and owners change it, and are asked where sessions go by it at once. */
export function SpaceRetention({ space }: { space: Space }) {
  const t = useTranslations("settings.keeping");
  const settings = useTranslations("settings");
  const { run } = useChange();
  const [, startTransition] = useTransition();
  const [shown, show] = useOptimistic(space.keptDays);
  const [asked, ask] = useState<Asked | null>(null);
  const localTime = useLocalTime();
  const save = (keptDays: Keeping) =>
    startTransition(async () => {
      show(keptDays);
      const change = { params: { id: space.id }, body: { keptDays } };
      await run(roomsApi.spaces.update, change, { done: settings("saved") });
    });
  const choose = (keptDays: Keeping) => {
    const since = outlivedSince({ before: space.keptDays, after: keptDays, now: new Date() });
    if (since === null || keptDays === null) save(keptDays);
    else ask({ keptDays, since: since.toISOString() });
  };
  return (
    <>
      <Select
        label={t("label")}
        hint={t("hint")}
        options={keepingChoices.map((days) => ({
          value: valueOf(days),
          label: days === null ? t("forever") : t("days", { days }),
        }))}
        value={valueOf(shown)}
        disabled={space.role !== "OWNER"}
        onChange={(value) => choose(choiceOf(value))}
      />
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(open) => !open && ask(null)}
        title={t("askTitle", { days: asked?.keptDays ?? 0 })}
        description={asked && t("askText", { date: localTime(asked.since, "date") })}
        confirmLabel={t("askConfirm")}
        cancelLabel={settings("cancel")}
        danger
        onConfirm={() => {
          ask(null);
          if (asked) save(asked.keptDays);
        }}
      />
    </>
  );
}
