import { Document, HeadingLevel, Packer, Paragraph, TextRun } from "docx";
import type { ExportDocument } from "./export-document.ts";
import { layoutOf } from "./layout.ts";
import type { Block } from "./layout.ts";
import { isRightToLeft } from "./plain-text.ts";

/** The whole as a Word document; it takes two seconds of the processor for the longest sessions. */
export async function docxOf(document: ExportDocument): Promise<Uint8Array<ArrayBuffer>> {
  const { title, facts, sections, transcriptHeading, blocks } = layoutOf(document);
  const children = [
    heading(title, HeadingLevel.TITLE),
    ...facts.map(({ label, value }) =>
      paragraph([run(`${label}: `, { bold: true }), run(value)], "Fact"),
    ),
    ...sections.flatMap((section) => [
      heading(section.heading, HeadingLevel.HEADING_1),
      ...section.items.map(
        ({ text, detail }) =>
          new Paragraph({
            bullet: { level: 0 },
            children: [run(text), ...(detail ? [run(` (${detail})`, { style: "Quiet" })] : [])],
          }),
      ),
    ]),
    ...(transcriptHeading === null ? [] : [heading(transcriptHeading, HeadingLevel.HEADING_1)]),
    ...[...blocks].flatMap(paragraphsOf),
  ];
  const made = new Document({
    ...{ creator: "Rooms", title: legal(title), styles },
    sections: [{ children }],
  });
  return new Uint8Array(await Packer.toArrayBuffer(made));
}

// Named once: spelled out at each of 20,000 paragraphs they would cost a third more time and memory.
const quiet = { color: "666666" };
const styles: ConstructorParameters<typeof Document>[0]["styles"] = {
  default: { document: { run: { font: "Calibri", size: 22 } } },
  paragraphStyles: [
    { id: "Fact", name: "Fact", basedOn: "Normal", paragraph: { spacing: { after: 40 } } },
    {
      ...{ id: "Speaker", name: "Speaker", basedOn: "Normal" },
      paragraph: { keepNext: true, spacing: { before: 160, after: 20 } },
    },
    { id: "Said", name: "Said", basedOn: "Normal", paragraph: { spacing: { after: 80 } } },
    {
      ...{ id: "Gap", name: "Gap", basedOn: "Normal", run: { ...quiet, italics: true } },
      paragraph: { spacing: { before: 160, after: 80 } },
    },
  ],
  characterStyles: [{ id: "Quiet", name: "Quiet", run: quiet }],
};

function paragraphsOf(block: Block): Paragraph[] {
  if (block.kind === "silence") return [paragraph([run(block.text)], "Gap")];
  if (block.kind === "gap") return [paragraph([run(`${block.time} · ${block.text}`)], "Gap")];
  const { speaker, otherLanguage, paragraphs } = block;
  const time = otherLanguage === null ? block.time : `${block.time} · ${otherLanguage}`;
  return [
    paragraph([run(speaker, { bold: true }), run(` · ${time}`, { style: "Quiet" })], "Speaker"),
    ...paragraphs.map((text) => paragraph([run(text)], "Said", isRightToLeft(text))),
  ];
}

function heading(text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]): Paragraph {
  return new Paragraph({ heading: level, children: [run(text)] });
}

function paragraph(children: TextRun[], style: string, rightToLeft = false): Paragraph {
  return new Paragraph({ children, style, ...(rightToLeft && { bidirectional: true }) });
}

function run(text: string, look: { bold?: boolean; style?: string } = {}): TextRun {
  return new TextRun({
    ...{ ...look, text: legal(text) },
    ...(isRightToLeft(text) && { rightToLeft: true }),
  });
}

/** XML has no place for these, escaped or not: one of them, and Word calls the whole file broken. */
function legal(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, " ");
}
