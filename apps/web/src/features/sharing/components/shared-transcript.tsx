import type { SharedRecap } from "@rooms/api-client";
import { Badge, GapBlock, SpeechBlock } from "@rooms/ui";
import { getTranslations } from "#i18n/get-translations.ts";
import { clockTime } from "#shared/clock-time.ts";
import { lineAnchorOf } from "../view-models/line-anchor.ts";
import { sharedBlocks } from "../view-models/shared-blocks.ts";

export interface SharedTranscriptProps {
  transcript: NonNullable<SharedRecap["transcript"]>;
}

/** What was said, as corrected, with what could not be written down in its place. */
export async function SharedTranscript({ transcript }: SharedTranscriptProps) {
  const t = await getTranslations("recap");
  const mark = await getTranslations("marks");
  const blocks = sharedBlocks(transcript);
  return (
    <section className="mt-10">
      <h2 className="mb-2 text-lg font-semibold">{t("transcript")}</h2>
      {blocks.length === 0 && <p className="text-text-muted">{t("empty")}</p>}
      <ol className="-mx-1">
        {blocks.map((block, index) =>
          block.kind === "gap" ? (
            <GapBlock
              key={index}
              timeLabel={clockTime(block.startedAtMs)}
              text={t("gap", {
                name: block.speaker,
                seconds: Math.max(1, Math.round((block.endedAtMs - block.startedAtMs) / 1_000)),
                reason: t(`gapReason.${block.reason}`),
              })}
            />
          ) : (
            <SpeechBlock
              key={index}
              speaker={{ name: block.speaker }}
              badge={block.outside && <Badge>{mark(block.outside)}</Badge>}
              timeLabel={clockTime(block.lines[0]?.startedAtMs ?? 0)}
              lines={block.lines.map((line) => ({
                anchor: lineAnchorOf(line.place),
                text: line.text,
                timeLabel: clockTime(line.startedAtMs),
                language: line.language ?? undefined,
              }))}
            />
          ),
        )}
      </ol>
    </section>
  );
}
