"use client";
import { useLocale } from "next-intl";
import { useTranslations } from "#i18n/use-translations.ts";
import { useRouter } from "next/navigation";
import { localeCookie, locales } from "@rooms/contracts/locale";
import { keepChoice } from "../keep-choice.ts";

/** The languages by their own names; the choice is kept in a cookie. */
export function LanguageSwitch() {
  const t = useTranslations();
  const current = useLocale();
  const router = useRouter();
  return (
    <div role="group" aria-label={t("nav.language")} className="flex gap-1">
      {locales.map((locale) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-pressed={locale === current}
          onClick={() => {
            keepChoice(localeCookie, locale);
            router.refresh();
          }}
          className="focus-ring rounded-md px-2 py-1 text-sm text-text-muted transition-colors hover:text-text aria-pressed:font-semibold aria-pressed:text-text pointer-coarse:min-h-11"
        >
          {t(`languages.${locale}`)}
        </button>
      ))}
    </div>
  );
}
