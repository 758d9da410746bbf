"use client";
import { CheckCircleIcon } from "@phosphor-icons/react/dist/ssr/CheckCircle";
import { WifiSlashIcon } from "@phosphor-icons/react/dist/ssr/WifiSlash";
import type { ReactNode } from "react";
import { Spinner } from "../primitives/spinner.tsx";

export interface ConnectionBannerProps {
  state: "reconnecting" | "offline" | "restored";
  text: string;
  action?: ReactNode;
}

/** Says on the stage how the connection is, while it is not simply well. */
export function ConnectionBanner({ state, text, action }: ConnectionBannerProps) {
  return (
    <div
      role="status"
      className="mx-auto flex w-fit max-w-full items-center gap-2.5 rounded-full bg-stage-raised py-1.5 pr-4 pl-3 text-base font-medium text-stage-text shadow-lg ring-1 ring-stage-line"
    >
      {state === "reconnecting" && <Spinner className="size-4 shrink-0 text-stage-warning" />}
      {state === "offline" && (
        <WifiSlashIcon aria-hidden weight="bold" className="size-4 shrink-0 text-stage-danger" />
      )}
      {state === "restored" && (
        <CheckCircleIcon aria-hidden weight="fill" className="size-4 shrink-0 text-stage-success" />
      )}
      <span className="min-w-0">{text}</span>
      {action}
    </div>
  );
}
