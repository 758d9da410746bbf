"use client";
import { useState } from "react";
import { useObservable } from "#shared/use-observable.ts";
import { useRepeated } from "#shared/use-repeated.ts";
import { SessionAccess } from "./session-access.ts";
import type { AccessSnapshot } from "./session-access.ts";

export interface UsedAccess {
  readonly access: SessionAccess;
  readonly snapshot: AccessSnapshot;
}

const everyMs = 5_000;

/** Read anew while it is shown: another host may change it. */
export function useSessionAccess(slug: string): UsedAccess {
  const [access] = useState(() => new SessionAccess(slug));
  const snapshot = useObservable(access);
  useRepeated((signal) => access.load(signal), { everyMs, key: slug });
  return { access, snapshot };
}
