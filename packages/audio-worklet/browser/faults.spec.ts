import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { hearing, test } from "./serve.ts";

/** That it is told within 2.5 s is the watchdog's test; here a machine may be busy. */
const told = { timeout: 10_000 };

const state = () => window.harness.capture?.getSnapshot();

/** A tone of 20 s on a track, and a capture of it. */
async function captureTone(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { track, begin } = window.harness.play(48_000, [{ hz: 700, ms: 60_000 }]);
    void window.harness.make({ track }).start();
    begin();
  });
}

/** Faults at the browser's boundary; each is undone when `window.harness.healed` is set. */
const faults: Record<string, { failure: string; inject: (page: Page) => Promise<void> }> = {
  "createMediaStreamSource throws whatever the rate": {
    failure: "TRACK_REFUSED",
    inject: (page) =>
      page.evaluate(() => {
        const original = AudioContext.prototype.createMediaStreamSource;
        AudioContext.prototype.createMediaStreamSource = function (stream) {
          if (window.harness.healed) return original.call(this, stream);
          throw new DOMException("refused", "NotSupportedError");
        };
      }),
  },
  "the processor's module is missing": {
    failure: "MODULE_FAILED",
    inject: (page) =>
      page.evaluate(() => {
        const original = AudioWorklet.prototype.addModule;
        AudioWorklet.prototype.addModule = function (url) {
          return window.harness.healed
            ? original.call(this, url)
            : Promise.reject(new DOMException("404", "AbortError"));
        };
      }),
  },
  "the processor's module never arrives": {
    failure: "NO_AUDIO",
    inject: (page) =>
      page.evaluate(() => {
        const original = AudioWorklet.prototype.addModule;
        AudioWorklet.prototype.addModule = function (url) {
          return window.harness.healed ? original.call(this, url) : new Promise(() => undefined);
        };
      }),
  },
  "no audio context can be made": {
    failure: "CONTEXT_REFUSED",
    inject: (page) =>
      page.evaluate(() => {
        const Original = AudioContext;
        // The harness needs one for its own tone.
        window.harness.createContext = (options) => {
          if (window.harness.healed) return new Original(options);
          throw new DOMException("too many", "NotSupportedError");
        };
      }),
  },
  "the context never resumes": {
    failure: "HELD_BACK",
    inject: (page) =>
      page.evaluate(() => {
        window.harness.createContext = (options) => {
          const context = new AudioContext(options);
          if (window.harness.healed) return context;
          Object.defineProperty(context, "state", { get: () => "suspended" });
          void context.suspend();
          context.resume = () => new Promise(() => undefined);
          return context;
        };
      }),
  },
  "the node cannot be made": {
    failure: "MODULE_FAILED",
    inject: (page) =>
      page.evaluate(() => {
        const Original = AudioWorkletNode;
        globalThis.AudioWorkletNode = new Proxy(Original, {
          construct(target, given: ConstructorParameters<typeof AudioWorkletNode>) {
            if (window.harness.healed) return new target(...given);
            throw new DOMException("no such processor", "InvalidStateError");
          },
        });
      }),
  },
};

for (const [name, { failure, inject }] of Object.entries(faults)) {
  test(`${name}: it is told, and hears as soon as that is over`, async ({ page }) => {
    await hearing("by an audio context", page);
    await inject(page);
    await captureTone(page);
    await expect.poll(async () => (await page.evaluate(state))?.failure, told).toBe(failure);
    expect(await page.evaluate(() => window.harness.chunks.length)).toBe(0);
    await page.evaluate(() => {
      window.harness.healed = true;
      // For a context that waits for one, as the room's button does.
      void window.harness.capture?.resume();
    });
    await expect
      .poll(() => page.evaluate(state), { timeout: 20_000 })
      .toMatchObject({ status: "running", failure: null });
    await expect.poll(() => page.evaluate(() => window.harness.chunks.length)).toBeGreaterThan(4);
    await page.evaluate(() => window.harness.capture?.close());
  });
}

test("a browser that connects a track at its own rate alone, as Firefox does, is given a context of that rate", async ({
  page,
}) => {
  await hearing("by an audio context", page);
  await page.evaluate(() => {
    const original = AudioContext.prototype.createMediaStreamSource;
    AudioContext.prototype.createMediaStreamSource = function (stream) {
      if (this.sampleRate === 16_000) return original.call(this, stream);
      throw new DOMException("different sample-rate", "NotSupportedError");
    };
  });
  await captureTone(page);
  await expect.poll(() => page.evaluate(() => window.harness.chunks.length)).toBeGreaterThan(4);
  expect(await page.evaluate(() => window.harness.failures)).toEqual([]);
  await page.evaluate(() => window.harness.capture?.close());
  // Each context that was refused the track is let go of.
  expect(
    await page.evaluate(
      () => window.harness.contexts.filter(({ state }) => state !== "closed").length,
    ),
  ).toBe(0);
});

const readerFaults: Record<string, (page: Page) => Promise<unknown>> = {
  "MediaStreamTrackProcessor throws": (page) =>
    page.evaluate(makeThrow, "MediaStreamTrackProcessor"),
  "a Worker cannot be made": (page) => page.evaluate(makeThrow, "Worker"),
  "the Worker's file is missing": (page) =>
    page.route("**/track-worker.ts", (route) => route.fulfill({ status: 404 })),
};

/** Has the page's constructor of this name throw. */
function makeThrow(name: string): void {
  const construct = (): never => {
    throw new DOMException("refused", "NotSupportedError");
  };
  // A class of the page's own; whichever it is, it can be called with `new`.
  const original = Reflect.get(globalThis, name) as new () => object;
  Reflect.set(globalThis, name, new Proxy(original, { construct }));
}

for (const [name, inject] of Object.entries(readerFaults)) {
  test(`${name}: the track is heard by an audio context, and no failure is told`, async ({
    page,
  }) => {
    await inject(page);
    await captureTone(page);
    await expect.poll(() => page.evaluate(() => window.harness.chunks.length)).toBeGreaterThan(4);
    expect(await page.evaluate(() => window.harness.failures)).toEqual([]);
    await page.evaluate(() => window.harness.capture?.close());
  });
}

test("a track that is refused in the middle of a call is told, and the next one is heard", async ({
  page,
}) => {
  await hearing("by an audio context", page);
  await captureTone(page);
  await expect.poll(() => page.evaluate(() => window.harness.chunks.length)).toBeGreaterThan(4);
  await faults["createMediaStreamSource throws whatever the rate"]?.inject(page);
  await page.evaluate(() => {
    window.harness.capture?.setTrack(window.harness.play(44_100, [{ hz: 500, ms: 1_000 }]).track);
  });
  await expect.poll(async () => (await page.evaluate(state))?.failure, told).toBe("TRACK_REFUSED");
  const heard = await page.evaluate(() => window.harness.chunks.length);
  await page.evaluate(() => {
    window.harness.healed = true;
    const { track, begin } = window.harness.play(44_100, [{ hz: 900, ms: 20_000 }]);
    window.harness.capture?.setTrack(track);
    begin();
  });
  await expect
    .poll(() => page.evaluate(() => window.harness.chunks.length), { timeout: 20_000 })
    .toBeGreaterThan(heard + 4);
  await page.evaluate(() => window.harness.capture?.close());
});
