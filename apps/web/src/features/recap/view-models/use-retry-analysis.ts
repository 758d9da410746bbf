"use client";
import type { Analysis } from "@rooms/api-client";
import { useToast } from "@rooms/ui";
import { useState } from "react";
import { roomsApi } from "#shared/api/browser.ts";
import { useRefusal } from "#shared/use-refusal.ts";

export type AnalyserKind = Analysis["analysers"][number]["kind"];

/** Has a session analysed again, by one of those who can. */
export function useRetryAnalysis(
  slug: string,
  onAnalysis: (analysis: Analysis) => void,
): { readonly pending: boolean; retry: (analyser?: AnalyserKind) => Promise<void> } {
  const toast = useToast();
  const refusalText = useRefusal();
  const [pending, setPending] = useState(false);
  const retry = async (analyser?: AnalyserKind) => {
    setPending(true);
    const answer = await roomsApi.analysis.retry({
      params: { slug },
      body: analyser === undefined ? {} : { analyser },
    });
    setPending(false);
    if (answer.ok) onAnalysis(answer.data);
    else toast.show({ title: refusalText(answer.problem.code), tone: "error" });
  };
  return { pending, retry };
}
