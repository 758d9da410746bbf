"use client";
import { MagnifyingGlassIcon } from "@phosphor-icons/react/dist/ssr/MagnifyingGlass";
import { Button, TextField } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import Form from "next/form";
import type { SearchQuery } from "../view-models/search-query.ts";

/** A plain form: its fields become the address, so that a search can be sent to others and works before hydration. */
export function SearchForm({ query }: { query: SearchQuery }) {
  const t = useTranslations("search");
  const filtered = Boolean(query.speaker ?? query.from ?? query.until);
  return (
    <Form action="/search" role="search" className="mt-6 flex flex-col gap-3">
      <div className="flex gap-2">
        <TextField
          label={t("words")}
          labelHidden
          type="search"
          name="q"
          required
          maxLength={100}
          placeholder={t("words")}
          defaultValue={query.q}
          autoFocus={query.q === ""}
          className="min-w-0 flex-1"
        />
        <Button type="submit" variant="primary" icon={<MagnifyingGlassIcon aria-hidden />}>
          {t("find")}
        </Button>
      </div>
      <details open={filtered} className="text-sm">
        <summary className="focus-ring w-fit cursor-pointer rounded-sm text-text-muted">
          {t("filters")}
        </summary>
        <div className="mt-3 grid gap-3 sm:grid-cols-3">
          <TextField
            label={t("speaker")}
            name="speaker"
            maxLength={80}
            defaultValue={query.speaker}
          />
          <TextField label={t("from")} name="from" type="date" defaultValue={query.from} />
          <TextField label={t("until")} name="until" type="date" defaultValue={query.until} />
        </div>
      </details>
    </Form>
  );
}
