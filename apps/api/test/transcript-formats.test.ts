import { parseText } from "media-captions";
import { describe, expect, it } from "vitest";
import { transcriptFormats } from "../src/transcripts/formats.ts";

const hourMs = 3_600_000;
const names = [
  "Ann",
  "<v Bob>",
  "Zoë & Söhne",
  "1\n00:00:00,000 --> 00:00:09,000\nEve",
  "\u202eegnahc\u0085line",
  "李雷 👩🏽‍💻",
  "NOTE",
  "{\\an8}top",
];
const texts = [
  "Good morning.",
  "a --> b",
  "<b>bold</b> & <00:00:01.000> so",
  "first\n\nsecond\r\nthird\u2028fourth\u000bfifth",
  "{\\pos(1,2)} moved",
  "   ",
  "WEBVTT",
  "STYLE\n::cue {}",
];
/** Overlapping speech, a session of days, fractions, and cues that last no time. */
const lines = names.flatMap((name, n) =>
  texts.map((text, t) => {
    const startedAtMs = n * 13 * hourMs + t * 700 + 0.4;
    return { name, text, startedAtMs, endedAtMs: startedAtMs + (t % 3) * 1_000 };
  }),
);
const document = { title: "T", startedAt: null, lines };

describe.each(["vtt", "srt"] as const)("a %s file", (type) => {
  const rendered = transcriptFormats[type].render(document);

  it("is read by a strict parser without a complaint, cue for cue and at its times", async () => {
    const { cues, errors } = await parseText(rendered, { type, errors: true, strict: true });
    expect(errors).toEqual([]);
    expect(cues).toHaveLength(lines.length);
    cues.forEach((cue, index) => {
      const { startedAtMs = 0, endedAtMs = 0 } = lines[index] ?? {};
      expect(cue.startTime).toBeCloseTo(Math.floor(startedAtMs) / 1000, 3);
      const end = Math.max(endedAtMs, startedAtMs + 200);
      expect(cue.endTime).toBeCloseTo(Math.floor(end) / 1000, 3);
    });
  });

  it("breaks no line but its own, whatever people are called and say", () => {
    const blocks = rendered.trimEnd().split("\n\n");
    expect(blocks).toHaveLength(lines.length + (type === "vtt" ? 1 : 0));
    for (const sign of ["\r", "\v", "\u0085", "\u2028", "\u202e"]) {
      expect(rendered).not.toContain(sign);
    }
    const arrows = rendered.match(/-->/g);
    expect(arrows).toHaveLength(lines.length);
  });
});
