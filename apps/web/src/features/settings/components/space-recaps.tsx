"use client";
import type { RecapMailMode, Space } from "@rooms/api-client";
import { Select } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useOptimistic, useTransition } from "react";
import { browserTimeZone } from "#shared/browser-time-zone.ts";
import { roomsApi } from "#shared/api/browser.ts";
import { useChange } from "#shared/use-change.ts";
import { useHydrated } from "#shared/use-hydrated.ts";

const modes = ["OFF", "HOSTS", "ALL"] as const satisfies readonly RecapMailMode[];

type Change = Partial<Pick<Space, "timeZone" | "recapMail">>;

/** In which zone days are meant, and who is mailed recaps; members see it and owners change it. */
export function SpaceRecaps({ space }: { space: Space }) {
  const t = useTranslations("settings");
  const { run } = useChange();
  const [, startTransition] = useTransition();
  const [shown, show] = useOptimistic(space, (current, change: Change) => ({
    ...current,
    ...change,
  }));
  const zones = useTimeZones(shown.timeZone);
  const disabled = space.role !== "OWNER";
  const save = (body: Change) =>
    startTransition(async () => {
      show(body);
      await run(roomsApi.spaces.update, { params: { id: space.id }, body }, { done: t("saved") });
    });
  return (
    <>
      <Select
        label={t("timeZone")}
        hint={t("timeZoneHint")}
        options={zones.map((value) => ({ value, label: value.replaceAll("_", " ") }))}
        value={shown.timeZone}
        disabled={disabled}
        onChange={(timeZone) => save({ timeZone })}
      />
      <Select
        label={t("recapMail")}
        hint={t("recapMailHint")}
        options={modes.map((value) => ({ value, label: t(`recapMailModes.${value}`) }))}
        value={shown.recapMail}
        disabled={disabled}
        onChange={(value) => save({ recapMail: modes.find((mode) => mode === value) ?? "OFF" })}
      />
    </>
  );
}

/** Those the browser knows; the server may know others, so the page begins with the chosen one alone. */
function useTimeZones(chosen: string): string[] {
  const hydrated = useHydrated();
  if (!hydrated) return [chosen];
  const own = browserTimeZone();
  const known = ["UTC", ...Intl.supportedValuesOf("timeZone"), chosen, ...(own ? [own] : [])];
  return [...new Set(known)].sort();
}
