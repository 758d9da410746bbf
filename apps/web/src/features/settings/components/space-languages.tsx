"use client";
import type { LanguageSetting, Space } from "@rooms/api-client";
import { Skeleton } from "@rooms/ui";
import dynamic from "next/dynamic";
import { useOptimistic, useTransition } from "react";
import { useTranslations } from "#i18n/use-translations.ts";
import { roomsApi } from "#shared/api/browser.ts";
import { useChange } from "#shared/use-change.ts";

const LanguageField = dynamic(
  () => import("#shared/components/language-field.tsx").then((file) => file.LanguageField),
  { loading: () => <Skeleton className="h-16" /> },
);

/** What is spoken in new sessions and rooms; members see it and owners change it. */
export function SpaceLanguages({ space }: { space: Space }) {
  const t = useTranslations("settings");
  const { run } = useChange();
  const [, startTransition] = useTransition();
  const [languages, show] = useOptimistic(space.languages);
  const save = (wanted: LanguageSetting) =>
    startTransition(async () => {
      show(wanted);
      const input = { params: { id: space.id }, body: { languages: wanted } };
      await run(roomsApi.spaces.update, input, { done: t("saved") });
    });
  return (
    <LanguageField
      labelHidden
      value={languages}
      disabled={space.role !== "OWNER"}
      onChange={(wanted) => wanted && save(wanted)}
    />
  );
}
