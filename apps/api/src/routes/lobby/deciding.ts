import {
  admitAllFromLobby,
  admitFromLobby,
  denyAllFromLobby,
  denyFromLobby,
  liftBar as liftOperation,
  listBars as listBarsOperation,
  listLobby as listOperation,
} from "@rooms/contracts/http";
import {
  decideLobby,
  liftBar,
  listBars,
  listLobby,
  lobbyRequestId,
  participantIdentity,
  slug,
} from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { mapResult } from "../map-result.ts";
import { barsOf, lobbyRequestOf } from "./views.ts";

/** What hosts do about those who wait, and those they removed. */
export function decidingRoutes(deps: RouteDeps): Route[] {
  const list = listLobby(deps);
  const decide = decideLobby(deps);
  const bars = listBars(deps);
  const lift = liftBar(deps);
  const decideOne =
    (state: "ADMITTED" | "DENIED") =>
    async ({ caller, input: { params } }: { caller: Asking; input: OneRequest }) =>
      mapResult(
        await decide({ caller, slug: slug(params.slug), id: lobbyRequestId(params.id), state }),
        () => null,
      );
  return [
    bind(listOperation, async ({ caller, input: { params } }) =>
      mapResult(await list({ caller, slug: slug(params.slug) }), (requests) => ({
        items: requests.map(lobbyRequestOf),
      })),
    ),
    bind(admitFromLobby, decideOne("ADMITTED")),
    bind(denyFromLobby, decideOne("DENIED")),
    bind(admitAllFromLobby, async ({ caller, input: { params } }) =>
      mapResult(
        await decide({ caller, slug: slug(params.slug), state: "ADMITTED" }),
        (admitted) => ({ admitted }),
      ),
    ),
    bind(denyAllFromLobby, async ({ caller, input: { params } }) =>
      mapResult(await decide({ caller, slug: slug(params.slug), state: "DENIED" }), (denied) => ({
        denied,
      })),
    ),
    bind(listBarsOperation, async ({ caller, input: { params } }) =>
      mapResult(await bars({ caller, slug: slug(params.slug) }), (participants) => ({
        items: barsOf(participants),
      })),
    ),
    bind(liftOperation, ({ caller, input: { params } }) =>
      lift({ caller, slug: slug(params.slug), identity: participantIdentity(params.identity) }),
    ),
  ];
}

type Asking = Parameters<ReturnType<typeof decideLobby>>[0]["caller"];
interface OneRequest {
  params: { slug: string; id: string };
}
