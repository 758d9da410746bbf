import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutGrid } from "../src/room/layout-grid.ts";
import type { StageShape } from "../src/room/layout-grid.ts";

const idsOf = (count: number) => Array.from({ length: count }, (_, index) => `${index}`);
const tracks = (template: string) => Number(/^repeat\((\d+),/u.exec(template)?.[1]);

interface Row {
  count: number;
  shape: StageShape;
  columns: number;
  rows: number;
  pages: number;
}

const evenGrids: Row[] = [
  { count: 0, shape: "wide", columns: 1, rows: 1, pages: 1 },
  { count: 1, shape: "wide", columns: 1, rows: 1, pages: 1 },
  { count: 2, shape: "wide", columns: 2, rows: 1, pages: 1 },
  { count: 3, shape: "wide", columns: 2, rows: 2, pages: 1 },
  { count: 4, shape: "wide", columns: 2, rows: 2, pages: 1 },
  { count: 5, shape: "wide", columns: 3, rows: 2, pages: 1 },
  { count: 7, shape: "wide", columns: 3, rows: 3, pages: 1 },
  { count: 9, shape: "wide", columns: 3, rows: 3, pages: 1 },
  { count: 10, shape: "wide", columns: 3, rows: 3, pages: 2 },
  { count: 27, shape: "wide", columns: 3, rows: 3, pages: 3 },
  { count: 28, shape: "wide", columns: 3, rows: 3, pages: 4 },
  { count: 1, shape: "tall", columns: 1, rows: 1, pages: 1 },
  { count: 2, shape: "tall", columns: 1, rows: 2, pages: 1 },
  { count: 4, shape: "tall", columns: 2, rows: 2, pages: 1 },
  { count: 5, shape: "tall", columns: 2, rows: 3, pages: 1 },
  { count: 8, shape: "tall", columns: 2, rows: 4, pages: 1 },
  { count: 9, shape: "tall", columns: 2, rows: 4, pages: 2 },
];

describe("an even grid", () => {
  it.each(evenGrids)("$count tiles, $shape: $columns × $rows on $pages pages", (row) => {
    const { count, shape } = row;
    const layout = layoutGrid({ ids: idsOf(count), featuredId: null, page: 0, shape });
    expect({
      columns: tracks(layout.columns) / 2,
      rows: tracks(layout.rows),
      pages: layout.pageCount,
    }).toEqual({ columns: row.columns, rows: row.rows, pages: row.pages });
  });

  it("puts a row that is not full in the middle", () => {
    const { cells } = layoutGrid({ ids: idsOf(5), featuredId: null, page: 0, shape: "wide" });
    expect(cells.map((cell) => cell.column)).toEqual([
      "1 / span 2",
      "3 / span 2",
      "5 / span 2",
      "2 / span 2",
      "4 / span 2",
    ]);
  });
});

describe("a featured tile", () => {
  it.each([
    { count: 2, shape: "wide", page: 0, strip: ["1"], pages: 1 },
    { count: 6, shape: "wide", page: 0, strip: ["1", "2", "3", "4"], pages: 2 },
    { count: 6, shape: "wide", page: 1, strip: ["5"], pages: 2 },
    { count: 6, shape: "tall", page: 0, strip: ["1", "2", "3"], pages: 2 },
  ] as const)("keeps its place, $shape, page $page of $count: strip $strip", (row) => {
    const { count, shape, page } = row;
    const layout = layoutGrid({ ids: idsOf(count), featuredId: "0", page, shape });
    expect(layout.cells.map((cell) => cell.id)).toEqual(["0", ...row.strip]);
    expect(layout.pageCount).toBe(row.pages);
    const wide = shape === "wide";
    expect(layout.cells[0]).toMatchObject(
      wide ? { column: "1", row: "1 / -1" } : { column: "1 / -1", row: "1" },
    );
  });

  it("has all of the stage when alone", () => {
    const { cells, rows } = layoutGrid({ ids: ["a"], featuredId: "a", page: 0, shape: "wide" });
    expect(cells).toHaveLength(1);
    expect(tracks(rows)).toBe(1);
  });

  it("that has left makes way for the even grid", () => {
    const input = { ids: idsOf(3), page: 0, shape: "wide" } as const;
    expect(layoutGrid({ ...input, featuredId: "gone" })).toEqual(
      layoutGrid({ ...input, featuredId: null }),
    );
  });
});

interface SpeakerRow {
  title: string;
  count: number;
  shape: StageShape;
  featuredId: string | null;
  speakingIds: string[];
  keptIds: string[];
  /** The first page, the featured tile included. */
  first: string[];
}

const base = { count: 12, shape: "wide", featuredId: null } as const;
const speakerRows: SpeakerRow[] = [
  {
    ...base,
    title: "on a wide stage, whose page holds nine",
    ...{ keptIds: ["0"], speakingIds: ["8", "11"] },
    first: ["0", "1", "2", "3", "4", "5", "6", "11", "8"],
  },
  {
    ...base,
    title: "the ninth on a tall stage, whose page holds eight",
    ...{ count: 9, shape: "tall", keptIds: ["0"], speakingIds: ["8"] },
    first: ["0", "1", "2", "3", "4", "5", "6", "8"],
  },
  {
    ...base,
    title: "two at once on a tall stage",
    ...{ shape: "tall", keptIds: ["0"], speakingIds: ["7", "8", "11"] },
    first: ["0", "1", "2", "3", "4", "11", "8", "7"],
  },
  {
    ...base,
    title: "into the strip beside a featured tile on a wide stage",
    ...{ count: 7, featuredId: "0", keptIds: ["0"], speakingIds: ["5"] },
    first: ["0", "1", "2", "3", "5"],
  },
  {
    ...base,
    title: "into the strip below a featured tile on a tall stage",
    ...{ count: 5, shape: "tall", featuredId: "0", keptIds: ["0"], speakingIds: ["4"] },
    first: ["0", "1", "2", "4"],
  },
  {
    ...base,
    title: "past the tiles that are kept",
    ...{ count: 9, shape: "tall", keptIds: ["0", "7"], speakingIds: ["8"] },
    first: ["0", "1", "2", "3", "4", "5", "8", "7"],
  },
  {
    ...base,
    title: "nowhere when the first page is full of speakers and kept tiles",
    ...{ count: 9, shape: "tall", keptIds: ["0"], speakingIds: idsOf(9).slice(1) },
    first: idsOf(8),
  },
  {
    ...base,
    title: "nowhere when there is one page",
    ...{ count: 8, shape: "tall", keptIds: ["0"], speakingIds: ["7"] },
    first: idsOf(8),
  },
];

describe("a speaker of a later page comes to the first, in place of the last silent one", () => {
  it.each(speakerRows)("$title", ({ count, first, ...input }) => {
    const { cells } = layoutGrid({ ids: idsOf(count), page: 0, ...input });
    expect(cells.map((cell) => cell.id)).toEqual(first);
  });
});

it("turning all pages shows every tile exactly once, and a page beyond the last is the last", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.constantFrom<StageShape>("wide", "tall"),
      fc.array(fc.integer({ min: 0, max: 59 })),
      (count, shape, speakers) => {
        const ids = idsOf(count);
        const at = (page: number, speakingIds: string[] = []) =>
          layoutGrid({ ids, featuredId: null, page, shape, speakingIds });
        const { pageCount } = at(0);
        const pages = idsOf(pageCount).map(Number);
        expect(pages.flatMap((page) => at(page).cells.map((cell) => cell.id))).toEqual(ids);
        const speakingIds = speakers.map(String);
        const shown = pages.flatMap((page) => at(page, speakingIds).cells.map((cell) => cell.id));
        expect(shown.toSorted()).toEqual(ids.toSorted());
        expect(at(pageCount + 3)).toEqual(at(pageCount - 1));
      },
    ),
  );
});
