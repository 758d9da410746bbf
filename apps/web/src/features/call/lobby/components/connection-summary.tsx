import { CheckCircleIcon } from "@phosphor-icons/react/dist/ssr/CheckCircle";
import { WarningIcon } from "@phosphor-icons/react/dist/ssr/Warning";
import { WarningOctagonIcon } from "@phosphor-icons/react/dist/ssr/WarningOctagon";
import { useTranslations } from "#i18n/use-translations.ts";
import { toneOf, transcriberFails, verdictOf } from "../view-models/connection-verdict.ts";
import type { ConnectionOutcome } from "../view-models/connection-verdict.ts";

const looks = {
  good: { tone: "bg-success-soft text-success", Icon: CheckCircleIcon },
  warning: { tone: "bg-warning-soft text-warning", Icon: WarningIcon },
  bad: { tone: "bg-danger-soft text-danger", Icon: WarningOctagonIcon },
};

/** The verdict and what to do; read out by the live region around it. */
export function ConnectionSummary({ outcome }: { outcome: ConnectionOutcome }) {
  const t = useTranslations("prejoin.connectionTest");
  const verdict = verdictOf(outcome);
  const { tone, Icon } = looks[toneOf(outcome)];
  const host = outcome.kind === "found" ? outcome.findings.host : "";
  return (
    <div className={`flex items-start gap-2 rounded-lg px-3 py-2 ${tone}`}>
      <Icon aria-hidden weight="fill" className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0">
        <p className="font-semibold">{t(`verdict.${verdict}`)}</p>
        {verdict !== "good" && <p className="text-text">{t(`advice.${verdict}`, { host })}</p>}
        {transcriberFails(outcome) && <p className="text-text">{t("transcriberFails")}</p>}
      </div>
    </div>
  );
}
