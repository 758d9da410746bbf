"use client";
import type { LineMark, MarkKind } from "@rooms/api-client";
import type { TranscriptLine } from "@rooms/live-client";
import { Button, Modal } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useParticipants } from "../../room/view-models/use-participants.ts";
import type { Marks } from "../view-models/use-marks.ts";

export interface MarkDialogProps {
  /** Null while nothing was said that could be marked. */
  line: TranscriptLine | null;
  marks: Marks;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const kinds: readonly MarkKind[] = ["TASK", "DECISION", "QUESTION"];

/** Marks a line as task, decision or question, or takes such a mark away: who set it, and hosts. */
export function MarkDialog({ line, marks, open, onOpenChange }: MarkDialogProps) {
  const t = useTranslations("transcription.mark");
  const self = useParticipants().find(({ local }) => local);
  const seq = line?.seq ?? null;
  const ofLine = (seq === null ? undefined : marks.bySeq.get(seq)) ?? [];
  const mayRemove = ({ identity }: LineMark) => self?.host === true || self?.identity === identity;
  return (
    <Modal
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      closeLabel={t("close")}
      size="sm"
      footer={
        <Button variant="primary" onClick={() => onOpenChange(false)}>
          {t("done")}
        </Button>
      }
    >
      {line === null || seq === null ? (
        <p className="py-2 text-text-muted">{t("nothing")}</p>
      ) : (
        <div className="flex flex-col gap-4 py-1">
          <blockquote className="max-h-40 overflow-y-auto border-l-2 border-accent pl-3">
            <p className="text-sm font-semibold">
              <bdi>{line.participantName}</bdi>
            </p>
            <p lang={line.language ?? undefined} dir="auto" className="wrap-anywhere">
              {line.text}
            </p>
          </blockquote>
          <div role="group" aria-label={t("as")} className="flex flex-wrap gap-2">
            {kinds.map((kind) => {
              const mark = ofLine.find((one) => one.kind === kind);
              return (
                <Button
                  key={kind}
                  aria-pressed={mark !== undefined}
                  variant={mark ? "primary" : "secondary"}
                  disabled={mark !== undefined && !mayRemove(mark)}
                  onClick={() => void (mark ? marks.remove(mark) : marks.set(seq, kind))}
                >
                  {t(`kind.${kind}`)}
                </Button>
              );
            })}
          </div>
          {ofLine.length > 0 && (
            <ul className="text-sm text-text-muted">
              {ofLine.map((mark) => (
                <li key={mark.id}>{t("by", { kind: t(`kind.${mark.kind}`), name: mark.name })}</li>
              ))}
            </ul>
          )}
        </div>
      )}
    </Modal>
  );
}
