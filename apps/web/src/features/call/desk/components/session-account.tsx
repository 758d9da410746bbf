"use client";
import { useFormatter } from "next-intl";
import { useTranslations } from "#i18n/use-translations.ts";
import { clockTime } from "#shared/clock-time.ts";
import { useParticipants } from "../../room/view-models/use-participants.ts";
import { gapSums } from "../view-models/gap-sums.ts";
import { useSessionAccount } from "../view-models/use-session-account.ts";
import type { SessionAccount as Account } from "../view-models/use-session-account.ts";

/** People, coverage, gaps and cost as they arise, beside the limits of the installation. */
export function SessionAccount({ slug }: { slug: string }) {
  const t = useTranslations("desk.account");
  const account = useSessionAccount(slug);
  const facts = useFacts(account);
  if (account === null) return null;
  const { usage, gaps } = account;
  return (
    <>
      <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 text-sm">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-text-muted">{label}</dt>
            <dd className="text-right whitespace-nowrap tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {usage.speechSeconds === 0 && <p className="text-sm text-text-muted">{t("nothing")}</p>}
      {gaps.length > 0 && (
        <ul aria-label={t("gaps")} className="mt-2 text-sm text-warning">
          {gapSums(gaps).map(({ reason, seconds }) => (
            <li key={reason}>{t("gap", { seconds, reason: t(`reason.${reason}`) })}</li>
          ))}
        </ul>
      )}
    </>
  );
}

const minuteMs = 60_000;

function useFacts(account: Account | null): [string, string][] {
  const t = useTranslations("desk.account");
  const format = useFormatter();
  const people = useParticipants().length;
  if (account === null) return [];
  const { usage } = account;
  const { limits } = usage;
  const ofMinutes = (at: string, minutesMax: number | null): string =>
    minutesMax === null ? at : t("of", { at, most: clockTime(minutesMax * minuteMs) });
  const facts: [string, string][] = [
    [t("people"), t("of", { at: String(people), most: String(limits.participants) })],
  ];
  if (usage.speechSeconds > 0 || limits.sessionMinutes !== null) {
    const transcribed = clockTime(usage.seconds * 1_000);
    facts.push(
      [t("speech"), clockTime(usage.speechSeconds * 1_000)],
      [t("transcribed"), ofMinutes(transcribed, limits.sessionMinutes)],
    );
  }
  if (usage.coverage !== null) {
    // Rounded down: "100 %" says that nothing is missing.
    const percent = Math.floor(usage.coverage * 1_000) / 1_000;
    const coverage = format.number(percent, { style: "percent", maximumFractionDigits: 1 });
    facts.push([t("coverage"), coverage]);
  }
  // 0 where the installation has set no price: it would be read as a price.
  if (usage.cost > 0) {
    facts.push([t("cost"), format.number(usage.cost, { maximumFractionDigits: 4 })]);
  }
  if (limits.userMinutesPerDay !== null) {
    facts.push([t("perDay"), clockTime(limits.userMinutesPerDay * minuteMs)]);
  }
  if (limits.durationMinutes !== null) {
    facts.push([t("duration"), clockTime(limits.durationMinutes * minuteMs)]);
  }
  return facts;
}
