"use client";
import type { Analysis, MemberSession, SessionUsage } from "@rooms/api-client";
import { useFormatter, useLocale } from "next-intl";
import { useTranslations } from "#i18n/use-translations.ts";
import { memo } from "react";
import { languageName } from "#shared/language-name.ts";
import { clockTime } from "#shared/clock-time.ts";
import type { RecapLine } from "../view-models/lines.ts";

export interface SessionFactsProps {
  session: MemberSession;
  lines: readonly RecapLine[];
  usage: SessionUsage | null;
  analysis: Analysis | null;
}

/** How much was heard and written down, by what, and what it cost; for those who want to know. */
export const SessionFacts = memo(function SessionFacts(props: SessionFactsProps) {
  const t = useTranslations("recap.facts");
  const facts = useFacts(props);
  if (facts.length === 0) return null;
  return (
    <details className="rounded-lg border border-line print:break-inside-avoid print:[&:not([open])]:hidden">
      <summary className="focus-ring cursor-pointer rounded-lg px-4 py-2.5 font-medium hover:bg-surface-hover pointer-coarse:py-3.5">
        {t("title")}
      </summary>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 px-4 pt-1 pb-3.5 text-sm">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-text-muted">{label}</dt>
            <dd className="text-right wrap-anywhere tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
});

function useFacts({ session, lines, usage, analysis }: SessionFactsProps): [string, string][] {
  const t = useTranslations("recap.facts");
  const format = useFormatter();
  const locale = useLocale();
  const facts: [string, string][] = [];
  const money = (amount: number) => format.number(amount, { maximumFractionDigits: 4 });
  if (usage && usage.speechSeconds > 0) {
    facts.push([t("speech"), clockTime(usage.speechSeconds * 1_000)]);
    facts.push([t("transcribed"), clockTime(usage.seconds * 1_000)]);
    if (usage.coverage !== null) {
      // Rounded down: "100 %" says that nothing is missing.
      const percent = Math.floor(usage.coverage * 1_000) / 1_000;
      const coverage = format.number(percent, { style: "percent", maximumFractionDigits: 1 });
      facts.push([t("coverage"), coverage]);
    }
    if (usage.engines.length > 0) facts.push([t("engine"), usage.engines.join(", ")]);
  }
  const languages = [...new Set(lines.flatMap(({ language }) => language ?? []))];
  if (languages.length > 0) {
    facts.push([t("languages"), languages.map((code) => languageName(code, locale)).join(", ")]);
  }
  if (usage && usage.billedSeconds > 0) {
    facts.push([t("billed"), clockTime(usage.billedSeconds * 1_000)]);
  }
  if (usage && usage.cost > 0) facts.push([t("cost"), money(usage.cost)]);
  if (analysis && analysis.inputTokens !== null) {
    const tokens = { input: analysis.inputTokens, output: analysis.outputTokens ?? 0 };
    facts.push([t("tokens"), t("tokensOf", tokens)]);
  }
  if (analysis && analysis.cost !== null) facts.push([t("analysisCost"), money(analysis.cost)]);
  if (analysis && analysis.droppedLines > 0) {
    facts.push([t("dropped"), format.number(analysis.droppedLines)]);
  }
  if (session.rawTranscript) {
    const kilobytes = Math.ceil(session.rawTranscript.sizeBytes / 1_024);
    facts.push([t("document"), t("kilobytes", { kilobytes })]);
  }
  return facts;
}

/** The engine's code stands in where the browser has no name for it. */
