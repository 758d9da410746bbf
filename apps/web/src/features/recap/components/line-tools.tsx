"use client";
import { PencilSimpleIcon } from "@phosphor-icons/react/dist/ssr/PencilSimple";
import { CopyButton, IconButton } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useCopyText } from "#shared/use-copy.ts";

export interface LineToolsProps {
  slug: string;
  /** The element of the line. */
  line: HTMLElement;
  /** Absent where lines are not corrected. */
  onEdit?: (() => void) | undefined;
}

/** What may be done with the line one points at or stands on, and when it was spoken. */
export function LineTools({ slug, line, onEdit }: LineToolsProps) {
  const t = useTranslations("recap");
  const copy = useCopyText();
  return (
    <div className="absolute right-1 bottom-full z-10 -mb-3.5 flex items-center gap-0.5 rounded-md border border-line bg-surface-raised pl-2 shadow-sm select-none print:hidden">
      <span className="pr-1 text-xs text-text-muted tabular-nums">{line.dataset["time"]}</span>
      {onEdit && (
        <IconButton
          size="sm"
          label={t("correct")}
          icon={<PencilSimpleIcon aria-hidden />}
          onClick={onEdit}
        />
      )}
      <CopyButton
        size="sm"
        label={t("copyLink")}
        copiedLabel={t("linkCopied")}
        onCopy={() => copy(`${location.origin}/session/${slug}/recap#${line.id}`, t("copyFailed"))}
      />
    </div>
  );
}
