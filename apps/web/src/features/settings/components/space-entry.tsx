"use client";
import type { GuestTranscriptMode, Space } from "@rooms/api-client";
import { Select, Switch } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useOptimistic, useTransition } from "react";
import { roomsApi } from "#shared/api/browser.ts";
import { useChange } from "#shared/use-change.ts";
import { EntryChoice } from "#shared/components/entry-choice.tsx";

type Change = Partial<
  Pick<Space, "guestsAllowed" | "defaultEntry" | "chatAllowed" | "guestTranscripts">
>;

const guestModes = ["OFF", "DAY", "WEEK"] as const satisfies readonly GuestTranscriptMode[];

/** How new sessions are entered, whether guests may, and what they read afterwards, and whether people write to all in them; members see it and owners change it. */
export function SpaceEntry({ space }: { space: Space }) {
  const t = useTranslations("settings");
  const { run } = useChange();
  const [, startTransition] = useTransition();
  const [shown, show] = useOptimistic(space, (current, change: Change) => ({
    ...current,
    ...change,
  }));
  const disabled = space.role !== "OWNER";
  const save = (body: Change) =>
    startTransition(async () => {
      show(body);
      await run(roomsApi.spaces.update, { params: { id: space.id }, body }, { done: t("saved") });
    });
  return (
    <div className="flex flex-col gap-6">
      <EntryChoice
        label={t("defaultEntry")}
        value={shown.defaultEntry}
        disabled={disabled}
        onChange={(defaultEntry) => save({ defaultEntry })}
      />
      <Switch
        label={t("guestsAllowed")}
        hint={t(shown.guestsAllowed ? "guestsOnHint" : "guestsOffHint")}
        checked={shown.guestsAllowed}
        disabled={disabled}
        onChange={(guestsAllowed) => save({ guestsAllowed })}
      />
      <Select
        label={t("guestTranscripts")}
        hint={t("guestTranscriptsHint")}
        options={guestModes.map((value) => ({ value, label: t(`guestTranscriptModes.${value}`) }))}
        value={shown.guestTranscripts}
        disabled={disabled || !shown.guestsAllowed}
        onChange={(value) =>
          save({ guestTranscripts: guestModes.find((mode) => mode === value) ?? "OFF" })
        }
      />
      <Switch
        label={t("chatAllowed")}
        hint={t("chatAllowedHint")}
        checked={shown.chatAllowed}
        disabled={disabled}
        onChange={(chatAllowed) => save({ chatAllowed })}
      />
    </div>
  );
}
