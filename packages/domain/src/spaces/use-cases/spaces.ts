import { ensureActiveSpace } from "../../identity/use-cases/ensure-active-space.ts";
import { enforceInBackground, listLiveIn } from "../../sessions/use-cases/enforce-access.ts";
import { spaceId } from "../../shared/ids.ts";
import type { Slug, SpaceId, UserId } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Repositories } from "../../shared/store.ts";
import { checkAsked } from "../../transcription/speech-engines.ts";
import { languagesDefault } from "../../vocabulary/languages.ts";
import type { LanguageSetting } from "../../vocabulary/languages.ts";
import type { SpaceMode } from "../../vocabulary/spaces.ts";
import { isSpaceName } from "../space-name.ts";
import type { MemberSpace, Space, SpaceChange } from "../space.ts";
import { isTimeZone } from "../time-zone.ts";
import type { SpaceDeps } from "./deps.ts";
import { requireOwner } from "./membership.ts";

/** The caller's spaces, oldest first, and which is active. There is always one. */
export function listSpaces(deps: Pick<SpaceDeps, "store" | "clock" | "ids">) {
  return async (input: {
    userId: UserId;
    /** Of the first space, where it is made now. */
    languages?: LanguageSetting;
  }): Promise<Result<{ spaces: readonly MemberSpace[]; activeSpaceId: SpaceId }>> => {
    const active = await ensureActiveSpace(deps)(input);
    if (!active.ok) return active;
    const spaces = await deps.store.spaces.listForUser(input.userId);
    return ok({ spaces, activeSpaceId: active.value });
  };
}

/** Makes a space, owned by the caller and active for them from now on. LANGUAGE_NOT_HEARD. */
export function createSpace({
  store,
  clock,
  ids,
  engines,
}: Pick<SpaceDeps, "store" | "clock" | "ids" | "engines">) {
  return async (input: {
    userId: UserId;
    name: string;
    mode?: SpaceMode;
    timeZone?: string;
    /** Chosen by the caller: refused when they cannot be heard. */
    languages?: LanguageSetting;
    /** Instead of chosen ones. */
    languagesAssumed?: LanguageSetting;
  }): Promise<Result<MemberSpace>> => {
    const name = input.name.trim();
    if (!isSpaceName(name)) return refuse("VALIDATION_FAILED", { field: "name" });
    const { timeZone = "UTC" } = input;
    if (!isTimeZone(timeZone))
      return refuse("VALIDATION_FAILED", { field: "timeZone", detail: "No such time zone." });
    const heard = await checkAsked(engines, input.languages);
    if (!heard.ok) return heard;
    const space: Space = {
      id: spaceId(ids.uuid()),
      name,
      mode: input.mode ?? "SESSIONS_ONLY",
      guestsAllowed: true,
      timeZone,
      recapMail: "OFF",
      defaultEntry: "OPEN",
      chatAllowed: true,
      keptDays: null,
      guestTranscripts: "OFF",
      languages: input.languages ?? input.languagesAssumed ?? languagesDefault,
      createdAt: clock.now(),
    };
    return store.transaction(async ({ spaces, users }) => {
      await spaces.create(space, input.userId);
      await users.setActiveSpace(input.userId, space.id);
      return ok({ ...space, role: "OWNER", memberCount: 1 });
    });
  };
}

/** Changes what is given; owners only. LANGUAGE_NOT_HEARD. Guests who are switched off are put out of the sessions that go on. */
export function updateSpace(
  deps: Pick<SpaceDeps, "store" | "clock" | "rooms" | "background" | "engines">,
) {
  const { store } = deps;
  return async (input: {
    userId: UserId;
    spaceId: SpaceId;
    change: SpaceChange;
  }): Promise<Result<MemberSpace>> => {
    const owner = await requireOwner(store, input);
    if (!owner.ok) return owner;
    const name = input.change.name?.trim();
    if (name !== undefined && !isSpaceName(name))
      return refuse("VALIDATION_FAILED", { field: "name" });
    const { timeZone } = input.change;
    if (timeZone !== undefined && !isTimeZone(timeZone))
      return refuse("VALIDATION_FAILED", { field: "timeZone", detail: "No such time zone." });
    const heard = await checkAsked(deps.engines, input.change.languages);
    if (!heard.ok) return heard;
    await store.spaces.update(input.spaceId, {
      ...input.change,
      ...(name === undefined ? {} : { name }),
    });
    if (input.change.guestsAllowed === false)
      enforceInBackground(deps, await listLiveIn(store, input.spaceId));
    const space = await store.spaces.findForUser(input.spaceId, input.userId);
    return space ? ok(space) : refuse("NOT_FOUND");
  };
}

/** Makes one of the caller's spaces the one they work in. */
export function setActiveSpace({ store }: Pick<SpaceDeps, "store">) {
  return (input: { userId: UserId; spaceId: SpaceId }): Promise<Result<MemberSpace>> =>
    store.transaction(async ({ spaces, users }) => {
      const space = await spaces.findForUser(input.spaceId, input.userId);
      if (!space) return refuse("NOT_FOUND");
      await users.setActiveSpace(input.userId, space.id);
      return ok(space);
    });
}

/**
 * Deletes a space and everything in it; owners only, LAST_SPACE when it is the caller's last. Members for whom it was
 * active get another one; a member who has no other gets a new one with their next request.
 */
export function deleteSpace({
  store,
  rooms,
  background,
}: Pick<SpaceDeps, "store" | "rooms" | "background">) {
  return async (input: { userId: UserId; spaceId: SpaceId }): Promise<Result<null>> => {
    const deleted = await store.transaction(async (repositories) => {
      // The user's lock keeps two deletions at once from taking their last two spaces.
      await repositories.users.lockWithActiveIn(input.userId, input.spaceId);
      const owner = await requireOwner(repositories, input);
      if (!owner.ok) return owner;
      const spaces = await repositories.spaces.listForUser(input.userId);
      if (spaces.length <= 1) return refuse("LAST_SPACE");
      return ok(await removeSpace(repositories, input.spaceId));
    });
    if (!deleted.ok) return deleted;
    closeRooms({ rooms, background }, deleted.value);
    return ok(null);
  };
}

/** Deletes the space for any caller that has decided it; answers with its sessions that were running. */
export async function removeSpace(
  repositories: Pick<Repositories, "sessions" | "spaces">,
  id: SpaceId,
): Promise<Slug[]> {
  const live = await listLiveIn(repositories, id);
  await repositories.spaces.delete(id);
  return live;
}

/** Of sessions that were deleted; the worker's comparison with LiveKit makes good what is lost here. */
export function closeRooms(
  { rooms, background }: Pick<SpaceDeps, "rooms" | "background">,
  slugs: readonly Slug[],
): void {
  for (const slug of slugs)
    background.run("close the room of a deleted session", () => rooms.close(slug));
}
