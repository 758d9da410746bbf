import * as contracts from "@rooms/contracts/http";
import type { CatchUp as View } from "@rooms/contracts/http";
import { catchUp } from "@rooms/domain/analysis/use-cases/catch-up";
import type { CatchUp } from "@rooms/domain/analysis/use-cases/catch-up";
import { slug } from "@rooms/domain/shared/ids";
import { bind } from "../http/bind.ts";
import type { Route } from "../http/bind.ts";
import type { RouteDeps } from "./deps.ts";
import { mapResult } from "./results.ts";

/** For those who came late or looked away. */
export function catchUpRoutes(deps: RouteDeps): Route[] {
  const tell = catchUp(deps);
  return [
    bind(contracts.getCatchUp, async ({ caller, input: { params, query }, signal }) => {
      const place = { caller, slug: slug(params.slug), sinceMs: query.since ?? 0 };
      return mapResult(await tell(place, signal), viewOf);
    }),
  ];
}

function viewOf({ summary, decisions, tasks, questions, mentions, ...facts }: CatchUp): View {
  return {
    ...facts,
    ...{ summary: [...summary], decisions: [...decisions], tasks: [...tasks] },
    ...{ questions: [...questions], mentions: [...mentions] },
  };
}
