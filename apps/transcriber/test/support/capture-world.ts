import { createRoomTokens } from "@rooms/adapters/livekit";
import { LiveKitClient, livekitKeys, LiveKitServer } from "@rooms/adapters/livekit/testing";
import { closeCodes } from "@rooms/contracts/realtime";
import { createTestDatabase } from "@rooms/db/testing";
import { until } from "@rooms/testing/until";
import { createGladiaServer, createUnrecognisedRecogniser } from "@rooms/speech-server";
import { encodeToneSpeech } from "@rooms/tone-speech";
import { createLiveSession } from "./live-session.ts";
import type { Guest, LiveSession } from "./live-session.ts";
import { Page } from "./page.ts";
import { startTranscriber } from "./transcriber-process.ts";
import type { TranscriberProcess } from "./transcriber-process.ts";

/** A real LiveKit, and a real transcriber that may listen in its rooms. */
export interface CaptureWorld {
  readonly livekit: LiveKitServer;
  readonly transcriber: TranscriberProcess;
  startTranscriber(): Promise<TranscriberProcess>;
  newSession(): Promise<LiveSession>;
  /** A page on its socket; `url` names another transcriber. */
  page(guest: Guest, options?: PageOptions): Promise<Page>;
  /** Into the room with a microphone, by a token as the api makes it. */
  comeIn(
    session: LiveSession,
    guest: Guest,
    attributes?: Record<string, string>,
  ): Promise<LiveKitClient>;
  /** A client that only reads, and can wait until so many people are heard from the room. */
  watch(session: LiveSession, url?: string): Promise<Watcher>;
  end(): Promise<void>;
}

export interface PageOptions {
  speaks?: boolean;
  fromRoom?: boolean;
  url?: string;
}

export interface Watcher {
  untilHeard(people: number): Promise<void>;
  untilState(state: string): Promise<void>;
  /** The session is over for them. */
  untilGone(): Promise<void>;
}

export async function createCaptureWorld(): Promise<CaptureWorld> {
  const [livekit, database] = await Promise.all([LiveKitServer.create(), createTestDatabase()]);
  const gladia = createGladiaServer({ recogniser: createUnrecognisedRecogniser() });
  const gladiaUrl = await gladia.listen({ port: 0 });
  await livekit.start();
  const env = {
    LIVEKIT_URL: livekit.socketUrl,
    LIVEKIT_API_KEY: livekitKeys.apiKey,
    LIVEKIT_API_SECRET: livekitKeys.apiSecret,
  };
  const start = () => startTranscriber({ databaseUrl: database.url, gladiaUrl, env });
  const transcriber = await start();
  const closers: (() => unknown)[] = [];
  const page: CaptureWorld["page"] = async (guest, options = {}) => {
    const joined = await new Page(guest, options.url ?? transcriber.url, options).join();
    closers.push(() => joined.leave());
    return joined;
  };
  return {
    livekit,
    transcriber,
    async startTranscriber() {
      const another = await start();
      closers.push(() => another.end());
      return another;
    },
    newSession: () => createLiveSession(database.pool),
    page,
    async comeIn(session, guest, attributes = {}) {
      const client = await comeIn({ livekit, session, guest, attributes });
      closers.push(() => client.kill());
      return client;
    },
    async watch(session, url = transcriber.url) {
      const watcher = await page(await session.guest("watcher"), { speaks: false, url });
      const seen = () => watcher.heardInRoom;
      return {
        untilHeard: (people) => until(`${people} heard`, () => seen() === people, { seen }),
        untilState: (state) => until(state, () => watcher.state === state),
        untilGone: () =>
          until("the session is over", () =>
            watcher.closes.includes(closeCodes.SESSION_ENDED.code),
          ),
      };
    },
    async end() {
      await Promise.all(closers.map((close) => close()));
      await transcriber.end();
      await gladia.close();
      await livekit.remove();
      await database.drop();
    },
  };
}

interface Entry {
  livekit: LiveKitServer;
  session: LiveSession;
  guest: Guest;
  attributes: Record<string, string>;
}

async function comeIn({ livekit, session, guest, attributes }: Entry): Promise<LiveKitClient> {
  const { identity } = guest;
  const token = await createRoomTokens(livekitKeys).mint({
    ...{ room: session.slug, identity, name: "", metadata: "{}" },
    ...{ attributes, mayShareScreen: true, ttlSeconds: 600 },
  });
  const client = new LiveKitClient({ url: livekit.socketUrl, token });
  await client.untilSees({ saw: "in" });
  client.tell({ do: "publish", source: "SOURCE_MICROPHONE" });
  return client;
}

/** Words in tone speech, said by a microphone; resolves when the last of them is on its way. */
export function say(client: LiveKitClient, words: readonly string[]): Promise<void> {
  return client.say(encodeToneSpeech(words, { leadMs: 600, tailMs: 700, gapMs: 80 }).pcm);
}

export interface Spoken {
  readonly session: LiveSession;
  readonly guest: Guest;
  readonly client: LiveKitClient;
  readonly words: readonly string[];
}

/**
 * Says words until all are stored under the guest's name. A word may have to be said again: on a busy machine LiveKit's
 * jitter buffer stretches what it plays, which voices bear and tones do not.
 */
export async function sayUntilStored({ session, guest, client, words }: Spoken): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const stored = await wordsOf(session, guest);
    const missing = words.filter((word) => !stored.includes(word));
    if (missing.length === 0) return;
    await say(client, missing);
    const all = async () => {
      const now = await wordsOf(session, guest);
      return missing.every((word) => now.includes(word));
    };
    const patience = { withinMs: storedWithinMs, seen: () => missing };
    if (attempt === attemptsMax) await until("the words are stored", all, patience);
    else await until("the words are stored", all, patience).catch(() => undefined);
  }
}

const attemptsMax = 5;
const storedWithinMs = 5_000;

/** What is stored of a guest, in order. */
export async function wordsOf(session: LiveSession, guest: Guest): Promise<string[]> {
  const rows = await session.rows();
  return rows
    .filter(({ identity }) => identity === guest.identity)
    .flatMap(({ text }) => text.split(" "));
}
