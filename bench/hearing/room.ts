import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { samplesPerSecond, secondsToSamples } from "@rooms/audio/pcm";
import { Person, storedLines, wavOf, type RunningRooms } from "@rooms/e2e/support";
import { until } from "@rooms/testing/until";
import { withDeadChannel } from "./conditions.ts";

export interface Meeting {
  recordings: readonly Int16Array[];
  languages: readonly string[];
  /** The microphones have a second channel with nothing in it. */
  deadChannel: boolean;
  /** Three browsers that only listen, and a core that is busy. */
  load: boolean;
}

const listeners = 3;
/** Chromium plays the file from when the page opens the microphone; by then the speaker has joined. */
const leadS = 30;
const tailS = 3;
const quietMs = 20_000;
const settleTimeoutMs = 600_000;

/** The lines of each speaker, out of one session in which all of them speak at the same time, each in a browser. */
export async function heardInRoom(
  rooms: RunningRooms,
  folder: string,
  meeting: Meeting,
): Promise<string[][]> {
  const host = await Person.open({ name: "Host", webUrl: rooms.webUrl, devices: "none" });
  const guests: Person[] = [];
  const busy = meeting.load ? new Worker("for (;;);", { eval: true }) : null;
  try {
    await host.signIn();
    const slug = await host.createSession("Hearing");
    await chooseLanguages(host, slug, meeting.languages);
    // Nothing is written of who is alone in the room.
    await host.enter(slug);
    const silent = new Int16Array(samplesPerSecond);
    for (let index = 0; meeting.load && index < listeners; index += 1) {
      const listener = await openGuest(rooms, folder, { name: `Listener${index}`, pcm: silent });
      guests.push(listener);
      await listener.join(slug, { guest: true });
    }
    const names = meeting.recordings.map((_, index) => `Speaker${index}`);
    const speakers = await Promise.all(
      meeting.recordings.map(async (pcm, index) =>
        openGuest(rooms, folder, {
          ...{ name: names[index] ?? "", pcm: afterLead(pcm) },
          ...{ deadChannel: meeting.deadChannel },
        }),
      ),
    );
    guests.push(...speakers);
    await Promise.all(speakers.map((speaker) => speaker.joinWithin(leadS, slug, { guest: true })));
    const lengthS = Math.max(...meeting.recordings.map(({ length }) => length)) / samplesPerSecond;
    await untilPlayed(leadS + lengthS + tailS);
    const read = () => storedLines(rooms.pool, slug);
    await untilSettled(async () => (await read()).map(({ text }) => text).join(" "));
    const lines = await read();
    return names.map((name) =>
      lines.filter(({ speaker }) => speaker === name).map(({ text }) => text),
    );
  } finally {
    await busy?.terminate();
    for (const person of [...guests, host]) await person.close();
  }
}

function openGuest(
  rooms: RunningRooms,
  folder: string,
  { name, pcm, deadChannel = false }: { name: string; pcm: Int16Array; deadChannel?: boolean },
): Promise<Person> {
  const microphone = join(folder, `${name}.wav`);
  const wav = deadChannel
    ? wavOf(withDeadChannel(pcm), samplesPerSecond, 2)
    : wavOf(pcm, samplesPerSecond);
  writeFileSync(microphone, wav);
  return Person.open({ name, webUrl: rooms.webUrl, microphone });
}

function afterLead(pcm: Int16Array): Int16Array {
  const all = new Int16Array(secondsToSamples(leadS + tailS) + pcm.length);
  all.set(pcm, secondsToSamples(leadS));
  return all;
}

/** Refused as long as the transcriber does not know yet what the engine hears. */
async function chooseLanguages(
  host: Person,
  slug: string,
  languages: readonly string[],
): Promise<void> {
  const choose = async (): Promise<boolean> => {
    const response = await host.page.request.patch(`/api/sessions/${slug}`, {
      data: { languages },
      headers: { origin: new URL(host.url("/")).origin },
    });
    return response.status() === 200;
  };
  await until("the languages are chosen", choose, { withinMs: 60_000, everyMs: 500 });
}

async function untilPlayed(seconds: number): Promise<void> {
  const endsAtMs = performance.now() + seconds * 1_000;
  await until("the recording is over", () => performance.now() >= endsAtMs, {
    withinMs: (seconds + 60) * 1_000,
    everyMs: 250,
  });
}

/** Until nothing more is written for a while: finals may be late on a busy machine. */
async function untilSettled(read: () => Promise<string>): Promise<void> {
  let last = "";
  let changedAtMs = performance.now();
  const settled = async (): Promise<boolean> => {
    const now = await read();
    if (now !== last) changedAtMs = performance.now();
    last = now;
    return performance.now() - changedAtMs >= quietMs;
  };
  await until("all lines are written", settled, { withinMs: settleTimeoutMs, everyMs: 500 });
}
