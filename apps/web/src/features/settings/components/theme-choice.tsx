"use client";
import { ChoiceCards } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { keepChoice } from "#shared/keep-choice.ts";
import { themeAttribute, themeCookie, themes } from "#shared/theme.ts";
import type { Theme } from "#shared/theme.ts";
import { ThemePicture } from "./theme-picture.tsx";

/** Light, dark, or as the system has it; the page changes at the click. */
export function ThemeChoice({ theme: kept }: { theme: Theme }) {
  const t = useTranslations("settings");
  const router = useRouter();
  const [theme, setTheme] = useOptimistic(kept);
  const [, startTransition] = useTransition();

  const choose = (chosen: Theme) => {
    keepChoice(themeCookie, chosen);
    const attribute = themeAttribute(chosen);
    // Not by rendering: <html> is the server's, and its answer takes a moment.
    if (attribute) document.documentElement.dataset["theme"] = attribute;
    else delete document.documentElement.dataset["theme"];
    startTransition(() => {
      setTheme(chosen);
      router.refresh();
    });
  };

  return (
    <ChoiceCards
      label={t("appearance")}
      labelHidden
      layout="row"
      value={theme}
      onChange={choose}
      choices={themes.map((value) => ({
        value,
        label: t(`themes.${value}`),
        picture: <ThemePicture theme={value} />,
      }))}
    />
  );
}
