import { spaceId } from "../../shared/ids.ts";
import type { UserId } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { MemberSpace, Space } from "../space.ts";
import type { SpaceMode } from "../../vocabulary/spaces.ts";
import { isSpaceName } from "../space-name.ts";
import { isTimeZone } from "../time-zone.ts";
import type { SpaceDeps } from "./deps.ts";

/** Makes a space, owned by the caller and active for them from now on. */
export function createSpace({ store, clock, ids }: Pick<SpaceDeps, "store" | "clock" | "ids">) {
  return async (input: {
    userId: UserId;
    name: string;
    mode?: SpaceMode;
    timeZone?: string;
  }): Promise<Result<MemberSpace>> => {
    const name = input.name.trim();
    if (!isSpaceName(name)) return refuse("VALIDATION_FAILED", { field: "name" });
    const { timeZone = "UTC" } = input;
    if (!isTimeZone(timeZone))
      return refuse("VALIDATION_FAILED", { field: "timeZone", detail: "No such time zone." });
    const space: Space = {
      id: spaceId(ids.uuid()),
      name,
      mode: input.mode ?? "SESSIONS_ONLY",
      guestsAllowed: true,
      timeZone,
      recapMail: "OFF",
      defaultEntry: "OPEN",
      createdAt: clock.now(),
    };
    return store.transaction(async ({ spaces, users }) => {
      await spaces.create(space, input.userId);
      await users.setActiveSpace(input.userId, space.id);
      return ok({ ...space, role: "OWNER", memberCount: 1 });
    });
  };
}
