import { getHealth as operation } from "@rooms/contracts/http";
import { ok } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";

export function getHealthRoute(): Route {
  return bind(operation, async () => ok({ status: "ok" as const }));
}
