import { describe, expect, it, vi } from "vitest";
import { final, partial, stored, welcome } from "../../test/messages.ts";
import { TranscriptStore } from "./store.ts";
import type { TranscriptMessage } from "./store.ts";

function after(...messages: TranscriptMessage[]): TranscriptStore {
  const store = new TranscriptStore();
  store.receive(messages);
  return store;
}

/** What the page sees, short: text, status, number. */
function shown(store: TranscriptStore): string[] {
  return store
    .getSnapshot()
    .lines.map((line) => `${line.text} ${line.status}${line.seq === null ? "" : ` ${line.seq}`}`);
}

describe("transcript", () => {
  it.each<{ rule: string; messages: TranscriptMessage[]; lines: string[] }>([
    {
      rule: "a newer revision replaces an older one",
      messages: [partial(), partial({ text: "hello", revision: 2 })],
      lines: ["hello partial"],
    },
    {
      rule: "an older revision that comes late changes nothing",
      messages: [partial({ text: "hello", revision: 2 }), partial()],
      lines: ["hello partial"],
    },
    {
      rule: "a final replaces the partial",
      messages: [partial(), final()],
      lines: ["Hello. heard"],
    },
    {
      rule: "a late partial never replaces a final, whatever its revision",
      messages: [final(), partial({ revision: 99 })],
      lines: ["Hello. heard"],
    },
    {
      rule: "stored gives the number",
      messages: [final(), stored([{ utteranceId: "u1", seq: 1 }])],
      lines: ["Hello. stored 1"],
    },
    {
      rule: "stored may come before its line",
      messages: [stored([{ utteranceId: "u1", seq: 1 }]), partial(), final()],
      lines: ["Hello. stored 1"],
    },
    {
      rule: "a number without its final leaves the line provisional",
      messages: [stored([{ utteranceId: "u1", seq: 1 }]), partial()],
      lines: ["hel partial"],
    },
    {
      rule: "empty text takes a partial back, and an older revision does not bring it again",
      messages: [partial(), partial({ text: "", revision: 2 }), partial()],
      lines: [],
    },
    {
      rule: "a higher epoch voids partials and finals without a number, not stored lines",
      messages: [
        partial(),
        final({ utteranceId: "u2" }),
        final({ utteranceId: "u3", seq: 1 }),
        welcome(2),
      ],
      lines: ["Hello. stored 1"],
    },
    {
      rule: "a provisional line of an older epoch that comes late stays void",
      messages: [welcome(2), partial(), final({ utteranceId: "u2" })],
      lines: [],
    },
    {
      rule: "what was taken back while the page was away goes once the page has caught up",
      messages: [
        welcome(1),
        partial(),
        partial({ utteranceId: "u2", text: "still in the air" }),
        welcome(1),
        partial({ utteranceId: "u2", text: "still in the air" }),
        { type: "caught-up", lastSeq: 0 },
      ],
      lines: ["still in the air partial"],
    },
    {
      rule: "a line that went while the page was away and is said again is shown again",
      messages: [
        welcome(1),
        partial(),
        welcome(1),
        { type: "caught-up", lastSeq: 0 },
        partial({ text: "hello", revision: 2 }),
      ],
      lines: ["hello partial"],
    },
    {
      rule: "a void final that turns out to be stored is shown after all",
      messages: [final(), welcome(2), stored([{ utteranceId: "u1", seq: 1 }], 1)],
      lines: ["Hello. stored 1"],
    },
    {
      rule: "lines stand in the order of their beginning, then of their id",
      messages: [
        final({ utteranceId: "c", text: "third", startedAtMs: 9 }),
        final({ utteranceId: "b", text: "second", startedAtMs: 9 }),
        final({ utteranceId: "z", text: "first", startedAtMs: 1 }),
      ],
      lines: ["first heard", "second heard", "third heard"],
    },
    {
      rule: "a line moves when its beginning changes",
      messages: [
        final({ utteranceId: "a", text: "a", startedAtMs: 5 }),
        partial({ utteranceId: "b", text: "b", startedAtMs: 9 }),
        partial({ utteranceId: "b", text: "b", startedAtMs: 1, revision: 2 }),
      ],
      lines: ["b partial", "a heard"],
    },
  ])("$rule", ({ messages, lines }) => {
    expect(shown(after(...messages))).toEqual(lines);
  });

  it("counts the highest number without a hole below it", () => {
    const store = new TranscriptStore();
    const counts = [2, 3, 1, 5, 4].map((seq) => {
      store.receive([final({ utteranceId: `u${seq}`, seq })]);
      return store.getSnapshot().lastSeq;
    });
    expect(counts).toEqual([0, 0, 3, 3, 5]);
  });

  it("does not count a number whose text has not come", () => {
    const store = after(stored([{ utteranceId: "u1", seq: 1 }]), partial());
    expect(store.getSnapshot().lastSeq).toBe(0);
    store.receive([final()]);
    expect(store.getSnapshot().lastSeq).toBe(1);
  });

  it("is caught up from caught-up until the next welcome", () => {
    const store = after(welcome(1));
    expect(store.getSnapshot().caughtUp).toBe(false);
    store.receive([{ type: "caught-up", lastSeq: 0 }]);
    expect(store.getSnapshot().caughtUp).toBe(true);
    store.receive([welcome(1)]);
    expect(store.getSnapshot().caughtUp).toBe(false);
  });

  it("keeps unchanged lines the same objects, and the snapshot too when nothing changed", () => {
    const store = after(final({ utteranceId: "a", seq: 1 }), partial({ utteranceId: "b" }));
    const before = store.getSnapshot();
    const listener = vi.fn();
    store.subscribe(listener);
    store.receive([final({ utteranceId: "a", seq: 1 }), partial({ utteranceId: "b" })]);
    expect(store.getSnapshot()).toBe(before);
    expect(listener).not.toHaveBeenCalled();
    store.receive([partial({ utteranceId: "b", text: "more", revision: 2 })]);
    expect(store.getSnapshot().lines[0]).toBe(before.lines[0]);
    expect(store.getSnapshot().lines[1]).not.toBe(before.lines[1]);
    expect(listener).toHaveBeenCalledTimes(1);
  });
});

describe("relayed lines", () => {
  it("are shown, and then merged with the same line from the socket", () => {
    const store = new TranscriptStore();
    store.receiveRelayed(final({ seq: 7 }));
    expect(shown(store)).toEqual(["Hello. heard"]);
    store.receive([final()]);
    store.receive([stored([{ utteranceId: "u1", seq: 1 }])]);
    expect(shown(store)).toEqual(["Hello. stored 1"]);
  });

  it("do not steer what is asked of the server, nor void lines by an epoch of their own", () => {
    const store = after(partial({ utteranceId: "u9" }));
    store.receiveRelayed(final({ seq: 1, epoch: 1_000 }));
    expect(store.getSnapshot().lastSeq).toBe(0);
    expect(shown(store)).toEqual(["Hello. heard", "hel partial"]);
  });

  it("give way to what the server said of the same utterance", () => {
    const store = after(final());
    store.receiveRelayed(final({ text: "Zounds.", epoch: 5 }));
    expect(shown(store)).toEqual(["Hello. heard"]);
  });
});

it("numbers whose lines are withheld leave no hole, whenever they come", () => {
  const seq = (...messages: TranscriptMessage[]) => after(...messages).getSnapshot().lastSeq;
  const withheld = (fromSeq: number, untilSeq: number) =>
    ({ type: "withheld", fromSeq, untilSeq }) as const;
  const line = (at: number) => final({ utteranceId: `u${at}`, seq: at });
  expect(seq(line(4))).toBe(0);
  expect(seq(withheld(1, 3), line(4))).toBe(4);
  expect(seq(line(4), withheld(1, 3))).toBe(4);
  expect(seq(withheld(1, 2), line(4), withheld(3, 3))).toBe(4);
  expect(seq(withheld(5, 6), line(4), withheld(1, 3))).toBe(6);
  const later = after(withheld(1, 2), line(3), line(1), line(2));
  expect(later.getSnapshot()).toMatchObject({ lastSeq: 3, lines: [{}, {}, {}] });
});
