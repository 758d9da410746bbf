import {
  acceptInvitation,
  admitAllFromLobby,
  admitFromLobby,
  askToEnter,
  changeParticipantRole,
  createApiKey,
  createInvitation,
  denyAllFromLobby,
  denyFromLobby,
  getSession,
  joinSession,
  liftBar,
  listBars,
  listLobby,
  removeParticipant,
  updateSession,
  updateSpace,
  waitInLobby,
} from "@rooms/contracts/http";
import { describe, expect, it } from "vitest";
import { createCaller, openBrowser } from "../support/browser.ts";
import type { Browser } from "../support/browser.ts";
import { knock, openRoomWith } from "../support/lobby.ts";
import { must, refusal } from "../support/must.ts";
import { signInNamed } from "../support/sign-in.ts";
import { useTestApi } from "../support/test-api.ts";

const api = useTestApi();

describe("who may let people in", () => {
  it("are hosts in the room, the creator, owners and keys of the space; others are told that they may not", async () => {
    const { host, params, spaceId } = await openRoomWith(api(), "ASK");
    const [member, outsider] = [
      await signInNamed(api(), "Member"),
      await signInNamed(api(), "Out"),
    ];
    const role = { params: { id: spaceId }, body: { role: "MEMBER" } } as const;
    const { token } = await must(host.call(createInvitation, role));
    await must(member.call(acceptInvitation, { params: { token } }));
    await must(outsider.call(askToEnter, { params }));
    await must(host.call(admitAllFromLobby, { params }));
    const { participant } = await must(outsider.call(joinSession, { params }));
    const guest = await knock(api(), params);
    const [request] = (await must(host.call(listLobby, { params }))).items;
    const one = { ...params, id: request?.id ?? "" };
    const two = { ...params, identity: participant.identity };
    const attempts = async (who: Browser) => {
      const answers = [
        await who.call(listLobby, { params }),
        await who.call(admitFromLobby, { params: one }),
        await who.call(denyFromLobby, { params: one }),
        await who.call(admitAllFromLobby, { params }),
        await who.call(denyAllFromLobby, { params }),
        await who.call(listBars, { params }),
        await who.call(liftBar, { params: two }),
        await who.call(updateSession, { params, body: { entry: "OPEN" } }),
        await who.call(updateSession, { params, body: { locked: true } }),
      ];
      return [...new Set(answers.map((answer) => (answer.ok ? "OK" : answer.problem.code)))];
    };
    expect(await attempts(member)).toEqual(["FORBIDDEN"]);
    expect(await attempts(outsider)).toEqual(["FORBIDDEN"]);
    expect(await attempts(guest)).toEqual(["NOT_FOUND"]);
    await must(host.call(changeParticipantRole, { params: two, body: { role: "HOST" } }));
    const scopes = ["sessions:read", "sessions:write"] as const;
    const key = await must(
      host.call(createApiKey, { body: { name: "Door", scopes: [...scopes] } }),
    );
    const system = createCaller({
      baseUrl: "",
      apiKey: key.secret,
      // The client only ever passes a text address.
      fetch: (address, init) => api().request(address as string, init),
    });
    expect((await must(outsider.call(listLobby, { params }))).items).toHaveLength(1);
    expect((await must(system.call(listLobby, { params }))).items).toHaveLength(1);
    expect(await system.call(updateSession, { params, body: { locked: true } })).toMatchObject({
      data: { locked: true },
    });
    expect(await must(outsider.call(admitAllFromLobby, { params }))).toEqual({ admitted: 1 });
    // A host admits in spite of the lock, which is about all the others.
    expect(await guest.call(joinSession, { params })).toMatchObject({ ok: true });
  });
});

describe("who was removed", () => {
  it("does not walk in again, by the same cookie or another, until a host says so", async () => {
    const { host, params } = await openRoomWith(api(), "OPEN");
    const guest = openBrowser(api());
    const body = { name: "Gus" };
    const { participant } = await must(guest.call(joinSession, { params, body }));
    const one = { ...params, identity: participant.identity };
    await must(host.call(changeParticipantRole, { params: one, body: { role: "HOST" } }));
    expect(await must(host.call(removeParticipant, { params: one }))).toEqual({
      entry: "ASK",
      entryChanged: true,
    });
    expect(await must(guest.call(getSession, { params }))).toMatchObject({
      entrance: { kind: "REFUSED", refusal: "REMOVED_FROM_SESSION" },
    });
    for (const operation of [joinSession, askToEnter]) {
      expect(await guest.call(operation, { params, body })).toMatchObject(
        refusal("REMOVED_FROM_SESSION"),
      );
    }
    const disguised = openBrowser(api());
    expect(await disguised.call(joinSession, { params, body: { name: "Sue" } })).toMatchObject(
      refusal("ADMISSION_REQUIRED"),
    );
    expect((await must(host.call(listBars, { params }))).items).toMatchObject([{ name: "Gus" }]);
    await must(host.call(liftBar, { params: one }));
    expect(await must(guest.call(askToEnter, { params }))).toMatchObject({ state: "WAITING" });
    await must(host.call(updateSession, { params, body: { entry: "OPEN" } }));
    expect(await must(guest.call(waitInLobby, { params }))).toMatchObject({ state: "ADMITTED" });
    const back = await must(guest.call(joinSession, { params }));
    expect(back.participant.role).toBe("GUEST");
  });

  it("does not come in by a second request that a host had admitted before; who is honest asks again", async () => {
    const { host, params } = await openRoomWith(api(), "ASK");
    const [one, two] = [await knock(api(), params, "Eve"), await knock(api(), params, "Sue")];
    await must(host.call(admitAllFromLobby, { params }));
    const { participant } = await must(one.call(joinSession, { params }));
    const removed = { ...params, identity: participant.identity };
    await must(host.call(removeParticipant, { params: removed }));
    expect(await two.call(joinSession, { params })).toMatchObject(refusal("ADMISSION_REQUIRED"));
    expect(await two.call(waitInLobby, { params })).toMatchObject(refusal("NOT_FOUND"));
    const again = await must(two.call(askToEnter, { params, body: { name: "Sue" } }));
    expect(again).toMatchObject({ state: "WAITING" });
  });
});

describe("a session that is locked, or for members", () => {
  it("says so before one presses Join, and lets those back who are in", async () => {
    const { host, params, spaceId } = await openRoomWith(api(), "OPEN");
    const inside = openBrowser(api());
    await must(inside.call(joinSession, { params, body: { name: "Ina" } }));
    const outside = openBrowser(api());
    const refusedWith = async (code: string) => {
      expect(await must(outside.call(getSession, { params }))).toMatchObject({
        entrance: { kind: "REFUSED", refusal: code },
      });
      for (const operation of [joinSession, askToEnter]) {
        expect(await outside.call(operation, { params, body: { name: "Otto" } })).toMatchObject(
          refusal(code),
        );
      }
    };
    await must(host.call(updateSession, { params, body: { locked: true } }));
    await refusedWith("SESSION_LOCKED");
    await must(host.call(updateSession, { params, body: { locked: false, entry: "MEMBERS" } }));
    await refusedWith("MEMBERS_ONLY");
    expect(await inside.call(joinSession, { params })).toMatchObject({ ok: true });
    await must(host.call(updateSpace, { params: { id: spaceId }, body: { guestsAllowed: false } }));
    await refusedWith("GUESTS_NOT_ALLOWED");
  });
});
