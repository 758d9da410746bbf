import type { ClientRect, KeyboardCoordinateGetter } from "@dnd-kit/core";

type Rect = Pick<ClientRect, "left" | "top" | "width" | "height">;
type Point = { x: number; y: number };

const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Arrow keys take a lifted card to the next column, whether columns stand side by side or one below the other. */
export const columnCoordinates: KeyboardCoordinateGetter = (event, { context }) => {
  const step = steps[event.code];
  if (step === undefined || !context.collisionRect) return undefined;
  event.preventDefault();
  const columns = [...context.droppableRects.values()];
  return nextColumn(columns, context.collisionRect, step);
};

/** Where the card's corner goes; undefined where there is no column beyond. */
export function nextColumn(columns: readonly Rect[], card: Rect, step: number): Point | undefined {
  const inOrder = columns.toSorted((one, other) => one.left - other.left || one.top - other.top);
  const current = inOrder.findIndex((column) => holds(column, card));
  const next = inOrder[current + step];
  if (current < 0 || !next) return undefined;
  // Inside by the card's own margin, below the heading.
  return { x: next.left + (next.width - card.width) / 2, y: next.top + headingHeightPx };
}

const headingHeightPx = 44;

function holds(column: Rect, card: Rect): boolean {
  const [x, y] = [card.left + card.width / 2, card.top + Math.min(card.height, 16) / 2];
  return (
    x >= column.left &&
    x <= column.left + column.width &&
    y >= column.top &&
    y <= column.top + column.height
  );
}
