import { Parser } from "commonmark";
import type { Node } from "commonmark";
import fc from "fast-check";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { describe, expect, it } from "vitest";
import { escapeMarkdown, markdown } from "../../src/exports/markdown.ts";
import { nameInLine, oneLine } from "../../src/exports/plain-text.ts";
import {
  documentOf,
  gapOf,
  hostileDocument,
  hostileNames,
  hostileTexts,
  noWords,
  textOf,
} from "./hostile.ts";
import type { ExportDocument } from "../../src/exports/export-document.ts";

async function write(document: ExportDocument): Promise<string> {
  return "pieces" in markdown ? textOf(markdown.pieces(document, noWords)) : "";
}

/** Kind and text of each block, as the reference parser has it. */
function blocksOf(text: string): { type: string; text: string; inside: Set<string> }[] {
  const blocks: { type: string; text: string; inside: Set<string> }[] = [];
  const walker = new Parser().parse(text).walker();
  let block: (typeof blocks)[number] | null = null;
  for (let event = walker.next(); event; event = walker.next()) {
    const { node, entering }: { node: Node; entering: boolean } = event;
    if (!entering) continue;
    if (
      ["heading", "paragraph", "code_block", "html_block", "thematic_break"].includes(node.type)
    ) {
      block = { type: node.type, text: "", inside: new Set() };
      blocks.push(block);
    } else if (node.type === "text")
      block = block && Object.assign(block, { text: block.text + (node.literal ?? "") });
    else block?.inside.add(node.type);
  }
  return blocks;
}

describe("a Markdown file", () => {
  it("shows what people say and are called as it is, and none of it as structure", async () => {
    const blocks = blocksOf(await write(hostileDocument));
    const [title] = blocks;
    expect(title).toMatchObject({ type: "heading", text: "# *Plans* <b> --> [x]" });
    expect(new Set(blocks.slice(1).map(({ type }) => type))).toEqual(new Set(["paragraph"]));
    const found = new Set(blocks.flatMap(({ inside }) => [...inside]));
    // The list is that of date, people and so on.
    expect(found).toEqual(new Set(["list", "item", "strong"]));
    const turns = blocks.filter(({ text }) => / · \d\d:\d\d:\d\d$/.test(text));
    expect(turns.map(({ text }) => text.split(" · ")[0])).toEqual(hostileNames.map(nameInLine));
    const shown = blocks.map(({ text }) => text).join("\n");
    for (const text of hostileTexts) expect(shown).toContain(oneLine(text));
  });

  it("has no structure in what the extensions of GitHub read either", async () => {
    const html = micromark(await write(hostileDocument), {
      extensions: [gfm()],
      htmlExtensions: [gfmHtml()],
    });
    const tags = new Set([...html.matchAll(/<\/?([a-z0-9]+)/g)].map(([, tag]) => tag));
    expect(tags).toEqual(new Set(["h1", "ul", "li", "strong", "p"]));
  });

  it.each(hostileTexts)("shows %j as a paragraph of its own", (said) => {
    const text = oneLine(said);
    expect(blocksOf(`${escapeMarkdown(text)}\n`)).toEqual([
      { type: "paragraph", text, inside: new Set() },
    ]);
  });

  it("shows any one line as the paragraph that it is", () => {
    const signs = fc.constantFrom(
      ...Array.from("\\`*_[]<>#|~&!{}$^@:/.-+=()'\"0123 \tab;\u00a0é中"),
    );
    const line = fc.oneof(
      fc.string({ unit: signs, maxLength: 40 }),
      fc.string({ unit: "grapheme", maxLength: 40 }),
    );
    fc.assert(
      fc.property(line, (said) => {
        const text = oneLine(said);
        if (text === "") return;
        const blocks = blocksOf(`${escapeMarkdown(text)}\n`);
        expect(blocks).toEqual([{ type: "paragraph", text, inside: new Set() }]);
        expect(
          micromark(escapeMarkdown(text), { extensions: [gfm()], htmlExtensions: [gfmHtml()] }),
        ).not.toMatch(/<(?!\/?p>)/);
      }),
      { numRuns: 1_000 },
    );
  });

  it("puts one header over a speaker's lines until another person speaks or the speaker pauses for 30 s", async () => {
    const at = (seconds: number, speaker: string, text: string) => ({
      ...{ speaker, text, startedAtMs: seconds * 1000 },
      endedAtMs: (seconds + 1) * 1000,
    });
    const text = await write(
      documentOf(
        [
          at(0, "Alex", "One."),
          at(5, "Alex", "Two."),
          at(36, "Alex", "Three."),
          at(38, "Alex (2)", "Four."),
          at(50, "Alex (2)", "Five."),
        ],
        { gaps: [gapOf(45_000, 57_000, "transcriber-lost")] },
      ),
    );
    expect(text.slice(text.indexOf("**Alex**"))).toBe(
      [
        "**Alex** · 00:00:00\n\nOne. Two.\n",
        "**Alex** · 00:00:36\n\nThree.\n",
        "**Alex (2)** · 00:00:38\n\nFour.\n",
        "_00:00:45 · Ann: Not transcribed: 12 s, connection lost_\n",
        "**Alex (2)** · 00:00:50\n\nFive.\n",
      ].join("\n"),
    );
  });

  it("has what was written in the chat under a heading of its own, each message on one line and as it was typed", async () => {
    const text = await write(
      documentOf([{ speaker: "Ann", text: "One.", startedAtMs: 0, endedAtMs: 900 }], {
        chat: [{ author: "Bob (guest)", text: "see <b>\n# https://example.org", sentAtMs: 61_000 }],
      }),
    );
    expect(text).toContain(
      "\n## Chat\n\n- Bob (guest): see \\<b\\> \\# https\\://example.org _(00:01:01)_\n\n## Transcript\n",
    );
  });
});
