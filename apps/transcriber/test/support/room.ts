import type { TestDatabase } from "@rooms/db/testing";
import { createLiveSession } from "./live-session.ts";
import type { LiveSession } from "./live-session.ts";
import { Page } from "./page.ts";

export interface Room {
  readonly session: LiveSession;
  readonly pages: readonly Page[];
  page(index: number): Page;
}

/** A live session and the pages of those named, connected. */
export async function openRoom(
  pool: TestDatabase["pool"],
  url: string,
  names: readonly string[],
): Promise<Room> {
  const session = await createLiveSession(pool);
  const pages = await Promise.all(
    names.map(async (name) => new Page(await session.guest(name), url).join()),
  );
  return {
    session,
    pages,
    page(index) {
      const page = pages[index];
      if (page === undefined) throw new RangeError(`no page ${index}`);
      return page;
    },
  };
}
