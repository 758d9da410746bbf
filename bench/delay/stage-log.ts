import { z } from "zod";

/** When the processes say that an utterance reached each stage, wall clock, ms. */
export interface LoggedStages {
  /** The engine was given the silence that ends it. */
  fedAtMs?: number;
  /** The engine took it for ended, and had put it into words. */
  endedAtMs?: number;
  wordsAtMs?: number;
  receivedAtMs?: number;
  sentAtMs?: number;
  storedAtMs?: number;
}

/** What the processes said in their logs at the level "debug". */
export interface StageLog {
  /** By the engine's name for the utterance, "session:utterance": lines of it have a further part. */
  utterances: ReadonlyMap<string, LoggedStages>;
  /** How the transcriber asked the speech server to hear. */
  settings: { endpointingS: number; maxUtteranceS: number } | null;
}

const time = z.iso.datetime().transform((text) => Date.parse(text));
const ofSpeech = { time, sessionId: z.string(), utteranceId: z.string() };
const entry = z.discriminatedUnion("msg", [
  z.object({
    msg: z.literal("session-created"),
    endpointingS: z.number(),
    utteranceMaxS: z.number(),
  }),
  z.object({ msg: z.literal("utterance-ended"), ...ofSpeech }),
  z.object({ msg: z.literal("utterance-finished"), ...ofSpeech }),
  z.object({
    msg: z.literal("final-received"),
    ...{ time, utteranceId: z.string(), fedAtMs: z.number().nullable() },
  }),
  z.object({ msg: z.literal("final-sent"), time, utteranceId: z.string() }),
  z.object({ msg: z.literal("finals-stored"), time, utteranceIds: z.array(z.string()) }),
]);

/** Reads lines of the form "part {json}"; whatever tells of no stage is passed over. */
export function readStageLog(lines: readonly string[]): StageLog {
  const utterances = new Map<string, LoggedStages>();
  let settings: StageLog["settings"] = null;
  const note = (key: string, stages: LoggedStages): void => {
    utterances.set(key, { ...stages, ...utterances.get(key) });
  };
  for (const line of lines) {
    const said = entryOf(line);
    switch (said?.msg) {
      case "session-created":
        settings ??= { endpointingS: said.endpointingS, maxUtteranceS: said.utteranceMaxS };
        break;
      case "utterance-ended":
        note(`${said.sessionId}:${said.utteranceId}`, { endedAtMs: said.time });
        break;
      case "utterance-finished":
        note(`${said.sessionId}:${said.utteranceId}`, { wordsAtMs: said.time });
        break;
      case "final-received":
        note(said.utteranceId, { receivedAtMs: said.time });
        if (said.fedAtMs !== null) note(said.utteranceId, { fedAtMs: said.fedAtMs });
        break;
      case "final-sent":
        note(utteranceOf(said.utteranceId), { sentAtMs: said.time });
        break;
      case "finals-stored":
        for (const id of said.utteranceIds) note(utteranceOf(id), { storedAtMs: said.time });
        break;
      case undefined:
        break;
    }
  }
  return { utterances, settings };
}

/** The utterance of a line: without the number of its part. */
export function utteranceOf(lineId: string): string {
  return lineId.slice(0, lineId.lastIndexOf(":"));
}

function entryOf(line: string): z.infer<typeof entry> | null {
  const json = line.slice(line.indexOf(" ") + 1);
  if (!json.startsWith("{")) return null;
  try {
    return entry.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
