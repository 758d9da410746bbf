"use client";
import type { LineMark, Participant } from "@rooms/api-client";
import { useTranslations } from "#i18n/use-translations.ts";
import dynamic from "next/dynamic";
import { useEffect, useMemo, useRef, useState } from "react";
import type { FocusEvent, KeyboardEvent, MouseEvent, PointerEvent } from "react";
import { createPortal } from "react-dom";
import { segmentAnchor } from "../view-models/evidence.ts";
import type { EvidenceMark } from "../view-models/evidence.ts";
import type { GapBlock, RecapBlock, RecapLine } from "../view-models/lines.ts";
import { LineTools } from "./line-tools.tsx";
import { TranscriptLines } from "./transcript-lines.tsx";
import type { LineWords } from "./transcript-lines.tsx";

const LineEditor = dynamic(() => import("./line-editor.tsx").then((file) => file.LineEditor));
const HistoryDialog = dynamic(() =>
  import("./history-dialog.tsx").then((file) => file.HistoryDialog),
);

export interface TranscriptDeskProps {
  slug: string;
  blocks: readonly RecapBlock[];
  people: readonly Participant[];
  marks: ReadonlyMap<string, readonly EvidenceMark[]>;
  gapText: (gap: GapBlock) => string;
  correctable: boolean;
  onCorrected: (line: RecapLine) => void;
}

/**
 * The lines, and what may be done with the one that is pointed at. One place listens for all of them, and the tools are put
 * into the line that has them: thousands of lines stay text. The keys: one stop for Tab, arrows from line to line, Enter
 * to correct.
 */
export function TranscriptDesk(props: TranscriptDeskProps) {
  const { slug, blocks, people, marks, gapText, correctable, onCorrected } = props;
  const words = useLineWords();
  const faces = useMemo(() => new Map(people.map((person) => [person.identity, person])), [people]);
  const list = useRef<HTMLOListElement>(null);
  const [active, setActive] = useState<HTMLElement | null>(null);
  const [edited, setEdited] = useState<HTMLElement | null>(null);
  const [shownHistory, setShownHistory] = useState<{ lineId: string; open: boolean } | null>(null);
  useTabStop(list, blocks);

  const edit = (line: HTMLElement) => {
    edited?.removeAttribute("data-editing");
    line.setAttribute("data-editing", "");
    setEdited(line);
  };
  const close = (line?: RecapLine) => {
    edited?.removeAttribute("data-editing");
    setEdited(null);
    if (line) onCorrected(line);
    // Another speaker may have made another element of it.
    const anchor = edited?.id ?? "";
    requestAnimationFrame(() => document.getElementById(anchor)?.focus());
  };

  const onPointerMove = (event: PointerEvent) => {
    // Lines that scroll under a mouse at rest are not pointed at, and putting tools into each would cost frames.
    if (event.pointerType !== "mouse" || (event.movementX === 0 && event.movementY === 0)) return;
    const line = lineAt(event.target);
    if (line) setActive(line);
  };
  const onFocus = (event: FocusEvent) => {
    const line = lineAt(event.target);
    if (!line) return;
    makeTabStop(list.current, line);
    setActive(line);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || !event.target.matches("[data-line]")) return;
    if (event.key === "Enter" && correctable) {
      event.preventDefault();
      edit(event.target);
      return;
    }
    const next = neighbour(list.current, event.target, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  const onClick = (event: MouseEvent) => {
    const line = lineAt(event.target);
    const wish = event.target instanceof Element && event.target.closest("[data-history]");
    if (line && wish) setShownHistory({ lineId: line.id, open: true });
  };
  const editedLine = edited && lineOfElement(blocks, edited.id);
  const historyLine = shownHistory && lineOfElement(blocks, shownHistory.lineId);

  return (
    <ol
      ref={list}
      className="-mx-2 print:mx-0"
      onPointerMove={onPointerMove}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <TranscriptLines
        blocks={blocks}
        faces={faces}
        marks={marks}
        gapText={gapText}
        words={words}
      />
      {active &&
        active !== edited &&
        createPortal(
          <LineTools
            slug={slug}
            line={active}
            onEdit={correctable ? () => edit(active) : undefined}
          />,
          active,
        )}
      {edited &&
        editedLine &&
        createPortal(
          <LineEditor
            key={edited.id}
            slug={slug}
            line={editedLine}
            people={people}
            onClose={close}
          />,
          edited,
        )}
      {historyLine && (
        <HistoryDialog
          key={`${historyLine.id} ${historyLine.revision}`}
          slug={slug}
          line={historyLine}
          open={shownHistory.open}
          onOpenChange={(open) => setShownHistory({ ...shownHistory, open })}
          onCorrected={onCorrected}
        />
      )}
    </ol>
  );
}

const partOf = { TASK: "tasks", DECISION: "decisions", QUESTION: "questions" } as const;

function useLineWords(): LineWords {
  const t = useTranslations("recap");
  const mark = useTranslations("marks");
  return useMemo(
    () => ({
      outside: { guest: mark("guest"), outsider: mark("outsider") },
      corrected: t("corrected"),
      marked: ({ kind, name }: LineMark) => t("marked", { kind: t(`mark.${partOf[kind]}`), name }),
      marks: {
        summary: t("mark.summary"),
        decisions: t("mark.decisions"),
        tasks: t("mark.tasks"),
        risks: t("mark.risks"),
        questions: t("mark.questions"),
      },
    }),
    [t, mark],
  );
}

function lineOfElement(blocks: readonly RecapBlock[], anchor: string): RecapLine | undefined {
  for (const block of blocks) {
    if (block.kind === "gap") continue;
    const line = block.lines.find(({ id }) => segmentAnchor(id) === anchor);
    if (line) return line;
  }
  return undefined;
}

function lineAt(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-line]") : null;
}

/** The line where the arrow keys lead from another. */
function neighbour(list: Element | null, from: HTMLElement, key: string): HTMLElement | undefined {
  if (!list || !["ArrowDown", "ArrowUp", "Home", "End"].includes(key)) return undefined;
  const all = [...list.querySelectorAll<HTMLElement>("[data-line]")];
  if (key === "Home") return all[0];
  if (key === "End") return all.at(-1);
  return all[all.indexOf(from) + (key === "ArrowDown" ? 1 : -1)];
}

/** Exactly one line is a stop for Tab: the one that was used last. */
function makeTabStop(list: Element | null, line: HTMLElement): void {
  for (const old of list?.querySelectorAll("[data-line][tabindex='0']") ?? []) {
    if (old !== line) old.setAttribute("tabindex", "-1");
  }
  line.setAttribute("tabindex", "0");
}

function useTabStop(list: { readonly current: Element | null }, blocks: readonly RecapBlock[]) {
  useEffect(() => {
    const first = list.current?.querySelector<HTMLElement>("[data-line]");
    const has = list.current?.querySelector("[data-line][tabindex='0']");
    if (first && !has) makeTabStop(list.current, first);
  }, [list, blocks]);
}
