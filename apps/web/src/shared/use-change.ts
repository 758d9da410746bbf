"use client";
import { useToast } from "@rooms/ui";
import type { CallOptions, OperationInput } from "@rooms/contracts/http";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { callApi } from "./api/browser.ts";
import type { ApiAnswer, OperationName, OperationNamed } from "./api/browser.ts";
import { useRefusal } from "./use-refusal.ts";

export interface ChangeOptions extends CallOptions {
  /** Said when it worked. */
  done?: string | undefined;
}

export interface Change {
  /** Until the page shows what was changed. */
  readonly pending: boolean;
  /** Changes something through the api, says how it went, and shows the page anew. */
  run: <Name extends OperationName>(
    name: Name,
    input: OperationInput<OperationNamed<Name>>,
    options?: ChangeOptions,
  ) => Promise<ApiAnswer<Name>>;
}

/** The way a form or a button changes something. */
export function useChange(): Change {
  const toast = useToast();
  const router = useRouter();
  const refusalText = useRefusal();
  const [calling, setCalling] = useState(false);
  const [refreshing, startRefresh] = useTransition();
  return {
    pending: calling || refreshing,
    async run(name, input, { done, ...options } = {}) {
      setCalling(true);
      const answer = await callApi(name, input, options);
      setCalling(false);
      if (answer.ok) {
        if (done !== undefined) toast.show({ title: done, tone: "success" });
        startRefresh(() => router.refresh());
      } else toast.show({ title: refusalText(answer.problem.code), tone: "error" });
      return answer;
    },
  };
}
