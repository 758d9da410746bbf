"use client";
import { useState } from "react";
import { Button } from "../primitives/button.tsx";
import { TextField } from "../primitives/text-field.tsx";
import type { TranscriptItem } from "../transcript/line.ts";
import { TranscriptList } from "../transcript/transcript-list.tsx";
import { personAt } from "./people.ts";
import { Specimen } from "./specimen.tsx";
import { sentences, transcriptLabels } from "./texts.ts";

function lineAt(index: number, final: boolean): TranscriptItem {
  if (index % 40 === 25) {
    return { kind: "notice", id: `${index}`, text: "4 seconds not transcribed: no network" };
  }
  const person = Math.floor(index / 3) % 4;
  const text = sentences[index % sentences.length] ?? "";
  return {
    kind: "speech",
    id: `${index}`,
    speakerId: `${person}`,
    speaker: personAt(person),
    text: final ? text : text.slice(0, Math.ceil(text.length / 2)),
    timeLabel: `${Math.floor(index / 12)}:${`${(index * 5) % 60}`.padStart(2, "0")}`,
    final,
  };
}

const linesOf = (count: number, partial: boolean) =>
  Array.from({ length: count }, (_, index) => lineAt(index, !(partial && index === count - 1)));

/** What is said, with thousands of lines. */
export function TranscriptGallery() {
  const [count, setCount] = useState(3000);
  const [partial, setPartial] = useState(true);
  const [query, setQuery] = useState("");
  const say = () => {
    // A partial first, then the same line settled.
    if (!partial) setCount(count + 1);
    setPartial(!partial);
  };
  return (
    <>
      <Specimen title="TranscriptList, live" className="flex max-w-md flex-col gap-3">
        <div className="flex flex-wrap items-end gap-2">
          <TextField
            label="Search"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            className="min-w-0 flex-1"
          />
          <Button onClick={say}>Say something</Button>
          <Button onClick={() => setCount(0)}>Empty</Button>
        </div>
        <TranscriptList
          live
          items={linesOf(count, partial)}
          query={query}
          onCopy={() => true}
          empty={<p className="p-6 text-center text-text-muted">Nothing said yet.</p>}
          className="h-110 rounded-lg border border-line bg-surface-raised"
          labels={transcriptLabels}
        />
      </Specimen>
      <Specimen title="TranscriptList, led to a line" className="max-w-md">
        <TranscriptList
          items={linesOf(500, false)}
          activeId="250"
          className="h-80 rounded-lg border border-line bg-surface-raised"
          labels={transcriptLabels}
        />
      </Specimen>
    </>
  );
}
