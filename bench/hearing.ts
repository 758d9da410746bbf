import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { startRooms, type RunningRooms } from "@rooms/e2e/support";
import { inCondition, toPcm } from "./hearing/conditions.ts";
import { readCorpus, type Corpus, type CorpusId } from "./hearing/corpora.ts";
import { heardAlone, startEngine, untilAllPacks } from "./hearing/engine.ts";
import { heardInRoom } from "./hearing/room.ts";
import { chosenRows, describeSound, describeSpeech, type Row } from "./hearing/rows.ts";
import { soundOf } from "./hearing/sounds.ts";
import { differenceInterval } from "./hearing/interval.ts";
import { compared, dealt, scoreOf } from "./hearing/track.ts";
import { randomFrom } from "./random.ts";

export interface HearingOptions {
  /** Rows by name; all of them when it is null. */
  only: string | null;
  /** Of each kind of sound without speech. */
  seconds: number;
  /** Takes each so-manieth recording only, to be done sooner. */
  every: number;
  load: boolean;
  /** Without browsers. */
  engineOnly: boolean;
  /** Prints what was written beside what was said. */
  verbose: boolean;
}

/** Who hears: the engine alone, and where there is one a whole Rooms with the same engine. */
interface Ears {
  engineUrl: string;
  rooms: RunningRooms | null;
  folder: string;
  options: HearingOptions;
  corpusOf: (id: CorpusId) => Corpus;
}

/**
 * How many words are written wrongly by the engine alone, fed at once, and through the whole product in real time, from
 * the same recordings; and how many lines are written of sounds that are no speech.
 */
export async function measureHearing(options: HearingOptions): Promise<void> {
  const rows = chosenRows(options.only);
  const folder = mkdtempSync(join(tmpdir(), "rooms-hearing-"));
  const rooms = options.engineOnly ? null : await startRooms(join(folder, "state"));
  const engine = rooms === null ? await startEngine() : null;
  try {
    const engineUrl = engine?.url ?? `http://127.0.0.1:${rooms?.settings.ports.speech}`;
    await untilAllPacks(engineUrl);
    const corpora = new Map<CorpusId, Corpus>();
    const corpusOf = (id: CorpusId): Corpus => {
      const corpus = corpora.get(id) ?? readCorpus(id, folder);
      corpora.set(id, corpus);
      return corpus;
    };
    const ears = { engineUrl, rooms, folder, options, corpusOf };
    for (const row of rows) {
      const measured = await (row.kind === "speech"
        ? measureSpeech(ears, row)
        : measureSound(ears, row));
      console.log(`${row.id}: ${measured}; load average ${loadavg()[0]?.toFixed(1)}`);
    }
  } finally {
    await engine?.stop();
    await rooms?.pool.end();
    await rooms?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureSpeech(ears: Ears, row: Row & { kind: "speech" }): Promise<string> {
  const corpus = ears.corpusOf(row.corpus);
  if (!corpus.here) return `left out: ${corpus.reason}`;
  const { condition } = row;
  const readings = corpus.readings.filter((_, index) => index % ears.options.every === 0);
  const tracks = dealt(readings, condition === "two-people" ? 2 : 1);
  const recordings = tracks.map(({ sound }) => toPcm(inCondition(sound, condition)));
  const languages = [corpus.language];
  const alone = await heardAlone(ears.engineUrl, recordings, languages);
  const room = await throughRoom(ears, recordings, {
    languages,
    deadChannel: condition === "dead-channel",
  });
  if (ears.options.verbose) {
    console.log(JSON.stringify({ said: tracks.map(({ words }) => words.join(" ")), alone, room }));
  }
  const interval = room && differenceInterval(compared(tracks, alone, room), randomFrom(1));
  const described = describeSpeech(row, scoreOf(tracks, alone), room && scoreOf(tracks, room));
  if (interval === null) return described;
  return `${described}, by chance ${interval.from.toFixed(1)} to ${interval.to.toFixed(1)}`;
}

async function measureSound(ears: Ears, row: Row & { kind: "sound" }): Promise<string> {
  const { seconds } = ears.options;
  const recordings = [toPcm(soundOf(row.sound, seconds))];
  const languages = ["en"];
  const alone = await heardAlone(ears.engineUrl, recordings, languages);
  const room = await throughRoom(ears, recordings, { languages, deadChannel: false });
  return describeSound(seconds, alone.flat().length, room && room.flat().length);
}

async function throughRoom(
  { rooms, folder, options }: Ears,
  recordings: readonly Int16Array[],
  meeting: { languages: readonly string[]; deadChannel: boolean },
): Promise<string[][] | null> {
  if (rooms === null) return null;
  return heardInRoom(rooms, folder, { ...meeting, recordings, load: options.load });
}
