export type StageShape = "wide" | "tall";

export interface GridInput {
  /** In the order to show them. */
  ids: readonly string[];
  /** What is pinned or shared; it gets the large place. */
  featuredId: string | null;
  page: number;
  shape: StageShape;
  /** Those who speak: of a later page, they come to the first. */
  speakingIds?: readonly string[];
  /** Tiles that make way for no speaker: one's own, a shared screen. */
  keptIds?: readonly string[];
}

/** Lines of a CSS grid, from 1. */
interface GridCell {
  id: string;
  column: string;
  row: string;
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

/** One: all of it. Two to four: 2×2. More: 3×3; on a narrow stage 2×4, since a third column would leave no face. */
function sizeFor(count: number, shape: StageShape): Size {
  if (count <= 1) return { columns: 1, rows: 1 };
  if (count === 2) return shape === "wide" ? { columns: 2, rows: 1 } : { columns: 1, rows: 2 };
  if (count <= 4) return { columns: 2, rows: 2 };
  if (shape === "tall") return { columns: 2, rows: Math.min(4, Math.ceil(count / 2)) };
  return { columns: 3, rows: Math.min(3, Math.ceil(count / 3)) };
}

/** A speaker on a later page takes the place of the last silent one of the first page; no other tile moves. */
function bringSpeakersForward(ids: readonly string[], perPage: number, input: GridInput) {
  const speaking = new Set(input.speakingIds);
  const kept = new Set(input.keptIds);
  const ordered = [...ids];
  for (let later = perPage; later < ordered.length; later += 1) {
    const speaker = ordered[later];
    if (speaker === undefined || !speaking.has(speaker)) continue;
    const silent = ordered
      .slice(0, perPage)
      .findLastIndex((id) => !speaking.has(id) && !kept.has(id));
    const displaced = ordered[silent];
    if (displaced === undefined) break;
    ordered[silent] = speaker;
    ordered[later] = displaced;
  }
  return ordered;
}

function paged(ids: readonly string[], perPage: number, input: GridInput) {
  const pageCount = Math.max(1, Math.ceil(ids.length / perPage));
  const page = Math.min(Math.max(0, input.page), pageCount - 1);
  const ordered = bringSpeakersForward(ids, perPage, input);
  return { pageCount, page, ids: ordered.slice(page * perPage, (page + 1) * perPage) };
}

const fractions = (count: number) => `repeat(${count}, minmax(0, 1fr))`;

function plainGrid(input: GridInput): GridLayout {
  const { columns, rows } = sizeFor(input.ids.length, input.shape);
  const shown = paged(input.ids, columns * rows, input);
  const cells = shown.ids.map((id, index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, shown.ids.length - row * columns);
    // Tracks are half a tile wide, so that a row that is not full can stand in the middle.
    const start = columns - inRow + (index % columns) * 2 + 1;
    return { id, column: `${start} / span 2`, row: `${row + 1}` };
  });
  return {
    columns: fractions(columns * 2),
    rows: fractions(rows),
    cells,
    page: shown.page,
    pageCount: shown.pageCount,
  };
}

const stripPerPage = { wide: 4, tall: 3 };

function stageAndStrip(input: GridInput, featuredId: string): GridLayout {
  const { ids, shape } = input;
  const others = ids.filter((id) => id !== featuredId);
  if (others.length === 0) return plainGrid(input);
  const perPage = stripPerPage[shape];
  const strip = paged(others, perPage, input);
  const wide = shape === "wide";
  return {
    columns: wide ? "minmax(0, 1fr) clamp(9rem, 18%, 15rem)" : fractions(perPage),
    rows: wide ? fractions(perPage) : "minmax(0, 1fr) clamp(5rem, 20%, 8rem)",
    cells: [
      { id: featuredId, column: wide ? "1" : "1 / -1", row: wide ? "1 / -1" : "1" },
      ...strip.ids.map((id, index) => ({
        id,
        column: wide ? "2" : `${index + 1}`,
        row: wide ? `${index + 1}` : "2",
      })),
    ],
    page: strip.page,
    pageCount: strip.pageCount,
  };
}

/** Where each tile stands on the stage. A page that no longer exists becomes the last one. */
export function layoutGrid(input: GridInput): GridLayout {
  const { featuredId } = input;
  if (featuredId !== null && input.ids.includes(featuredId)) {
    return stageAndStrip(input, featuredId);
  }
  return plainGrid(input);
}
