"use client";
import { CaretDownIcon } from "@phosphor-icons/react/dist/ssr/CaretDown";
import type { LanguageSetting } from "@rooms/api-client";
import { Button } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { lazy, Suspense, useState } from "react";
import { useHydrated } from "#shared/use-hydrated.ts";

const FocusedLanguageField = lazy(async () => ({
  default: (await import("./focused-language-field.tsx")).FocusedLanguageField,
}));

export interface SessionLanguagesProps {
  /** Null for those of the space. */
  value: LanguageSetting | null;
  onChange: (value: LanguageSetting | null) => void;
}

/** What is spoken, behind a button: it is usually left to the space, and the list of languages weighs more than its page may. */
export function SessionLanguages({ value, onChange }: SessionLanguagesProps) {
  const t = useTranslations("spoken");
  const hydrated = useHydrated();
  const [asked, setAsked] = useState(false);
  const button = (
    <Button variant="ghost" size="sm" disabled={!hydrated} onClick={() => setAsked(true)}>
      {t("title")}
      <CaretDownIcon aria-hidden />
    </Button>
  );
  if (!asked) return button;
  return (
    <Suspense fallback={button}>
      <FocusedLanguageField value={value} onChange={onChange} />
    </Suspense>
  );
}
