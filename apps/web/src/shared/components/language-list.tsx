"use client";
import { languagesMax } from "@rooms/contracts/limits";
import type { LanguageSetting } from "@rooms/api-client";
import { Checkbox, Input } from "@rooms/ui";
import { useState } from "react";
import { useTranslations } from "#i18n/use-translations.ts";
import { matchesSearch, searchFrom } from "../language-options.ts";
import type { LanguageOption } from "../language-options.ts";
import { useSpokenText } from "../use-spoken-text.ts";

export interface LanguageListProps {
  options: readonly LanguageOption[];
  chosen: LanguageSetting;
  disabled?: boolean | undefined;
  atMost: string;
  onChange: (chosen: LanguageSetting) => void;
}

/** Languages to tick, chosen ones first, with a search where there are many. */
export function LanguageList({ options, chosen, disabled, atMost, onChange }: LanguageListProps) {
  const t = useTranslations("spoken");
  const { stateText } = useSpokenText();
  const [query, setQuery] = useState("");
  // Their places stand while the list is open: a row that jumps is hit in the wrong place.
  const [first] = useState(chosen);
  const isFull = chosen.length >= languagesMax;
  const shown = [
    ...options.filter(({ code }) => first.includes(code)),
    ...options.filter(({ code }) => !first.includes(code)),
  ].filter((option) => matchesSearch(option, query));
  return (
    <fieldset disabled={disabled} className="min-w-0 rounded-lg border border-line px-3.5 py-2">
      <legend className="sr-only">{t("modes.chosen")}</legend>
      {options.length > searchFrom && (
        <Input
          type="search"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          placeholder={t("search")}
          aria-label={t("search")}
          className="mb-1"
        />
      )}
      <div className="max-h-60 overflow-y-auto overscroll-contain">
        {shown.map((option) => {
          const isChosen = chosen.includes(option.code);
          // At least one stays: none would mean that it is found out.
          const isLast = isChosen && chosen.length === 1;
          return (
            <Checkbox
              key={option.code}
              label={option.name}
              hint={stateText(option)}
              checked={isChosen}
              disabled={isLast || (isFull && !isChosen)}
              onChange={() =>
                onChange(
                  isChosen
                    ? chosen.filter((code) => code !== option.code)
                    : [...chosen, option.code],
                )
              }
            />
          );
        })}
        {shown.length === 0 && <p className="py-1 text-text-muted">{t("nothingFound")}</p>}
      </div>
      <p className="pt-1 text-sm text-text-muted">{atMost}</p>
    </fieldset>
  );
}
