import type { Pool } from "@rooms/db";
import { endWithWords, writeAnalysis } from "./seed.ts";
import type { SeededAnalysis, Spoken } from "./seed.ts";

const say = (name: string, startedAtMs: number, text: string): Spoken => ({
  name,
  text,
  startedAtMs,
  endedAtMs: startedAtMs + 400 + text.length * 55,
});

/** A short meeting of three; the pause of Grace's speech is longer than half a minute. */
export const meeting: readonly Spoken[] = [
  say("Ada Lovelace", 2_000, "Let us look at the numbers of last week first."),
  say("Grace Hopper", 6_500, "On Thursday the queue never grew beyond forty jobs."),
  say("Grace Hopper", 11_000, "So the second worker can wait until spring."),
  say("Ada Lovelace", 16_000, "Agreed, we do not order it now."),
  say("Grace Hopper", 22_000, "I will send the graph of the queue to everybody by Friday."),
  say("Grace Hopper", 90_000, "If the vendor changes the licence again, we lose the export."),
  say("Katherine Johnson", 97_000, "Who tells the customers, then?"),
  say("Ada Lovelace", 101_000, "I do not know yet. Let us talk about it next week."),
];

/** What an analysis of it says, each line with the words it rests on. */
export function meetingAnalysis(segmentIds: readonly string[]): SeededAnalysis {
  const at = (...places: number[]) => places.map((place) => segmentIds[place] ?? "");
  return {
    status: "DONE",
    analyser: "embedded-extractive",
    summary: [
      {
        text: "The queue never grew beyond forty jobs, so the second worker can wait.",
        segmentIds: at(1, 2),
      },
    ],
    decisions: [{ text: "The second worker is not ordered now.", segmentIds: at(2, 3) }],
    tasks: [
      {
        text: "Send the graph of the queue to everybody",
        segmentIds: at(4),
        owner: "Grace Hopper",
        ownerIdentity: null,
        dueOn: "2026-12-04",
      },
    ],
    risks: [
      { text: "If the vendor changes the licence again, we lose the export.", segmentIds: at(5) },
    ],
    questions: [{ text: "Who tells the customers, then?", segmentIds: at(6) }],
  };
}

/** Ends a session as if two people had talked in it for hours: "line 1 end" to "line n end", by three in a row. */
export async function longMeeting(pool: Pool, slug: string, lines: number): Promise<void> {
  await endWithWords(pool, slug, [say("Bea", 0, "Shall we?"), say("Cem", 1_000, "Yes.")]);
  await pool.query(`delete from transcript_segments where session_id = ${sessionOf}`, [slug]);
  await pool.query(
    `insert into transcript_segments
       (id, session_id, participant_id, utterance_id, seq, text, words, started_at_ms, ended_at_ms)
     select gen_random_uuid(), ${sessionOf},
            (select id from participants where session_id = ${sessionOf}
                and name = case when n / 3 % 2 = 0 then 'Bea' else 'Cem' end),
            'u' || n, n, repeat('word ', 3 + n % 17) || 'line ' || n || ' end', '[]', n * 2000, n * 2000 + 1500
       from generate_series(1, $2::int) n`,
    [slug, lines],
  );
  await writeAnalysis(pool, slug, { status: "DONE", analyser: "embedded-extractive" });
}

const sessionOf = "(select id from video_sessions where slug = $1)";
