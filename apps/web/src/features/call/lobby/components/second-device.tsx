"use client";
import { Banner, Button } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";

export interface SecondDeviceProps {
  pending: boolean;
  disabled: boolean;
  onBeside: () => void;
}

/** In place of the button that joins, for who is in the session already: the other device is never cut without a word. */
export function SecondDevice({ pending, disabled, onBeside }: SecondDeviceProps) {
  const t = useTranslations("prejoin.elsewhere");
  return (
    <>
      <Banner title={t("title")}>{t("text")}</Banner>
      <div className="flex flex-wrap gap-3 *:grow">
        <Button type="submit" variant="primary" size="lg" pending={pending} disabled={disabled}>
          {t("move")}
        </Button>
        <Button size="lg" disabled={disabled || pending} onClick={onBeside}>
          {t("beside")}
        </Button>
      </div>
    </>
  );
}
