"use client";
import dynamic from "next/dynamic";
import { useMemo } from "react";
import { useLinkedElement } from "../view-models/use-linked-element.ts";
import { useRecap } from "../view-models/use-recap.ts";
import { evidenceMarks } from "../view-models/evidence.ts";
import type { RecapData } from "../view-models/recap-store.ts";
import { AnalysisSection } from "./analysis-section.tsx";
import { ChatSection } from "./chat-section.tsx";
import { RecapHeader } from "./recap-header.tsx";
import { TalkList } from "./talk-list.tsx";
import { TranscriptSection } from "./transcript-section.tsx";

const SessionFacts = dynamic(() => import("./session-facts.tsx").then((file) => file.SessionFacts));

export interface RecapPageProps extends RecapData {
  /** When all of it was read. */
  readAtMs: number;
}

/** A session after its end: what came of it, beside what was said; each leads to the other. */
export function RecapPage({ readAtMs, ...data }: RecapPageProps) {
  const { state, store } = useRecap(data, readAtMs);
  useLinkedElement();
  const { session, lines, gaps, people, analysis, phase, usage } = state;
  const marks = useMemo(() => evidenceMarks(analysis), [analysis]);
  return (
    <main
      id="main"
      className="mx-auto w-full max-w-6xl px-4 pt-5 pb-16 sm:px-6 sm:pt-8 print:max-w-none print:p-0"
    >
      <RecapHeader
        session={session}
        gaps={gaps}
        onRenamed={(next) => store.patch({ session: next })}
      />
      <div className="mt-6 grid gap-8 lg:grid-cols-[24rem_minmax(0,1fr)] lg:gap-10 print:block">
        {/* Its own way of scrolling on a wide screen: who reads the words keeps the summary beside them. */}
        <div
          tabIndex={-1}
          className="flex min-w-0 flex-col gap-8 lg:sticky lg:top-14 lg:-mx-2 lg:max-h-[calc(100dvh-3.5rem)] lg:self-start lg:overflow-y-auto lg:overscroll-contain lg:px-2 lg:py-3 print:static print:max-h-none print:overflow-visible"
        >
          <AnalysisSection
            state={state}
            onTask={(task) => store.replaceTask(task)}
            onTaskGone={() => store.expectNewTasks()}
            onAnalysis={(next) => store.patch({ analysis: next })}
          />
          <TalkList lines={lines} people={people} />
          <ChatSection slug={session.slug} mayDelete={session.may.admit} />
          <SessionFacts session={session} lines={lines} usage={usage} analysis={analysis} />
        </div>
        <TranscriptSection
          slug={session.slug}
          lines={lines}
          gaps={gaps}
          people={people}
          marks={marks}
          phase={phase}
          onCorrected={(line) => store.replaceLine(line)}
        />
      </div>
    </main>
  );
}
