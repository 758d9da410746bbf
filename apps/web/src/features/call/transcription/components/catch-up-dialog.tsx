"use client";
import type { CatchUp, ToldLine } from "@rooms/api-client";
import { Banner, Button, ChoiceCards, Modal, Spinner } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useEffect, useState } from "react";
import { roomsApi } from "#shared/api/browser.ts";
import { clockTime } from "#shared/clock-time.ts";
import { useRefusal } from "#shared/use-refusal.ts";
import { useTranscriptionContext } from "../view-models/transcription-context.ts";

export interface CatchUpDialogProps {
  /** Session clock: when the person looked away; null where they did not. */
  awayFromMs: number | null;
  /** Session clock, now. */
  nowMs: number;
  onClose: () => void;
  /** Leads to a line of the transcript. */
  onShow: (seq: number) => void;
}

type Since = "away" | "recent" | "start";
const recentMs = 10 * 60_000;
const parts = ["mentions", "decisions", "tasks", "questions"] as const;

/** What was said since one looked, in a few lines, each with the way to the words. */
export function CatchUpDialog({ awayFromMs, nowMs, onClose, onShow }: CatchUpDialogProps) {
  const t = useTranslations("transcription.catchUp");
  const choices: readonly Since[] = [
    ...(awayFromMs === null ? [] : (["away"] as const)),
    ...(nowMs > recentMs ? (["recent"] as const) : []),
    "start",
  ];
  const [since, setSince] = useState<Since>(awayFromMs === null ? "start" : "away");
  const [opened] = useState({ nowMs, awayFromMs });
  const sinceMs = {
    away: opened.awayFromMs ?? 0,
    recent: Math.max(0, opened.nowMs - recentMs),
    start: 0,
  }[since];
  return (
    <Modal
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      closeLabel={t("close")}
      footer={<Button onClick={onClose}>{t("close")}</Button>}
    >
      <div className="flex flex-col gap-4 py-1">
        {choices.length > 1 && (
          <ChoiceCards
            label={t("since")}
            value={since}
            onChange={setSince}
            choices={choices.map((value) => ({ value, label: t(`from.${value}`) }))}
          />
        )}
        <Told key={since} sinceMs={Math.floor(sinceMs)} onShow={onShow} />
      </div>
    </Modal>
  );
}

function Told({ sinceMs, onShow }: { sinceMs: number; onShow: (seq: number) => void }) {
  const t = useTranslations("transcription.catchUp");
  const { slug } = useTranscriptionContext();
  const refusalText = useRefusal();
  const [told, setTold] = useState<CatchUp | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  useEffect(() => {
    const given = new AbortController();
    const ask = { params: { slug }, query: { since: sinceMs } };
    const tell = async () => {
      const answer = await roomsApi.catchUp.get(ask, { signal: given.signal });
      if (given.signal.aborted) return;
      if (answer.ok) setTold(answer.data);
      else setRefusal(answer.problem.code);
    };
    // Called off: the dialog has gone on.
    tell().catch(() => undefined);
    return () => given.abort();
  }, [slug, sinceMs]);
  if (refusal !== null) return <Banner tone="error">{refusalText(refusal)}</Banner>;
  if (told === null) {
    return (
      <p role="status" className="flex items-center gap-2 text-text-muted">
        <Spinner className="size-5 text-accent" />
        {t("reading")}
      </p>
    );
  }
  if (told.lineCount === 0) return <p role="status">{t("nothing")}</p>;
  return (
    <>
      <Part title={t("summary", { count: told.lineCount })} lines={told.summary} onShow={onShow} />
      {parts.map((part) => (
        <Part key={part} title={t(part)} lines={told[part]} onShow={onShow} />
      ))}
      {told.mentions.length === 0 && <p className="text-sm text-text-muted">{t("notNamed")}</p>}
      <p className="text-xs text-text-muted">{t("madeBy")}</p>
    </>
  );
}

interface PartProps {
  title: string;
  lines: readonly ToldLine[];
  onShow: (seq: number) => void;
}

function Part({ title, lines, onShow }: PartProps) {
  const t = useTranslations("transcription.catchUp");
  if (lines.length === 0) return null;
  return (
    <section>
      <h3 className="text-base font-semibold">{title}</h3>
      <ul className="mt-1 flex flex-col gap-1.5">
        {lines.map(({ seq, startedAtMs, name, text }) => (
          <li key={`${seq} ${text}`} className="text-base">
            <bdi className="font-medium">{name}</bdi>: <bdi className="wrap-anywhere">{text}</bdi>{" "}
            <button
              type="button"
              aria-label={t("toWords", { time: clockTime(startedAtMs) })}
              onClick={() => onShow(seq)}
              className="focus-ring rounded-sm text-sm text-accent tabular-nums underline underline-offset-2 hover:no-underline pointer-coarse:py-2"
            >
              {clockTime(startedAtMs)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
