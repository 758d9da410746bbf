import { parseText } from "media-captions";
import { describe, expect, it } from "vitest";
import { WebVTTParser } from "webvtt-parser";
import { subRip } from "../../src/exports/subrip.ts";
import { webVtt } from "../../src/exports/web-vtt.ts";
import { documentOf, gapOf, hostileDocument, noWords, textOf } from "./hostile.ts";
import type { ExportDocument } from "../../src/exports/export-document.ts";

const written = { srt: subRip, vtt: webVtt };

async function write(type: "srt" | "vtt", document: ExportDocument): Promise<string> {
  const format = written[type];
  return "pieces" in format ? textOf(format.pieces(document, noWords)) : "";
}

describe.each(["vtt", "srt"] as const)("a %s file", (type) => {
  it("is read by a strict parser without a complaint, within the bounds and in order", async () => {
    const rendered = await write(type, hostileDocument);
    const { cues, errors } = await parseText(rendered, { type, errors: true, strict: true });
    expect(errors).toEqual([]);
    expect(cues.length).toBeGreaterThanOrEqual(hostileDocument.lines.length);
    let before = 0;
    for (const cue of cues) {
      expect(cue.startTime).toBeGreaterThanOrEqual(before);
      before = cue.startTime;
      expect(cue.endTime - cue.startTime).toBeLessThanOrEqual(7.0001);
      expect(cue.endTime).toBeGreaterThan(cue.startTime);
    }
  });

  it("breaks no line but its own, whatever people are called and say", async () => {
    const rendered = await write(type, hostileDocument);
    for (const sign of ["\r", "\v", "\u0085", "\u2028", "\u001b"]) {
      expect(rendered).not.toContain(sign);
    }
    const blocks = rendered.trimEnd().split("\n\n");
    const cues = type === "vtt" ? blocks.slice(2) : blocks;
    expect(rendered.match(/-->/g)).toHaveLength(cues.length);
    for (const cue of cues) {
      const lines = cue.split("\n");
      expect(lines.length - (type === "srt" ? 2 : 1)).toBeLessThanOrEqual(2);
    }
  });

  it("says where speech was lost, for some seconds of it", async () => {
    const said = [{ text: "Hello.", startedAtMs: 0, endedAtMs: 900 }];
    const document = documentOf(said, { gaps: [gapOf(60_000, 660_000)] });
    const { cues } = await parseText(await write(type, document), { type });
    const [, gap] = cues;
    expect(gap?.text).toContain("[Not transcribed: 10 min, paused]");
    expect([gap?.startTime, gap?.endTime]).toEqual([60, 64]);
  });

  it("shows two who speak at once one over the other, each by name", async () => {
    const long = Array.from({ length: 40 }, (_, index) => `word${index}`).join(" ");
    const document = documentOf([
      { speaker: "Alex", text: long, startedAtMs: 0, endedAtMs: 20_000 },
      { speaker: "Alex (2)", text: "Wait, wait.", startedAtMs: 6_000, endedAtMs: 8_000 },
    ]);
    const { cues } = await parseText(await write(type, document), { type });
    const named = (name: string) =>
      cues.filter(({ text }) => text.startsWith(type === "srt" ? `${name}: ` : `<v ${name}>`));
    expect(named("Alex (2)")).toHaveLength(1);
    expect(named("Alex")).toHaveLength(cues.length - 1);
  });
});

describe("a vtt file", () => {
  it("keeps to the W3C's grammar, and gives every word back to whom it belongs", async () => {
    const rendered = await write("vtt", hostileDocument);
    const { cues, errors } = new WebVTTParser().parse(rendered, "subtitles");
    expect(errors).toEqual([]);
    // This parser leaves what is escaped in a voice as it is.
    const voices = cues.map(({ tree }) => {
      const [voice] = tree.children;
      return voice?.name === "v" ? voice.value : undefined;
    });
    expect(new Set(voices).size).toBe(12);
    expect(voices).toContain("&lt;v Bob&gt;");
    expect(voices).toContain("Zoë &amp; Söhne");
    const text = cues.map(({ text: raw }) => raw).join(" ");
    expect(text).toContain("&lt;b&gt;bold&lt;/b&gt; &amp; &lt;00:00:01.000&gt; so &amp;amp;");
  });

  it("names title, date, people, language and engine in a note", async () => {
    const rendered = await write("vtt", documentOf([]));
    expect(rendered).toContain(
      "NOTE\nWeekly\nDate: Saturday, 28 November 2026, 22:39–23:10 CET\nParticipants: Ann\nLanguage: English\nRecognised by: scripted\n",
    );
  });
});
