"use client";
import { WifiHighIcon } from "@phosphor-icons/react/dist/ssr/WifiHigh";
import { Button } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useEffect, useRef, useState } from "react";
import type { ConnectionOutcome } from "../view-models/connection-verdict.ts";
import type { ConnectionStep, ConnectionTestOptions } from "../view-models/run-connection-test.ts";
import { ConnectionDetails } from "./connection-details.tsx";
import { ConnectionSummary } from "./connection-summary.tsx";

type State =
  | { readonly kind: "idle" }
  | { readonly kind: "running"; readonly step: ConnectionStep }
  | { readonly kind: "done"; readonly outcome: ConnectionOutcome };

/** Tries out the network on a press, and says in words what to expect and what to do. */
export function ConnectionTest({ slug }: { slug: string }) {
  const t = useTranslations("prejoin.connectionTest");
  const [state, setState] = useState<State>({ kind: "idle" });
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);
  const start = async () => {
    const { signal } = (running.current = new AbortController());
    const show = (next: State) => !signal.aborted && setState(next);
    show({ kind: "running", step: "server" });
    const tell = (step: ConnectionStep) => show({ kind: "running", step });
    show({ kind: "done", outcome: await load({ slug, tell, signal }) });
  };
  return (
    <div className="flex flex-col">
      <Button
        size="sm"
        icon={<WifiHighIcon aria-hidden />}
        pending={state.kind === "running"}
        onClick={() => void start()}
        className="self-start"
      >
        {t("test")}
      </Button>
      <div role="status" className="text-sm text-text-muted not-empty:mt-3">
        {state.kind === "running" && t(`step.${state.step}`)}
        {state.kind === "done" && <ConnectionSummary outcome={state.outcome} />}
      </div>
      {state.kind === "done" && state.outcome.kind === "found" && (
        <ConnectionDetails findings={state.outcome.findings} />
      )}
    </div>
  );
}

/** Most people never press: the test, and what it takes of LiveKit, come with the press. */
async function load(options: ConnectionTestOptions): Promise<ConnectionOutcome> {
  try {
    const { runConnectionTest } = await import("../view-models/run-connection-test.ts");
    return await runConnectionTest(options);
  } catch {
    return { kind: "not-begun", why: "offline" };
  }
}
