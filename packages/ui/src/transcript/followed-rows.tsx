"use client";
import { ArrowDownIcon } from "@phosphor-icons/react/dist/ssr/ArrowDown";
import { clsx } from "clsx";
import { useState } from "react";
import type { ReactElement, ReactNode, Ref } from "react";
import { Virtualizer } from "virtua";
import type { CustomContainerComponentProps } from "virtua";
import { Button } from "../primitives/button.tsx";
import type { FollowEnd } from "./use-follow-end.ts";

export interface FollowedRowsProps<Row> {
  rows: readonly Row[];
  /** How the end is followed; of `useFollowEnd`. */
  end: FollowEnd;
  /** Offers the way to the end while the reader looks elsewhere. */
  live: boolean;
  /** Drawn beyond both edges. */
  bufferPx: number;
  empty?: ReactNode;
  className?: string | undefined;
  labels: {
    list: string;
    jump: string;
    /** Beside the jump, while rows come in unseen. */
    unseen: (count: number) => string;
  };
  children: (row: Row, index: number) => ReactElement;
}

function List({ ref, ...rest }: CustomContainerComponentProps & { ref?: Ref<HTMLDivElement> }) {
  return <div {...rest} ref={ref} role="list" />;
}

/** A list of thousands of rows at ease, whose end can be followed. */
export function FollowedRows<Row>(props: FollowedRowsProps<Row>) {
  const { rows, end, labels } = props;
  const { list, following, onScroll, onResize, follow } = end;
  const [seenCount, setSeenCount] = useState(rows.length);
  if (following && seenCount !== rows.length) setSeenCount(rows.length);
  const unseenCount = rows.length - seenCount;
  return (
    <div className={clsx("relative min-h-0", props.className)}>
      {rows.length === 0 ? (
        props.empty
      ) : (
        <div
          role="region"
          aria-label={labels.list}
          tabIndex={0}
          className="focus-ring h-full overflow-y-auto overscroll-contain rounded-md wrap-anywhere [contain:strict] [overflow-anchor:none]"
        >
          <Virtualizer
            ref={list}
            data={rows}
            as={List}
            bufferSize={props.bufferPx}
            onScroll={onScroll}
            onResize={onResize}
          >
            {props.children}
          </Virtualizer>
        </div>
      )}
      {props.live && !following && (
        <div className="pointer-events-none absolute inset-x-0 bottom-3 flex justify-center">
          <Button
            size="sm"
            icon={<ArrowDownIcon aria-hidden weight="bold" />}
            onClick={follow}
            className="pointer-events-auto rounded-full! shadow-md!"
          >
            {labels.jump}
            {unseenCount > 0 && (
              <span className="text-text-muted">{labels.unseen(unseenCount)}</span>
            )}
          </Button>
        </div>
      )}
    </div>
  );
}
