import {
  acceptInvitation,
  createApiKey,
  createInvitation,
  createRoom,
  createSession,
  deleteRoom,
  endSession,
  getOpenItems,
  getRoom,
  getSession,
  joinSession,
  listRooms,
  listSessions,
  openRoom,
  updateRoom,
} from "@rooms/contracts/http";
import { describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { must, refusal } from "../support/must.ts";
import { signInNamed } from "../support/sign-in.ts";
import { useTestApi } from "../support/test-api.ts";

const api = useTestApi();

/** An owner with a room, and a member of the same space. */
async function team(name: string) {
  const owner = await signInNamed(api(), name);
  const room = await must(owner.call(createRoom, { body: { name: `${name}'s room` } }));
  const { token } = await must(
    owner.call(createInvitation, { params: { id: room.spaceId }, body: { role: "MEMBER" } }),
  );
  const member = await signInNamed(api(), `${name}-colleague`);
  await must(member.call(acceptInvitation, { params: { token } }));
  return { owner, member, room, params: { slug: room.slug } };
}

describe("rooms", () => {
  it("lead to one session at a time: the one that is on, or a new one", async () => {
    const { owner, member, params, room } = await team("Ann");
    expect(room).toMatchObject({ entry: "OPEN", session: null, creatorName: "Ann" });
    const opened = await must(member.call(openRoom, { params }));
    expect(opened).toMatchObject({
      title: "Ann's room",
      status: "CREATED",
      room: { slug: room.slug, name: "Ann's room" },
    });
    const session = { slug: opened.slug };
    expect(await must(owner.call(openRoom, { params }))).toMatchObject(session);
    await must(owner.call(joinSession, { params: session }));
    expect(await must(owner.call(getRoom, { params }))).toMatchObject({
      view: "member",
      session: { slug: opened.slug, status: "LIVE" },
    });
    await must(owner.call(endSession, { params: session }));
    expect(await must(owner.call(getRoom, { params }))).toMatchObject({ session: null });
    const next = await must(owner.call(openRoom, { params }));
    expect(next.slug).not.toBe(opened.slug);
    const past = await must(
      owner.call(listSessions, { query: { roomId: room.id, status: "ENDED" } }),
    );
    expect(past.items.map(({ slug }) => slug)).toEqual([opened.slug]);
    expect(await must(owner.call(getOpenItems, { params }))).toEqual({
      session: null,
      tasks: [],
      questions: [],
    });
  });

  it("show those who only have the link whether a session is on, and let them open none", async () => {
    const { owner, params, room } = await team("Bob");
    const guest = openBrowser(api());
    const outsider = await signInNamed(api(), "Outsider");
    const shown = {
      view: "public",
      slug: room.slug,
      name: "Bob's room",
      entry: "OPEN",
      guestsAllowed: true,
      plannedStartAt: null,
      plannedDurationMinutes: null,
      session: null,
    };
    expect(await must(guest.call(getRoom, { params }))).toEqual(shown);
    expect(await must(outsider.call(getRoom, { params }))).toEqual(shown);
    expect(await outsider.call(openRoom, { params })).toMatchObject(refusal("NOT_FOUND"));
    const { slug } = await must(owner.call(openRoom, { params }));
    const on = { ...shown, session: { slug, status: "CREATED" } };
    expect(await must(guest.call(getRoom, { params }))).toEqual(on);
    await must(guest.call(joinSession, { params: { slug }, body: { name: "Gil" } }));
    expect(await must(guest.call(getSession, { params: { slug } }))).not.toHaveProperty("room");
  });

  it("give their sessions their entry", async () => {
    const { owner, params } = await team("Cy");
    await must(owner.call(updateRoom, { params, body: { entry: "MEMBERS" } }));
    expect(await must(owner.call(openRoom, { params }))).toMatchObject({ entry: "MEMBERS" });
  });

  it("are changed and deleted by their creator and owners of the space, by no other member", async () => {
    const { owner, member, params, room } = await team("Di");
    const body = { name: "Renamed" };
    expect(await member.call(updateRoom, { params, body })).toMatchObject(refusal("FORBIDDEN"));
    expect(await member.call(deleteRoom, { params })).toMatchObject(refusal("FORBIDDEN"));
    const seen = await must(member.call(getRoom, { params }));
    expect(seen).toMatchObject({ may: { update: false, delete: false } });
    const made = await must(
      member.call(createRoom, { body: { name: "Theirs", spaceId: room.spaceId } }),
    );
    const theirs = { slug: made.slug };
    expect(await must(member.call(updateRoom, { params: theirs, body }))).toMatchObject(body);
    const { slug } = await must(member.call(openRoom, { params: theirs }));
    await must(owner.call(deleteRoom, { params: theirs }));
    expect(await member.call(getRoom, { params: theirs })).toMatchObject(refusal("NOT_FOUND"));
    expect(await must(member.call(getSession, { params: { slug } }))).toMatchObject({ room: null });
  });

  it("are listed by page, newest first, of one's own space alone", async () => {
    const { owner, member, room } = await team("Eve");
    const second = await must(owner.call(createRoom, { body: { name: "Second" } }));
    const query = { spaceId: room.spaceId, limit: 1 };
    const first = await must(member.call(listRooms, { query }));
    expect(first.items.map(({ slug }) => slug)).toEqual([second.slug]);
    const cursor = first.nextCursor ?? "";
    const rest = await must(member.call(listRooms, { query: { ...query, cursor } }));
    expect(rest.items.map(({ slug }) => slug)).toEqual([room.slug]);
    expect(rest.nextCursor).toBeNull();
    const other = await signInNamed(api(), "Other");
    const { spaceId } = room;
    expect(await other.call(listRooms, { query: { spaceId } })).toMatchObject(refusal("NOT_FOUND"));
    const body = { name: "Mine", spaceId };
    expect(await other.call(createRoom, { body })).toMatchObject(refusal("NOT_FOUND"));
    expect((await must(other.call(listSessions, { query: { roomId: room.id } }))).items).toEqual(
      [],
    );
  });

  it("are made once for one Idempotency-Key, and under no name that shows nothing", async () => {
    const fay = await signInNamed(api(), "Fay");
    const body = { name: "Once" };
    const options = { idempotencyKey: "one" };
    const made = await must(fay.call(createRoom, { body }, options));
    expect(await must(fay.call(createRoom, { body }, options))).toEqual(made);
    for (const name of ["", "   ", "a\nb", "x".repeat(81)]) {
      expect(await fay.call(createRoom, { body: { name } })).toMatchObject(
        refusal("VALIDATION_FAILED"),
      );
    }
  });

  it("are opened by a key of the space, and not by one of another", async () => {
    const { owner, room } = await team("Gil");
    const stranger = await signInNamed(api(), "Stranger");
    const own = await must(stranger.call(createSession, { body: {} }));
    const open = async (person: typeof owner, spaceId: string) => {
      const { secret } = await must(
        person.call(createApiKey, {
          body: { spaceId, name: "Key", scopes: ["sessions:write"] },
        }),
      );
      return api().request(`/api/rooms/${room.slug}/session`, {
        method: "POST",
        headers: { authorization: `Bearer ${secret}` },
      });
    };
    expect((await open(owner, room.spaceId)).status).toBe(200);
    expect((await open(stranger, own.spaceId)).status).toBe(404);
  });
});
