"use client";
import type { LineMark, Participant } from "@rooms/api-client";
import { Badge, GapBlock, SpeechBlock } from "@rooms/ui";
import { memo } from "react";
import { clockTime } from "#shared/clock-time.ts";
import { segmentAnchor } from "../view-models/evidence.ts";
import type { AnalysisPart, EvidenceMark } from "../view-models/evidence.ts";
import type {
  GapBlock as GapView,
  RecapBlock,
  RecapLine,
  SpeechBlock as SpeechView,
} from "../view-models/lines.ts";

/** What stands beside names and words; the same for every line, so looked up once. */
export interface LineWords {
  /** Beside the names of those from outside the space. */
  readonly outside: Readonly<Record<NonNullable<Participant["outside"]>, string>>;
  readonly corrected: string;
  readonly marks: Readonly<Record<AnalysisPart, string>>;
  /** "Decision, marked by Ben". */
  readonly marked: (mark: LineMark) => string;
}

export interface TranscriptLinesProps {
  blocks: readonly RecapBlock[];
  /** By identity. */
  faces: ReadonlyMap<string, Participant>;
  marks: ReadonlyMap<string, readonly EvidenceMark[]>;
  gapText: (gap: GapView) => string;
  words: LineWords;
}

/** Every line, drawn again only where it changed. */
export const TranscriptLines = memo(function TranscriptLines(props: TranscriptLinesProps) {
  const { blocks, faces, marks, gapText, words } = props;
  return blocks.map((block) =>
    block.kind === "gap" ? (
      <GapBlock key={block.key} timeLabel={clockTime(block.startedAtMs)} text={gapText(block)} />
    ) : (
      <Speech
        key={block.key}
        block={block}
        face={faces.get(block.identity)}
        marks={block.lines.map(({ id }) => marks.get(id))}
        words={words}
      />
    ),
  );
});

interface SpeechProps {
  block: SpeechView;
  face: Participant | undefined;
  /** Of each line. */
  marks: readonly (readonly EvidenceMark[] | undefined)[];
  words: LineWords;
}

const Speech = memo(function Speech({ block, face, marks, words }: SpeechProps) {
  return (
    <SpeechBlock
      speaker={{
        name: block.name,
        avatarSrc: face?.avatarUrl,
        avatarColor: face?.noAvatarColor,
      }}
      badge={face?.outside && <Badge>{words.outside[face.outside]}</Badge>}
      timeLabel={clockTime(block.startedAtMs)}
      lines={block.lines.map((line, index) => ({
        anchor: segmentAnchor(line.id),
        text: line.text,
        timeLabel: clockTime(line.startedAtMs),
        language: line.language ?? undefined,
        notes: line.marked?.map((mark) => words.marked(mark)),
        correctedLabel: line.corrected ? words.corrected : undefined,
        marks: marks[index]?.map(({ part, anchor, text }) => ({
          href: `#${anchor}`,
          label: words.marks[part],
          title: text,
        })),
      }))}
    />
  );
}, sameSpeech);

function sameSpeech(before: SpeechProps, after: SpeechProps): boolean {
  const sameLine = (line: RecapLine, index: number) => line === after.block.lines[index];
  return (
    before.face === after.face &&
    before.words === after.words &&
    before.block.lines.length === after.block.lines.length &&
    before.block.lines.every(sameLine) &&
    before.marks.every((marks, index) => sameMarks(marks, after.marks[index]))
  );
}

function sameMarks(
  before: readonly EvidenceMark[] | undefined,
  after: readonly EvidenceMark[] | undefined,
): boolean {
  if (before === after) return true;
  return (
    before?.length === after?.length &&
    (before ?? []).every(
      ({ anchor, text }, index) => anchor === after?.[index]?.anchor && text === after[index].text,
    )
  );
}
