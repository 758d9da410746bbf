"use client";
import { CopyIcon } from "@phosphor-icons/react/dist/ssr/Copy";
import { Button, TextField } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useCopy } from "../use-copy.ts";

/** Something that is shown once, to be copied. */
export function SecretField({ label, value }: { label: string; value: string }) {
  const t = useTranslations("settings");
  const copy = useCopy();
  return (
    <div className="flex items-end gap-2 py-1">
      <TextField
        label={label}
        value={value}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
        className="min-w-0 flex-1"
      />
      <Button
        variant="primary"
        icon={<CopyIcon aria-hidden />}
        onClick={() => copy(value, { done: t("copied"), failed: t("copyFailed") })}
      >
        {t("copy")}
      </Button>
    </div>
  );
}
