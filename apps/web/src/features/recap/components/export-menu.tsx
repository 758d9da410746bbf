"use client";
import { DownloadSimpleIcon } from "@phosphor-icons/react/dist/ssr/DownloadSimple";
import type { TranscriptFormat } from "@rooms/api-client";
import { Button, Menu } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";

const formats = [
  "docx",
  "md",
  "txt",
  "srt",
  "vtt",
  "json",
] as const satisfies readonly TranscriptFormat[];

/** The transcript as a file, in each form the api writes. */
export function ExportMenu({ slug }: { slug: string }) {
  const t = useTranslations("recap");
  return (
    <Menu
      trigger={<Button icon={<DownloadSimpleIcon aria-hidden />}>{t("export")}</Button>}
      items={formats.map((format) => ({
        label: t(`formats.${format}`),
        render: (
          <a
            href={`/api/sessions/${slug}/transcript?format=${format}`}
            // The api names its files after the title and the day; data is no file of its own.
            download={format === "json" ? `${slug}.json` : true}
          />
        ),
      }))}
    />
  );
}
