import { expect } from "@playwright/test";
import type { Fleet } from "./fleet.ts";
import { expectWordsOnce, gather } from "./meeting.ts";
import { signInByPage } from "./newcomer-by-page.ts";
import type { Person } from "./person.ts";
import { ToneTalker } from "./tone-talk.ts";

/** Ann, who hosts and speaks, and Ben, a guest, in a session of a fleet. */
export interface FleetMeeting {
  slug: string;
  ann: Person;
  ben: Person;
  talker: ToneTalker;
  /** Ann speaks, and each word that she ever said stands once in the database and on both screens. */
  wordsArrive(): Promise<void>;
  /** Ann ends the session, and its recap is made. */
  end(): Promise<void>;
  close(): Promise<void>;
}

/** Within how long words are there after a part of the fleet went. */
export const wordsWithinMs = 90_000;

export async function meetInFleet({ rooms, door }: Fleet, title: string): Promise<FleetMeeting> {
  const { slug, people, close } = await gather(rooms, title, ["Ann", "Ben"], {
    open: { trustedKeys: [door.trustedKey] },
    signIn: signInByPage,
  });
  const [ann, ben] = people;
  if (ann === undefined || ben === undefined) throw new Error("Two people meet.");
  const talker = new ToneTalker(ann);
  return {
    ...{ slug, ann, ben, talker, close },
    async wordsArrive() {
      await talker.saySome(12);
      await expectWordsOnce(rooms, slug, { talker, readers: people }, wordsWithinMs);
    },
    async end() {
      await ann.endForAll();
      const analysed = async (): Promise<number> => {
        const { rows } = await rooms.pool.query(
          `select 1 from session_analysis a join video_sessions v on v.id = a.session_id
            where v.slug = $1 and a.status = 'DONE'`,
          [slug],
        );
        return rows.length;
      };
      await expect.poll(analysed, { timeout: 90_000, message: "the recap is made" }).toBe(1);
    },
  };
}
