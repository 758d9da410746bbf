"use client";
import { ChoiceCards } from "@rooms/ui";
import { useLocale } from "next-intl";
import { useTranslations } from "#i18n/use-translations.ts";
import { useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { localeCookie, locales } from "@rooms/contracts/locale";
import type { Locale } from "@rooms/contracts/locale";
import { keepChoice } from "#shared/keep-choice.ts";

/** The languages, each by its own name. */
export function LanguageChoice() {
  const t = useTranslations();
  const router = useRouter();
  const [locale, setLocale] = useOptimistic(useLocale());
  const [, startTransition] = useTransition();
  const choose = (chosen: Locale) => {
    keepChoice(localeCookie, chosen);
    startTransition(() => {
      setLocale(chosen);
      router.refresh();
    });
  };
  return (
    <ChoiceCards
      label={t("nav.language")}
      labelHidden
      layout="row"
      value={locale}
      onChange={choose}
      choices={locales.map((value) => ({ value, label: t(`languages.${value}`) }))}
    />
  );
}
