"use client";
import { CaretDownIcon } from "@phosphor-icons/react/dist/ssr/CaretDown";
import { CaretUpIcon } from "@phosphor-icons/react/dist/ssr/CaretUp";
import { IconButton, Input } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useState } from "react";
import { useDebounced } from "#shared/use-debounced.ts";
import { useTypedEarly } from "#shared/use-typed-early.ts";
import { useFind } from "../view-models/use-find.ts";
import { foundMax } from "../view-models/find.ts";
import type { RecapLine } from "../view-models/lines.ts";

/** Searches the transcript: Enter leads to the next place, Shift+Enter to the one before. */
export function FindField({ lines }: { lines: readonly RecapLine[] }) {
  const t = useTranslations("recap");
  const [query, setQuery] = useState("");
  // A long transcript takes a while until it answers.
  const typedEarly = useTypedEarly(setQuery);
  const settled = useDebounced(query, 120).trim();
  const { count, at, step } = useFind(lines, settled);
  const searching = settled !== "";
  return (
    <div className="flex min-w-0 flex-1 basis-56 items-center gap-1">
      <Input
        ref={typedEarly}
        type="search"
        aria-label={t("search")}
        placeholder={t("search")}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          step(event.shiftKey ? -1 : 1);
        }}
        className="min-w-36 flex-1 sm:w-52"
      />
      <span
        role="status"
        className="min-w-0 pl-1 text-sm whitespace-nowrap text-text-muted tabular-nums"
      >
        {searching &&
          (count === 0
            ? t("notFound")
            : t(at < 0 ? "foundCount" : "foundAt", {
                at: at + 1,
                count: count < foundMax ? String(count) : t("foundMany", { count }),
              }))}
      </span>
      {searching && count > 0 && (
        <>
          <IconButton
            size="sm"
            label={t("previousFound")}
            icon={<CaretUpIcon aria-hidden />}
            onClick={() => step(-1)}
          />
          <IconButton
            size="sm"
            label={t("nextFound")}
            icon={<CaretDownIcon aria-hidden />}
            onClick={() => step(1)}
          />
        </>
      )}
    </div>
  );
}
