export type StageShape = "wide" | "tall";

export interface GridInput {
  /** In the order to show them. */
  ids: readonly string[];
  /** What is pinned, shared or speaking large; they get the large places. */
  featuredIds?: readonly string[] | undefined;
  page: number;
  shape: StageShape;
  /** Most tiles of one page of the even grid. */
  tilesMax?: number | undefined;
  /** One's own: with one other on a tall stage it lies in their corner instead of taking half. */
  ownId?: string | null | undefined;
  /** Those who speak: of a later page, they come to the first. */
  speakingIds?: readonly string[] | undefined;
  /** Those with a picture: of a later page, they come to the first in place of who has none. */
  picturedIds?: readonly string[] | undefined;
  /** Tiles that make way for none: one's own, a shared screen. */
  keptIds?: readonly string[] | undefined;
}

/** Lines of a CSS grid, from 1. */
interface GridCell {
  id: string;
  column: string;
  row: string;
  /** Lies over the others, in a corner. */
  floats: boolean;
}

export interface GridLayout {
  columns: string;
  rows: string;
  cells: GridCell[];
  /** From 0, within the pages there are. */
  page: number;
  pageCount: number;
}

interface Size {
  columns: number;
  rows: number;
}

const tilesMaxUsual = 9;

/**
 * One: all of it. Two to four: 2×2. More: as square as the most tiles allow, 3×3 unless more are wished for; a narrow
 * stage has a column less and a row more, since a face needs some width.
 */
function sizeFor(count: number, shape: StageShape, tilesMax = tilesMaxUsual): Size {
  if (count <= 1) return { columns: 1, rows: 1 };
  if (count === 2) return shape === "wide" ? { columns: 2, rows: 1 } : { columns: 1, rows: 2 };
  if (count <= 4) return { columns: 2, rows: 2 };
  const sideMax = Math.round(Math.sqrt(tilesMax));
  if (shape === "wide") {
    const side = Math.min(sideMax, Math.ceil(Math.sqrt(count)));
    return { columns: side, rows: Math.min(side, Math.ceil(count / side)) };
  }
  // The smallest number of columns that holds all with two rows more than columns.
  const columns = Math.max(2, Math.min(sideMax - 1, Math.ceil(Math.sqrt(count + 1) - 1)));
  return { columns, rows: Math.min(columns + 2, Math.ceil(count / columns)) };
}

/** Brings the chosen of later pages to the first, each in place of the last tile there that makes way; no other moves. */
function bringForward(
  ids: readonly string[],
  perPage: number,
  chosen: ReadonlySet<string>,
  makesWay: readonly ((id: string) => boolean)[],
): string[] {
  const ordered = [...ids];
  for (let later = perPage; later < ordered.length; later += 1) {
    const comer = ordered[later];
    if (comer === undefined || !chosen.has(comer)) continue;
    const first = ordered.slice(0, perPage);
    const place = makesWay.map((may) => first.findLastIndex(may)).find((index) => index >= 0);
    const displaced = place === undefined ? undefined : ordered[place];
    if (place === undefined || displaced === undefined) break;
    ordered[place] = comer;
    ordered[later] = displaced;
  }
  return ordered;
}

function inOrder(ids: readonly string[], perPage: number, input: GridInput): string[] {
  const speaking = new Set(input.speakingIds);
  const pictured = new Set(input.picturedIds);
  const kept = new Set(input.keptIds);
  const quiet = (id: string) => !speaking.has(id) && !kept.has(id);
  const plain = (id: string) => quiet(id) && !pictured.has(id);
  const seen = bringForward(ids, perPage, pictured, [plain]);
  return bringForward(seen, perPage, speaking, [plain, quiet]);
}

function paged(ids: readonly string[], perPage: number, input: GridInput) {
  const pageCount = Math.max(1, Math.ceil(ids.length / perPage));
  const page = Math.min(Math.max(0, input.page), pageCount - 1);
  const ordered = inOrder(ids, perPage, input);
  return { pageCount, page, ids: ordered.slice(page * perPage, (page + 1) * perPage) };
}

const fractions = (count: number) => `repeat(${count}, minmax(0, 1fr))`;

/** Cells of a grid whose tracks are `unit` to a tile, so that a row that is not full can stand in the middle. */
function placeCells(ids: readonly string[], columns: number, unit: Size): GridCell[] {
  return ids.map((id, index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, ids.length - row * columns);
    const start = ((columns - inRow) * unit.columns) / 2 + (index % columns) * unit.columns + 1;
    return {
      id,
      column: `${start} / span ${unit.columns}`,
      row: unit.rows === 1 ? `${row + 1}` : `${row * unit.rows + 1} / span ${unit.rows}`,
      floats: false,
    };
  });
}

function plainGrid(input: GridInput): GridLayout {
  const { columns, rows } = sizeFor(input.ids.length, input.shape, input.tilesMax);
  const shown = paged(input.ids, columns * rows, input);
  return {
    columns: fractions(columns * 2),
    rows: fractions(rows),
    cells: placeCells(shown.ids, columns, { columns: 2, rows: 1 }),
    page: shown.page,
    pageCount: shown.pageCount,
  };
}

const stripPerPage = { wide: 4, tall: 3 };

/** Both the columns of the large tiles and those of the strip below them divide it, halves included. */
const tallColumns = 12;

function stageAndStrip(input: GridInput, featured: readonly string[]): GridLayout {
  const { ids, shape } = input;
  const others = ids.filter((id) => !featured.includes(id));
  if (others.length === 0) return plainGrid({ ...input, ids: featured });
  const perPage = stripPerPage[shape];
  const strip = paged(others, perPage, input);
  const { columns, rows } = sizeFor(featured.length, shape);
  const paging = { page: strip.page, pageCount: strip.pageCount };
  const cell = (id: string, column: string, row: string) => ({ id, column, row, floats: false });
  if (shape === "wide") {
    return {
      columns: `${fractions(columns * 2)} clamp(9rem, 18%, 15rem)`,
      rows: fractions(perPage),
      cells: [
        ...placeCells(featured, columns, { columns: 2, rows: perPage / rows }),
        ...strip.ids.map((id, index) => cell(id, `${columns * 2 + 1}`, `${index + 1}`)),
      ],
      ...paging,
    };
  }
  const stripSpan = tallColumns / perPage;
  return {
    columns: fractions(tallColumns),
    rows: `${fractions(rows)} clamp(5rem, 20%, 8rem)`,
    cells: [
      ...placeCells(featured, columns, { columns: tallColumns / columns, rows: 1 }),
      ...strip.ids.map((id, index) =>
        cell(id, `${index * stripSpan + 1} / span ${stripSpan}`, `${rows + 1}`),
      ),
    ],
    ...paging,
  };
}

/** Two people on a phone: the other has all of it, oneself a corner. */
function oneAndCorner(other: string, ownId: string): GridLayout {
  return {
    columns: fractions(1),
    rows: fractions(1),
    cells: [
      { id: other, column: "1", row: "1", floats: false },
      { id: ownId, column: "1", row: "1", floats: true },
    ],
    page: 0,
    pageCount: 1,
  };
}

/** Where each tile stands on the stage. A page that no longer exists becomes the last one. */
export function layoutGrid(input: GridInput): GridLayout {
  const { ids, shape, ownId } = input;
  const featured = (input.featuredIds ?? []).filter((id) => ids.includes(id));
  const [other] = ids.filter((id) => id !== ownId);
  const withOwn = ownId !== null && ownId !== undefined && ids.includes(ownId);
  if (shape === "tall" && ids.length === 2 && withOwn && other !== undefined) {
    if (featured.length === 0 || (featured.length === 1 && featured[0] === other))
      return oneAndCorner(other, ownId);
  }
  return featured.length > 0 ? stageAndStrip(input, featured) : plainGrid(input);
}
