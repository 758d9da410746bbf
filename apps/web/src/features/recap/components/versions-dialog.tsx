"use client";
import type { Analysis, AnalysisVersion } from "@rooms/api-client";
import { Modal, Select, Spinner } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useEffect, useState } from "react";
import type { DialogState } from "#shared/components/dialog-button.tsx";
import { roomsApi } from "#shared/api/browser.ts";
import { useLocalTime } from "#shared/use-local-time.ts";
import { useAnalyserName } from "../view-models/use-analyser-name.ts";
import { compareVersions } from "../view-models/compare-versions.ts";
import type { ComparedPart } from "../view-models/compare-versions.ts";

export interface VersionsDialogProps extends DialogState {
  slug: string;
}

/** Two versions of an analysis beside each other. */
export function VersionsDialog({ slug, open, onOpenChange }: VersionsDialogProps) {
  const t = useTranslations("recap");
  const app = useTranslations("app");
  return (
    <Modal
      open={open}
      onOpenChange={onOpenChange}
      size="lg"
      title={t("versionsTitle")}
      closeLabel={app("close")}
    >
      {open && <Versions slug={slug} />}
    </Modal>
  );
}

function Versions({ slug }: { slug: string }) {
  const t = useTranslations("recap");
  const localTime = useLocalTime();
  const nameOf = useAnalyserName();
  const versions = useDoneVersions(slug);
  const [chosen, setChosen] = useState<{ older: number; newer: number } | null>(null);
  const [first, second] = versions ?? [];
  const pair = chosen ?? (first && second ? { older: second.version, newer: first.version } : null);
  const compared = useCompared(slug, pair);
  if (versions === null) return <Spinner className="mx-auto my-6 size-6 text-text-muted" />;
  if (pair === null) return <p className="pb-4 text-text-muted">{t("oneVersion")}</p>;
  const options = versions.map(({ version, analyser, finishedAt }) => ({
    value: String(version),
    label: [
      t("version", { version }),
      analyser === null ? null : nameOf(analyser),
      finishedAt === null ? null : localTime(finishedAt),
    ]
      .filter((one) => one !== null)
      .join(" · "),
  }));
  return (
    <div className="pb-4">
      <div className="grid gap-3 sm:grid-cols-2">
        <Select
          label={t("olderVersion")}
          options={options}
          value={String(pair.older)}
          onChange={(value) => setChosen({ ...pair, older: Number(value) })}
        />
        <Select
          label={t("newerVersion")}
          options={options}
          value={String(pair.newer)}
          onChange={(value) => setChosen({ ...pair, newer: Number(value) })}
        />
      </div>
      <div aria-live="polite" className="mt-4 flex flex-col gap-4">
        {compared?.map(({ part, lines }) => (
          <section key={part}>
            <h3 className="mb-1 font-semibold">{t(`parts.${part}`)}</h3>
            <ul className="flex flex-col gap-1">
              {lines.map(({ text, side }, index) => (
                <ComparedLine key={index} text={text} side={side} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}

const looks = {
  newer: { sign: "+", look: "bg-success-soft" },
  older: { sign: "−", look: "bg-danger-soft" },
  both: { sign: " ", look: "text-text-muted" },
};

function ComparedLine({ text, side }: { text: string; side: keyof typeof looks }) {
  const t = useTranslations("recap");
  const { sign, look } = looks[side];
  return (
    <li className={`flex gap-2 rounded-md px-2 py-1 ${look}`}>
      <span aria-hidden className="w-3 shrink-0 text-center font-semibold">
        {sign}
      </span>
      {side !== "both" && <span className="sr-only">{t(`side.${side}`)}</span>}
      <bdi className="min-w-0 wrap-anywhere">{text}</bdi>
    </li>
  );
}

/** The versions that have a result, newest first; null until they are known. */
function useDoneVersions(slug: string): readonly AnalysisVersion[] | null {
  const [versions, setVersions] = useState<readonly AnalysisVersion[] | null>(null);
  useEffect(() => {
    const away = new AbortController();
    void roomsApi.analysis
      .listVersions({ params: { slug } }, { signal: away.signal })
      .then((answer) => {
        const items = answer.ok ? answer.data.items : [];
        setVersions(items.filter(({ status }) => status === "DONE"));
      }, ignoreAbort);
    return () => away.abort();
  }, [slug]);
  return versions;
}

function useCompared(
  slug: string,
  pair: { older: number; newer: number } | null,
): readonly ComparedPart[] | null {
  const [compared, setCompared] = useState<readonly ComparedPart[] | null>(null);
  const { older, newer } = pair ?? { older: 0, newer: 0 };
  useEffect(() => {
    if (older === 0) return;
    const away = new AbortController();
    const read = async (version: number): Promise<Analysis | null> => {
      const at = { params: { slug }, query: { version } };
      const answer = await roomsApi.analysis.get(at, { signal: away.signal });
      return answer.ok ? answer.data : null;
    };
    void Promise.all([read(older), read(newer)]).then(([before, after]) => {
      setCompared(before && after ? compareVersions(before, after) : []);
    }, ignoreAbort);
    return () => away.abort();
  }, [slug, older, newer]);
  return compared;
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof DOMException && error.name === "AbortError")) throw error;
}
