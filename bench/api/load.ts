import { Agent, request } from "node:http";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";

/**
 * One process that only asks. Open loop: requests leave by the clock, whether or not earlier ones were answered, and
 * each is measured from the moment it was due, so that a stall is counted for every request that would have waited in it.
 */
const [url = "", authorization = "", rateText = "0", secondsText = "0"] = process.argv.slice(2);
const rate = Number(rateText);
const seconds = Number(secondsText);
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const delaysMs: number[] = [];
let failures = 0;

function ask(dueMs: number): Promise<void> {
  return new Promise((resolve) => {
    const settle = (ok: boolean): void => {
      delaysMs.push(performance.now() - dueMs);
      if (!ok) failures += 1;
      resolve();
    };
    request(url, { agent, headers: { authorization } }, (answer) => {
      answer.resume().on("end", () => settle(answer.statusCode === 200));
    })
      .on("error", () => settle(false))
      .end();
  });
}

/** As fast as it goes with 16 at once: requests a second. */
async function flatOut(): Promise<number> {
  const startedAtMs = performance.now();
  let answered = 0;
  const asker = async (): Promise<void> => {
    while (performance.now() - startedAtMs < seconds * 1000) {
      await ask(performance.now());
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: 16 }, asker));
  return answered / ((performance.now() - startedAtMs) / 1000);
}

async function paced(): Promise<void> {
  const startedAtMs = performance.now();
  const running: Promise<void>[] = [];
  for (let sent = 0; sent < rate * seconds; sent += 1) {
    const dueMs = startedAtMs + (sent * 1000) / rate;
    const early = dueMs - performance.now();
    if (early > 0) await wait(early);
    running.push(ask(dueMs));
  }
  await Promise.all(running);
}

const loop = monitorEventLoopDelay({ resolution: 1 });
loop.enable();
const perSecond = rate === 0 ? await flatOut() : (await paced(), rate);
agent.destroy();
const ownDelayMs = loop.percentile(99) / 1e6;
process.stdout.write(JSON.stringify({ perSecond, delaysMs, failures, ownDelayMs }));
