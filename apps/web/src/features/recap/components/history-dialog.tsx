"use client";
import type { SegmentCorrection } from "@rooms/api-client";
import { Button, Modal, Spinner, useToast } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useEffect, useState } from "react";
import { roomsApi } from "#shared/api/browser.ts";
import type { DialogState } from "#shared/components/dialog-button.tsx";
import { useLocalTime } from "#shared/use-local-time.ts";
import { useRefusal } from "#shared/use-refusal.ts";
import { lineOf } from "../view-models/lines.ts";
import type { RecapLine } from "../view-models/lines.ts";

export interface HistoryDialogProps extends DialogState {
  slug: string;
  line: RecapLine;
  onCorrected: (line: RecapLine) => void;
}

/** What was recognised, who corrected it since, and the way back. */
export function HistoryDialog(props: HistoryDialogProps) {
  const { slug, line, open, onOpenChange, onCorrected } = props;
  const t = useTranslations();
  const refusalText = useRefusal();
  const toast = useToast();
  const [pending, setPending] = useState(false);
  const restore = async () => {
    setPending(true);
    const answer = await roomsApi.transcripts.correctSegment({
      params: { slug, id: line.id },
      body: { basedOn: line.revision, text: null, identity: null },
    });
    setPending(false);
    if (answer.ok) {
      onCorrected(lineOf(answer.data));
      onOpenChange(false);
    } else toast.show({ title: refusalText(answer.problem.code), tone: "error" });
  };
  return (
    <Modal
      open={open}
      onOpenChange={onOpenChange}
      title={t("recap.history.title")}
      closeLabel={t("app.close")}
      footer={
        line.corrected && (
          <Button pending={pending} onClick={() => void restore()}>
            {t("recap.history.restore")}
          </Button>
        )
      }
    >
      {open && <Corrections slug={slug} line={line} />}
    </Modal>
  );
}

function Corrections({ slug, line }: { slug: string; line: RecapLine }) {
  const t = useTranslations("recap.history");
  const localTime = useLocalTime();
  const [entries, setEntries] = useState<readonly SegmentCorrection[] | "failed" | null>(null);
  useEffect(() => {
    let away = false;
    void roomsApi.transcripts.listCorrections({ params: { slug, id: line.id } }).then((answer) => {
      if (!away) setEntries(answer.ok ? answer.data.items : "failed");
    });
    return () => {
      away = true;
    };
  }, [slug, line.id]);
  if (entries === null) return <Spinner className="mx-auto my-6 size-6 text-text-muted" />;
  if (entries === "failed") return <p className="pb-4 text-text-muted">{t("failed")}</p>;
  return (
    <ol className="flex flex-col gap-3 pb-4">
      {entries.map(({ revision, text, name, correctedBy, at }) => (
        <li key={revision} className="border-l-2 border-line pl-3">
          <p className="text-sm text-text-muted">
            {revision === 0
              ? t("recognised")
              : t("by", { name: correctedBy?.name ?? t("unknown"), time: localTime(at) })}
          </p>
          <p className="wrap-anywhere">
            <span className="font-semibold">
              <bdi>{name}</bdi>:
            </span>{" "}
            <bdi>{text}</bdi>
          </p>
        </li>
      ))}
    </ol>
  );
}
