"use client";
import { Banner, Button, TextField } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useCopy } from "#shared/use-copy.ts";

/** A link just made: Rooms keeps no copy of it. */
export function NewLink({ url }: { url: string }) {
  const t = useTranslations("sharing");
  const copy = useCopy();
  return (
    <Banner>
      <p>{t("madeOnce")}</p>
      <div className="mt-2 flex flex-wrap items-end gap-2">
        <div className="min-w-0 grow basis-56">
          <TextField
            label={t("link")}
            value={url}
            readOnly
            onFocus={(event) => event.currentTarget.select()}
          />
        </div>
        <Button
          onClick={() => copy(url, { done: t("copied"), failed: t("copyFailed") })}
          variant="primary"
        >
          {t("copy")}
        </Button>
      </div>
    </Banner>
  );
}
