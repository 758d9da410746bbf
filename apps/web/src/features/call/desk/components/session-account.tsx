"use client";
import { useFormatter } from "next-intl";
import { useTranslations } from "#i18n/use-translations.ts";
import { clockTime } from "#shared/clock-time.ts";
import { gapSums } from "../view-models/gap-sums.ts";
import { useSessionAccount } from "../view-models/use-session-account.ts";

/** Coverage, gaps and cost as they arise. */
export function SessionAccount({ slug }: { slug: string }) {
  const t = useTranslations("desk");
  const format = useFormatter();
  const account = useSessionAccount(slug);
  if (account === null || account.usage.speechSeconds === 0) {
    return <p className="text-sm text-text-muted">{t("account.nothing")}</p>;
  }
  const { usage, gaps } = account;
  const facts: [string, string][] = [
    [t("account.speech"), clockTime(usage.speechSeconds * 1_000)],
    [t("account.transcribed"), clockTime(usage.seconds * 1_000)],
  ];
  if (usage.coverage !== null) {
    // Rounded down: "100 %" says that nothing is missing.
    const percent = Math.floor(usage.coverage * 1_000) / 1_000;
    const coverage = format.number(percent, { style: "percent", maximumFractionDigits: 1 });
    facts.push([t("account.coverage"), coverage]);
  }
  facts.push([t("account.cost"), format.number(usage.cost, { maximumFractionDigits: 4 })]);
  return (
    <>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-text-muted">{label}</dt>
            <dd className="text-right tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {gaps.length > 0 && (
        <ul aria-label={t("account.gaps")} className="mt-2 text-sm text-warning">
          {gapSums(gaps).map(({ reason, seconds }) => (
            <li key={reason}>
              {t("account.gap", { seconds, reason: t(`account.reason.${reason}`) })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
