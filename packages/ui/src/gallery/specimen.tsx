import { clsx } from "clsx";
import type { ReactNode } from "react";

export interface SpecimenProps {
  title: string;
  /** On the dark of the room. */
  stage?: boolean | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/** One component in its states. */
export function Specimen({ title, stage = false, className, children }: SpecimenProps) {
  return (
    <section className="mb-10">
      <h3 className="mb-3 text-sm font-medium text-text-muted">{title}</h3>
      <div
        className={clsx(
          stage && "rounded-lg bg-stage p-3 text-stage-text",
          className ?? "flex flex-wrap items-start gap-3",
        )}
      >
        {children}
      </div>
    </section>
  );
}
