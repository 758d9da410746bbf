"use client";
import { CopyIcon } from "@phosphor-icons/react/dist/ssr/Copy";
import type { Participant, TranscriptGap } from "@rooms/api-client";
import { Button, EmptyState } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useMemo } from "react";
import { useCopy } from "#shared/use-copy.ts";
import { useGapText } from "../view-models/use-gap-text.ts";
import type { EvidenceMark } from "../view-models/evidence.ts";
import { recapBlocks } from "../view-models/lines.ts";
import type { RecapLine } from "../view-models/lines.ts";
import type { RecapPhase } from "../view-models/phase.ts";
import { transcriptText } from "../view-models/transcript-text.ts";
import { FindField } from "./find-field.tsx";
import { TranscriptDesk } from "./transcript-desk.tsx";

export interface TranscriptSectionProps {
  slug: string;
  /** In the order of speech. */
  lines: readonly RecapLine[];
  gaps: readonly TranscriptGap[];
  people: readonly Participant[];
  marks: ReadonlyMap<string, readonly EvidenceMark[]>;
  phase: RecapPhase;
  onCorrected: (line: RecapLine) => void;
}

/** All that was said, with search, copy and corrections. */
export function TranscriptSection(props: TranscriptSectionProps) {
  const { lines, gaps, people, phase } = props;
  const t = useTranslations("recap");
  const copy = useCopy();
  const blocks = useMemo(() => recapBlocks(lines, gaps), [lines, gaps]);
  const names = useMemo(
    () => new Map(people.map(({ identity, name }) => [identity, name])),
    [people],
  );
  const gapText = useGapText(names);
  const empty = blocks.length === 0;
  const copyAll = () =>
    copy(transcriptText(blocks, gapText), { done: t("copied"), failed: t("copyFailed") });
  return (
    <section aria-labelledby="recap-transcript" className="min-w-0 print:mt-8">
      <div className="sticky top-0 z-20 -mx-2 bg-surface px-2 pt-1 pb-2 sm:top-14 print:static">
        <div className="flex flex-wrap items-center gap-2">
          <h2 id="recap-transcript" className="mr-auto text-lg font-semibold">
            {t("transcript")}
          </h2>
          {!empty && (
            <div className="flex w-full flex-wrap items-center gap-2 sm:w-auto sm:flex-nowrap print:hidden">
              <FindField lines={lines} />
              <Button icon={<CopyIcon aria-hidden />} onClick={copyAll}>
                {t("copy")}
              </Button>
            </div>
          )}
        </div>
      </div>
      {empty ? (
        <EmptyState
          title={t(phase.kind === "waiting" || phase.kind === "live" ? "noWordsYet" : "empty")}
        />
      ) : (
        <TranscriptDesk
          slug={props.slug}
          blocks={blocks}
          people={people}
          marks={props.marks}
          gapText={gapText}
          // What is still being written is not corrected yet.
          correctable={phase.kind !== "live"}
          onCorrected={props.onCorrected}
        />
      )}
    </section>
  );
}
