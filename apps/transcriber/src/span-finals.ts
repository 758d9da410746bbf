import type { TicketClaims } from "@rooms/contracts/realtime";
import type { Tracing } from "@rooms/service-kit/tracing";
import { tracedEngine } from "./stt/traced-engine.ts";
import type { WayOfFinals } from "./trace-finals.ts";

/** So many finals are kept that wait for the engine's next word or for the database; beyond it the oldest is dropped. */
const keptMax = 10_000;

export interface FinalSpansOptions {
  tracing: Tracing;
  endpointingMs: number;
  joins: Joins;
}

/** Which request led each speaker here: the spans of what they say are linked to it. */
export class Joins {
  readonly #traceparents = new Latest<string>(keptMax);

  note({ slug, identity, traceparent }: TicketClaims): void {
    if (traceparent !== undefined) this.#traceparents.set(`${slug}/${identity}`, traceparent);
  }

  of(slug: string, identity: string): string | undefined {
    return this.#traceparents.get(`${slug}/${identity}`);
  }
}

/**
 * The same parts, with a trace for each final: from the silence that ends it, through the engine and to the clients, and
 * into the database. It holds ids and times, no words and no names.
 */
export function spanFinals(way: WayOfFinals, options: FinalSpansOptions): WayOfFinals {
  const { engine, additionsOf, flush } = way;
  const { tracing, endpointingMs, joins } = options;
  const heard = new Latest<{ fedAtMs: number; receivedAtMs: number }>(keptMax);
  const sent = new Latest<{ traceparent: string | null; sentAtMs: number }>(keptMax);
  return {
    engine: tracedEngine(engine, {
      endpointingMs,
      onFinal({ utteranceId, fedAtMs }) {
        const receivedAtMs = Date.now();
        heard.set(utteranceId, { receivedAtMs, fedAtMs: fedAtMs ?? receivedAtMs });
      },
      nowMs: () => Date.now(),
    }),
    additionsOf(slug, line) {
      const sentAtMs = Date.now();
      const { fedAtMs, receivedAtMs } = heard.get(withoutSplit(line.utteranceId)) ?? {
        fedAtMs: sentAtMs,
        receivedAtMs: sentAtMs,
      };
      const join = joins.of(slug, line.participantIdentity);
      const traceparent = tracing.add("caption", {
        ...{ startedAtMs: fedAtMs, endedAtMs: sentAtMs },
        ...(join !== undefined && { linked: [join] }),
        attributes: { "rooms.audio_ms": Math.round(line.endedAtMs - line.startedAtMs) },
      });
      const parent = { parent: traceparent };
      const recognised = { startedAtMs: fedAtMs, endedAtMs: receivedAtMs };
      tracing.add("recognise", { ...parent, ...recognised, kind: "client" });
      tracing.add("show", { ...parent, startedAtMs: receivedAtMs, endedAtMs: sentAtMs });
      sent.set(line.utteranceId, { traceparent, sentAtMs });
      // Pages add what they do with a caption whose trace is kept.
      const isKept = traceparent?.endsWith("-01") === true;
      return { ...additionsOf(slug, line), ...(isKept && { traceparent }) };
    },
    async flush(batch) {
      const startedAtMs = Date.now();
      const answers = await flush(batch);
      const endedAtMs = Date.now();
      for (const { utteranceId } of batch.flatMap(({ segments }) => segments)) {
        const caption = sent.take(utteranceId);
        if (caption === undefined) continue;
        const { traceparent: parent, sentAtMs } = caption;
        const stored = tracing.add("store", { parent, startedAtMs: sentAtMs, endedAtMs });
        const attributes = { "db.system.name": "postgresql" };
        tracing.add("flush", {
          parent: stored,
          startedAtMs,
          endedAtMs,
          kind: "client",
          attributes,
        });
      }
      return answers;
    },
  };
}

/** The ids of a final's lines are its own with the number of the part behind it. */
function withoutSplit(utteranceId: string): string {
  return utteranceId.slice(0, utteranceId.lastIndexOf(":"));
}

/** A map that forgets what was set first. */
class Latest<Value> {
  readonly #max: number;
  readonly #values = new Map<string, Value>();

  constructor(max: number) {
    this.#max = max;
  }

  get(key: string): Value | undefined {
    return this.#values.get(key);
  }

  take(key: string): Value | undefined {
    const value = this.#values.get(key);
    this.#values.delete(key);
    return value;
  }

  set(key: string, value: Value): void {
    this.#values.delete(key);
    this.#values.set(key, value);
    if (this.#values.size <= this.#max) return;
    const [oldest] = this.#values.keys();
    if (oldest !== undefined) this.#values.delete(oldest);
  }
}
