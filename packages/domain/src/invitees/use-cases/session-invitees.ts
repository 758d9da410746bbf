import type { Caller } from "../../shared/caller.ts";
import { userOf } from "../../shared/caller.ts";
import type { Clock } from "../../shared/clock.ts";
import type { IdSource } from "../../shared/id-source.ts";
import type { Slug } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Repositories, Store } from "../../shared/store.ts";
import { rightsOf } from "../../sessions/rights.ts";
import type { Session } from "../../sessions/session.ts";
import { relationOf } from "../../sessions/session-relation.ts";
import { inviteeState, planMailsPerDayMax } from "../invitee.ts";
import type { Invitee } from "../invitee.ts";
import type { InviteeState } from "../../vocabulary/sessions.ts";
import type { ListedInvitee, NewInvitee } from "../ports.ts";

export interface InviteeView extends Pick<ListedInvitee, "address" | "userId" | "name"> {
  readonly state: InviteeState;
}

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Pick<IdSource, "uuid">;
  /** Whether this installation sends mail. */
  readonly isMailing: boolean;
}

const dayMs = 24 * 60 * 60_000;

/** Who is told of a session's plan by mail; members of its space and its API keys. */
export function listInvitees({ store, clock, isMailing }: Omit<Deps, "ids">) {
  return async (input: { caller: Caller; slug: Slug }): Promise<Result<InviteeView[]>> => {
    const session = await store.sessions.findBySlug(input.slug);
    if (!session) return refuse("NOT_FOUND");
    const { spaceRole } = await relationOf(store, session, input.caller);
    if (spaceRole === null) return refuse("NOT_FOUND");
    const seen = { now: clock.now(), isMailing };
    return ok(viewsOf(await store.invitees.list(session.id), session, seen));
  };
}

export interface SetInviteesInput {
  caller: Caller;
  slug: Slug;
  /** In the one spelling of addresses. */
  addresses: readonly string[];
  /** In which they are written to: nothing is known of their own. */
  locale: Invitee["locale"];
}

/**
 * Makes the list of those who are told of a planned session what is given; the worker mails whom that concerns. For those
 * of its space who may change the plan: FORBIDDEN to other members, NOT_FOUND to all others. INVALID_TRANSITION without a
 * plan and once people came, INVITE_LIMIT when the space or the asker has had as many mails sent as a day allows.
 */
export function setInvitees({ store, clock, ids, isMailing }: Deps) {
  return (input: SetInviteesInput): Promise<Result<InviteeView[]>> =>
    store.transaction(async (repositories) => {
      // Under the lock: two lists that are set at once do not mix, and the plan is not taken back meanwhile.
      const session = await repositories.sessions.lockBySlug(input.slug);
      if (!session) return refuse("NOT_FOUND");
      const relation = await relationOf(repositories, session, input.caller);
      if (relation.spaceRole === null) return refuse("NOT_FOUND");
      if (!rightsOf(session, relation).rename) return refuse("FORBIDDEN");
      if (session.status !== "CREATED" || !session.plan) return refuse("INVALID_TRANSITION");
      const now = clock.now();
      const { invitees } = repositories;
      const wanted = new Set(input.addresses);
      const listed = new Set((await invitees.list(session.id)).map(({ address }) => address));
      const added = [...wanted].filter((address) => !listed.has(address));
      const allowed = await withinLimits(repositories, { session, input, added, now });
      if (!allowed.ok) return allowed;
      const removed = [...listed].filter((address) => !wanted.has(address));
      await invitees.remove(session.id, removed, now);
      await invitees.add(session, await namedOf(repositories, { session, added, ids }), {
        ...{ userId: userOf(input.caller), locale: input.locale, at: now },
      });
      return ok(viewsOf(await invitees.list(session.id), session, { now, isMailing }));
    });
}

async function withinLimits(
  { invitees }: Pick<Repositories, "invitees">,
  about: { session: Session; input: SetInviteesInput; added: readonly string[]; now: Date },
): Promise<Result<null>> {
  const { session, input, added, now } = about;
  if (added.length === 0) return ok(null);
  const of = { spaceId: session.spaceId, invitedBy: userOf(input.caller), mailbox: "" };
  const mails = await invitees.countMails(of, new Date(now.getTime() - dayMs));
  const isWithin =
    mails.space + added.length <= planMailsPerDayMax.space &&
    mails.inviter + added.length <= planMailsPerDayMax.inviter;
  return isWithin ? ok(null) : refuse("INVITE_LIMIT");
}

/** With their account, where they are members of the space: of others it is not told that they have one. */
async function namedOf(
  { users, members }: Pick<Repositories, "users" | "members">,
  about: { session: Session; added: readonly string[]; ids: Pick<IdSource, "uuid"> },
): Promise<NewInvitee[]> {
  const named: NewInvitee[] = [];
  for (const address of about.added) {
    const user = await users.findByEmail(address);
    const member = user && (await members.find(about.session.spaceId, user.id));
    named.push({ id: about.ids.uuid(), address, userId: member?.userId ?? null });
  }
  return named;
}

function viewsOf(
  invitees: readonly ListedInvitee[],
  session: Session,
  seen: { now: Date; isMailing: boolean },
): InviteeView[] {
  return invitees.map((invitee) => ({
    ...{ address: invitee.address, userId: invitee.userId, name: invitee.name },
    state: inviteeState(invitee, session, seen),
  }));
}
