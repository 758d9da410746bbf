"use client";
import { ArrowsClockwiseIcon } from "@phosphor-icons/react/dist/ssr/ArrowsClockwise";
import type { Analysis } from "@rooms/api-client";
import { Button, Menu } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useLocalTime } from "#shared/use-local-time.ts";
import { useAnalyserName } from "../view-models/use-analyser-name.ts";
import { useRetryAnalysis } from "../view-models/use-retry-analysis.ts";

const VersionsDialog = dynamic(() =>
  import("./versions-dialog.tsx").then((file) => file.VersionsDialog),
);

export interface AnalysisFooterProps {
  slug: string;
  analysis: Analysis;
  onAnalysis: (analysis: Analysis) => void;
}

/** Who made this analysis and when; another may be made, and versions compared. */
export function AnalysisFooter({ slug, analysis, onAnalysis }: AnalysisFooterProps) {
  const t = useTranslations("recap");
  const localTime = useLocalTime();
  const nameOf = useAnalyserName();
  const { retry, pending } = useRetryAnalysis(slug, onAnalysis);
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);
  const { analyser, finishedAt, version, analysers, newer } = analysis;
  const busy = pending || (newer !== null && newer.status !== "FAILED");
  const versions = newer?.version ?? version ?? 1;
  return (
    <footer className="text-sm text-text-muted">
      <p>
        {analyser !== null && nameOf(analyser)}
        {finishedAt !== null && ` · ${localTime(finishedAt)}`}
        {analyser === "embedded-extractive" && <span className="block">{t("embeddedHint")}</span>}
      </p>
      <div className="mt-2 flex flex-wrap gap-2 print:hidden">
        {analysers.length > 1 ? (
          <Menu
            align="start"
            trigger={
              <Button size="sm" pending={busy} icon={<ArrowsClockwiseIcon aria-hidden />}>
                {t("again")}
              </Button>
            }
            items={analysers.map(({ kind, name }) => ({
              label: nameOf(name),
              onSelect: () => void retry(kind),
            }))}
          />
        ) : (
          <Button
            size="sm"
            pending={busy}
            icon={<ArrowsClockwiseIcon aria-hidden />}
            onClick={() => void retry()}
          >
            {t("again")}
          </Button>
        )}
        {versions > 1 && (
          <Button
            size="sm"
            variant="ghost"
            onClick={() => {
              setUsed(true);
              setOpen(true);
            }}
          >
            {t("versions", { count: versions })}
          </Button>
        )}
      </div>
      {used && <VersionsDialog slug={slug} open={open} onOpenChange={setOpen} />}
    </footer>
  );
}
