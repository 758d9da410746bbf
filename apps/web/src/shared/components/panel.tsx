import { Skeleton } from "@rooms/ui";
import { Suspense } from "react";
import type { ReactNode } from "react";
import { PanelBoundary } from "./panel-boundary.tsx";

export interface PanelProps {
  title: string;
  /** Under the title: what this is for. */
  lead?: ReactNode;
  /** For links that lead here. */
  id?: string | undefined;
  /** Beside the title. */
  action?: ReactNode;
  children: ReactNode;
}

/** A titled part of a page that loads and fails by itself. */
export function Panel({ title, lead, id, action, children }: PanelProps) {
  return (
    <section
      id={id}
      className="scroll-mt-20 border-t border-line py-8 first:border-t-0 first:pt-0 last:pb-0"
    >
      <div className="mb-4 flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-64">
          <h2 className="text-lg font-semibold">{title}</h2>
          {lead && <p className="mt-0.5 text-base text-pretty text-text-muted">{lead}</p>}
        </div>
        {action}
      </div>
      <PanelBoundary fromServer>
        <Suspense fallback={<PanelSkeleton />}>{children}</Suspense>
      </PanelBoundary>
    </section>
  );
}

function PanelSkeleton() {
  return (
    <div className="flex flex-col gap-3">
      <Skeleton className="h-12 w-full" />
      <Skeleton className="h-12 w-full" />
    </div>
  );
}
