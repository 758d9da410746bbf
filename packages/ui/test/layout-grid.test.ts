import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutGrid } from "../src/room/layout-grid.ts";
import type { GridInput, StageShape } from "../src/room/layout-grid.ts";

const idsOf = (count: number) => Array.from({ length: count }, (_, index) => `${index}`);
const tracks = (template: string) => Number(/^repeat\((\d+),/u.exec(template)?.[1]);

interface Row {
  count: number;
  shape: StageShape;
  tilesMax?: number;
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
  { count: 10, shape: "wide", tilesMax: 16, columns: 4, rows: 3, pages: 1 },
  { count: 49, shape: "wide", tilesMax: 25, columns: 5, rows: 5, pages: 2 },
  { count: 49, shape: "wide", tilesMax: 49, columns: 7, rows: 7, pages: 1 },
  { count: 5, shape: "wide", tilesMax: 49, columns: 3, rows: 2, pages: 1 },
  { count: 8, shape: "tall", tilesMax: 49, columns: 2, rows: 4, pages: 1 },
  { count: 15, shape: "tall", tilesMax: 16, columns: 3, rows: 5, pages: 1 },
  { count: 49, shape: "tall", tilesMax: 49, columns: 6, rows: 8, pages: 2 },
];

describe("an even grid", () => {
  it.each(evenGrids)(
    "$count tiles, $shape, at most $tilesMax: $columns × $rows on $pages pages",
    (row) => {
      const { count, shape, tilesMax } = row;
      const layout = layoutGrid({ ids: idsOf(count), page: 0, shape, tilesMax });
      expect({
        columns: tracks(layout.columns) / 2,
        rows: tracks(layout.rows),
        pages: layout.pageCount,
      }).toEqual({ columns: row.columns, rows: row.rows, pages: row.pages });
    },
  );

  it("puts a row that is not full in the middle", () => {
    const { cells } = layoutGrid({ ids: idsOf(5), page: 0, shape: "wide" });
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
    const layout = layoutGrid({ ids: idsOf(count), featuredIds: ["0"], page, shape });
    expect(layout.cells.map((cell) => cell.id)).toEqual(["0", ...row.strip]);
    expect(layout.pageCount).toBe(row.pages);
    const wide = shape === "wide";
    expect(layout.cells[0]).toMatchObject(
      wide ? { column: "1 / span 2", row: "1 / span 4" } : { column: "1 / span 12", row: "1" },
    );
  });

  it("has all of the stage when alone", () => {
    const { cells, rows } = layoutGrid({ ids: ["a"], featuredIds: ["a"], page: 0, shape: "wide" });
    expect(cells).toHaveLength(1);
    expect(tracks(rows)).toBe(1);
  });

  it("that has left makes way for the even grid", () => {
    const input = { ids: idsOf(3), page: 0, shape: "wide" } as const;
    expect(layoutGrid({ ...input, featuredIds: ["gone"] })).toEqual(layoutGrid(input));
  });
});

describe("several featured tiles", () => {
  const cellsOf = (count: number, featuredIds: string[], shape: StageShape) =>
    layoutGrid({ ids: idsOf(count), featuredIds, page: 0, shape }).cells;

  it("share the large place, and the strip stands beside all of them", () => {
    const cells = cellsOf(4, ["2", "0"], "wide");
    expect(cells.map(({ id, column, row }) => [id, column, row])).toEqual([
      ["2", "1 / span 2", "1 / span 4"],
      ["0", "3 / span 2", "1 / span 4"],
      ["1", "5", "1"],
      ["3", "5", "2"],
    ]);
  });

  it("stand below each other on a tall stage, with the strip under them", () => {
    const cells = cellsOf(4, ["2", "0"], "tall");
    expect(cells.map(({ id, column, row }) => [id, column, row])).toEqual([
      ["2", "1 / span 12", "1"],
      ["0", "1 / span 12", "2"],
      ["1", "1 / span 4", "3"],
      ["3", "5 / span 4", "3"],
    ]);
  });

  it("three fill a row and stand in the middle of the next", () => {
    const cells = cellsOf(4, ["0", "1", "2"], "wide");
    expect(cells.slice(0, 3).map(({ column, row }) => [column, row])).toEqual([
      ["1 / span 2", "1 / span 2"],
      ["3 / span 2", "1 / span 2"],
      ["2 / span 2", "3 / span 2"],
    ]);
  });

  it("have all of the stage where no other tile is left", () => {
    const all = layoutGrid({ ids: idsOf(2), featuredIds: ["1", "0"], page: 0, shape: "wide" });
    expect(all.cells.map(({ id }) => id)).toEqual(["1", "0"]);
    expect(tracks(all.rows)).toBe(1);
  });
});

describe("one's own tile with one other on a tall stage", () => {
  const floating = (change: Partial<GridInput>) =>
    layoutGrid({ ids: ["me", "a"], ownId: "me", page: 0, shape: "tall", ...change })
      .cells.filter(({ floats }) => floats)
      .map(({ id }) => id);

  it.each([
    ["lies in the other's corner", {}, ["me"]],
    ["so it does when the other is featured", { featuredIds: ["a"] }, ["me"]],
    ["is large when it is featured itself", { featuredIds: ["me"] }, []],
    ["has its place among three", { ids: ["me", "a", "b"] }, []],
    ["has half of a wide stage", { shape: "wide" }, []],
    ["has all of it alone", { ids: ["me"] }, []],
    ["is nowhere when it is hidden", { ids: ["a", "b"] }, []],
  ] as const)("%s", (_title, change, expected) => {
    expect(floating(change)).toEqual(expected);
  });
});

describe("who has a picture comes to the first page", () => {
  const first = (change: Partial<GridInput>) =>
    layoutGrid({ ids: idsOf(12), page: 0, shape: "wide", keptIds: ["0"], ...change }).cells.map(
      ({ id }) => id,
    );

  it("in place of the last without one, never of one with a picture", () => {
    expect(first({ picturedIds: ["8", "11"] })).toEqual([...idsOf(7), "11", "8"]);
  });

  it("and makes way for a speaker only when all there have one", () => {
    const picturedIds = idsOf(9);
    expect(first({ picturedIds, speakingIds: ["9"] })).toEqual([...idsOf(8), "9"]);
    expect(first({ picturedIds: ["7", "8"], speakingIds: ["9"] })).toEqual([
      ...idsOf(6),
      "9",
      "7",
      "8",
    ]);
  });
});

interface SpeakerRow {
  title: string;
  count: number;
  shape: StageShape;
  featuredIds?: string[];
  speakingIds: string[];
  keptIds: string[];
  /** The first page, the featured tile included. */
  first: string[];
}

const base = { count: 12, shape: "wide" } as const;
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
    ...{ count: 7, featuredIds: ["0"], keptIds: ["0"], speakingIds: ["5"] },
    first: ["0", "1", "2", "3", "5"],
  },
  {
    ...base,
    title: "into the strip below a featured tile on a tall stage",
    ...{ count: 5, shape: "tall", featuredIds: ["0"], keptIds: ["0"], speakingIds: ["4"] },
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
          layoutGrid({ ids, page, shape, speakingIds });
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
