import { askToEnter, createSession, joinSession } from "@rooms/contracts/http";
import type { SessionEntry } from "@rooms/contracts/http";
import { openBrowser } from "./browser.ts";
import type { Browser } from "./browser.ts";
import { must } from "./must.ts";
import { signInNamed } from "./sign-in.ts";
import type { TestApi } from "./test-api.ts";

let rooms = 0;

/** A live session with its host in it. */
export async function openRoomWith(api: TestApi, entry: SessionEntry) {
  const host = await signInNamed(api, `Host${(rooms += 1)}`);
  const { slug, id, spaceId } = await must(host.call(createSession, { body: { entry } }));
  const params = { slug };
  await must(host.call(joinSession, { params }));
  return { host, params, id, spaceId };
}

/** A guest who asks to be let in. */
export async function knock(
  api: TestApi,
  params: { slug: string },
  name = "Gus",
): Promise<Browser> {
  const guest = openBrowser(api);
  await must(guest.call(askToEnter, { params, body: { name } }));
  return guest;
}
