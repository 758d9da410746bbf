import { describe, expect, it } from "vitest";
import { answer, empty, failureOf, meetingOf, world } from "./harness.ts";

describe("a long meeting", () => {
  const long = meetingOf(
    Array.from(
      { length: 900 },
      (_, index) => `Line ${index} is about the harbour, the crane and the bill.`,
    ),
  );

  it("is asked about in parts that fit, which overlap; a line said in two parts is one line", async () => {
    const { server, analyser } = await world(
      ({ document }) => {
        const { id } = document.transcript[0] ?? { id: "" };
        const last = document.transcript.at(-1)?.id ?? "";
        const about = (evidence: string) => ({
          text: "About the harbour and the crane",
          evidence: [evidence],
        });
        return answer({ ...empty, risks: [about(id), about(last)] });
      },
      { contextTokens: 8_000 },
    );
    const progress: number[] = [];
    const { result, usage } = await analyser.analyse(long, new AbortController().signal, (part) =>
      progress.push(part),
    );
    const parts = server.asked.map(({ document }) => document.transcript.map(({ id }) => id));
    expect(parts.length).toBeGreaterThan(3);
    expect(new Set(parts.flat()).size).toBe(900);
    for (const [index, part] of parts.slice(1).entries()) expect(parts[index]).toContain(part[0]);
    for (const { body } of server.asked) {
      expect(Buffer.byteLength(JSON.stringify(body.messages)) / 4).toBeLessThan(8_000);
    }
    // First and last of each part; a part begins before the last of the one before ends.
    expect(result.risks.length).toBeLessThanOrEqual(parts.length * 2);
    expect(progress.at(-1)).toBe(1);
    expect(usage?.inputTokens).toBe(parts.length * 1000);
    expect(server.asked[0]?.document.summaryLinesMax).toBeLessThan(12);
  });

  it("that was asked about twice over its overlap says a thing once", async () => {
    const { analyser } = await world(
      ({ document }) => {
        const ids = document.transcript.map(({ id }) => id);
        const isSaid = ids.includes("S100");
        const line = { text: "The crane is late", evidence: ["S100"] };
        return answer({ ...empty, risks: isSaid ? [line] : [] });
      },
      { contextTokens: 8_000 },
    );
    const { result } = await analyser.analyse(long, new AbortController().signal);
    expect(result.risks).toHaveLength(1);
  });

  it("beyond what one analysis may ask is refused for good", async () => {
    const { server, analyse } = await world(() => answer(empty), {
      contextTokens: 8_000,
      partsMax: 2,
    });
    const failure = await failureOf(analyse(long));
    expect([failure.code, failure.retryable]).toEqual(["MEETING_TOO_LONG", false]);
    expect(server.asked).toHaveLength(0);
  });

  it.each(["word ".repeat(10_000), "слово".repeat(4_000), "💡".repeat(5_000)])(
    "with one endless line is cut within it",
    async (text) => {
      const { server, analyse } = await world(() => answer(empty), { contextTokens: 8_000 });
      await analyse(meetingOf([text]));
      const shown = server.asked.flatMap(({ document }) => document.transcript);
      expect(new Set(shown.map(({ id }) => id))).toEqual(new Set(["S1"]));
      const pieces = [...new Set(shown.map((line) => line.text))];
      expect(pieces.join("").replaceAll(" ", "")).toContain(text.slice(0, 300).replaceAll(" ", ""));
    },
  );
});
