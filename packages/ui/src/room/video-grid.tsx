"use client";
import { CaretLeftIcon } from "@phosphor-icons/react/dist/ssr/CaretLeft";
import { CaretRightIcon } from "@phosphor-icons/react/dist/ssr/CaretRight";
import { useRef, useState } from "react";
import type { ReactNode } from "react";
import { IconButton } from "../primitives/icon-button.tsx";
import { layoutGrid } from "./layout-grid.ts";
import { useStageShape } from "./use-stage-shape.ts";

export interface VideoGridLabels {
  grid: string;
  previousPage: string;
  nextPage: string;
  /** `page` from 1. */
  page: (page: number, pageCount: number) => string;
}

export interface VideoGridProps {
  /** Ids of the tiles in the order to show them; only those on the page are drawn. */
  ids: readonly string[];
  /** What gets the large places: pinned, shared, speaking. */
  featuredIds?: readonly string[] | undefined;
  /** Most tiles of one page of the even grid; nine unless said otherwise. */
  tilesMax?: number | undefined;
  /** One's own tile. */
  ownId?: string | null | undefined;
  /** Those who speak: of a later page, they come to the first. */
  speakingIds?: readonly string[] | undefined;
  /** Those with a picture: they come to the first page in place of who has none. */
  picturedIds?: readonly string[] | undefined;
  /** Tiles that make way for none. */
  keptIds?: readonly string[] | undefined;
  renderTile: (id: string) => ReactNode;
  labels: VideoGridLabels;
}

/** The stage: all in a grid with pages, or one large and the others in a strip. */
export function VideoGrid(props: VideoGridProps) {
  const { renderTile, labels, featuredIds = [], ...tiles } = props;
  const stage = useRef<HTMLDivElement>(null);
  const shape = useStageShape(stage);
  const [wantedPage, setPage] = useState(0);
  const { columns, rows, cells, page, pageCount } = layoutGrid({
    ...tiles,
    featuredIds,
    page: wantedPage,
    shape,
  });
  return (
    <div ref={stage} className="relative flex size-full min-h-0 flex-col gap-2">
      <div
        role="group"
        aria-label={labels.grid}
        style={{ gridTemplateColumns: columns, gridTemplateRows: rows }}
        className="relative grid min-h-0 flex-1 gap-2"
      >
        {/* All tiles are children of one element: a change of layout must not mount a video anew. */}
        {cells.map((cell) => (
          <div
            key={cell.id}
            data-featured={featuredIds.includes(cell.id) ? "" : undefined}
            style={cell.floats ? undefined : { gridColumn: cell.column, gridRow: cell.row }}
            className={
              cell.floats
                ? "absolute right-2 bottom-2 z-1 aspect-3/4 w-[26%] max-w-32 rounded-lg shadow-lg"
                : "min-h-0 min-w-0"
            }
          >
            {renderTile(cell.id)}
          </div>
        ))}
      </div>
      {pageCount > 1 && (
        <div className="flex shrink-0 items-center justify-center gap-2 text-sm text-stage-muted">
          <IconButton
            variant="stage"
            label={labels.previousPage}
            icon={<CaretLeftIcon aria-hidden />}
            disabled={page === 0}
            onClick={() => setPage(page - 1)}
          />
          <span role="status" className="tabular-nums">
            {labels.page(page + 1, pageCount)}
          </span>
          <IconButton
            variant="stage"
            label={labels.nextPage}
            icon={<CaretRightIcon aria-hidden />}
            disabled={page === pageCount - 1}
            onClick={() => setPage(page + 1)}
          />
        </div>
      )}
    </div>
  );
}
