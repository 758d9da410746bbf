"use client";
import { languagesMax } from "@rooms/contracts/limits";
import type { LanguageSetting } from "@rooms/api-client";
import { Select } from "@rooms/ui";
import { useLocale } from "next-intl";
import { useTranslations } from "#i18n/use-translations.ts";
import { LanguageList } from "./language-list.tsx";
import { languageOptions } from "../language-options.ts";
import { useOfferedLanguages } from "../use-offered-languages.ts";

export interface LanguageFieldProps {
  /** Null for what is inherited. */
  value: LanguageSetting | null;
  /** Whether that of the space may hold. */
  inherits?: boolean | undefined;
  labelHidden?: boolean | undefined;
  disabled?: boolean | undefined;
  onChange: (value: LanguageSetting | null) => void;
}

type Mode = "inherited" | "foundOut" | "chosen";

/** What is spoken: as inherited, found out, or up to five languages that are heard here. */
export function LanguageField({
  value,
  inherits = false,
  labelHidden,
  disabled,
  onChange,
}: LanguageFieldProps) {
  const t = useTranslations("spoken");
  const locale = useLocale();
  const offered = useOfferedLanguages();
  const chosen = value ?? [];
  const mode: Mode = value === null ? "inherited" : value.length === 0 ? "foundOut" : "chosen";
  const options = offered && languageOptions(offered.languages, chosen, locale);

  const change = (to: string) => {
    if (to === "inherited") onChange(null);
    if (to === "foundOut") onChange([]);
    if (to !== "chosen" || mode === "chosen") return;
    const own = options?.find(({ code }) => code === locale) ?? options?.[0];
    onChange([own?.code ?? "en"]);
  };
  const labels: Record<Mode, string> = {
    inherited: t("modes.inherited"),
    foundOut: t("modes.foundOut"),
    chosen: t("modes.chosen"),
  };
  const modes: Mode[] = ["chosen", "foundOut"];
  if (inherits) modes.unshift("inherited");
  return (
    <div className="flex flex-col gap-2">
      <Select
        label={t("title")}
        labelHidden={labelHidden}
        hint={mode === "foundOut" ? t("foundOutHint") : undefined}
        value={mode}
        disabled={disabled}
        options={modes.map((one) => ({ value: one, label: labels[one] }))}
        onChange={change}
      />
      {mode === "chosen" && options && (
        <LanguageList
          options={options}
          chosen={chosen}
          disabled={disabled}
          atMost={t("atMost", { max: languagesMax })}
          onChange={onChange}
        />
      )}
    </div>
  );
}
