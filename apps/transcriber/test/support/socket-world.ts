import { closeCodes, encodeAudioFrame } from "@rooms/contracts/realtime";
import type { AudioFrame, CloseName } from "@rooms/contracts/realtime";
import { createTestDatabase } from "@rooms/db/testing";
import type { TestDatabase } from "@rooms/db/testing";
import { createGladiaServer, createUnrecognisedRecogniser } from "@rooms/speech-server";
import { expect } from "vitest";
import { createLiveSession } from "./live-session.ts";
import type { LiveSession } from "./live-session.ts";
import { RawSocket } from "./raw-socket.ts";
import type { RawSocketOptions } from "./raw-socket.ts";
import { startTranscriber } from "./transcriber-process.ts";
import type { TranscriberProcess } from "./transcriber-process.ts";

/** A real transcriber with a session in it, for tests that speak to its socket by hand. */
export interface SocketWorld {
  readonly database: TestDatabase;
  readonly gladiaUrl: string;
  readonly transcriber: TranscriberProcess;
  readonly session: LiveSession;
  /** A socket with the ticket of a new guest. */
  guestSocket(options?: Partial<RawSocketOptions>): Promise<RawSocket>;
  end(): Promise<void>;
}

export async function createSocketWorld(): Promise<SocketWorld> {
  const database = await createTestDatabase();
  const gladia = createGladiaServer({ recogniser: createUnrecognisedRecogniser() });
  const gladiaUrl = await gladia.listen({ port: 0 });
  const transcriber = await startTranscriber({ databaseUrl: database.url, gladiaUrl });
  const session = await createLiveSession(database.pool);
  return {
    database,
    gladiaUrl,
    transcriber,
    session,
    async guestSocket(options = {}) {
      const guest = await session.guest("raw");
      return new RawSocket({ url: transcriber.url, ticket: await guest.ticket(), ...options });
    },
    async end() {
      await transcriber.end();
      await gladia.close();
      await database.drop();
    },
  };
}

/** 80 ms of silence, unless told otherwise. */
export function frame(change: Partial<AudioFrame> = {}): Uint8Array {
  return encodeAudioFrame({
    track: 0,
    seq: 1,
    startMs: 0,
    turnStart: false,
    turnEnd: false,
    pcm: new Uint8Array(2_560),
    ...change,
  });
}

export async function expectClosed(opened: RawSocket, name: CloseName): Promise<void> {
  expect(await opened.closedWith()).toBe(closeCodes[name].code);
}
