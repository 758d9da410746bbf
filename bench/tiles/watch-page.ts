import type { Person } from "@rooms/e2e/support";
import { frameTimesMs } from "../frame-times.ts";

/** What a page did over a stretch of time. */
export interface PageWork {
  /** Of the main thread's time, 0–1; by its processor time, so that waiting for a busy machine does not count. */
  readonly busy: number;
  readonly framesPerSecond: number;
  readonly frameMs: readonly number[];
  readonly longTasksMs: readonly number[];
  readonly receivedKbitPerSecond: number;
  readonly nodes: number;
  /** Videos that played on. */
  readonly pictures: number;
}

interface WatchedWindow extends Window {
  roomsPeers?: RTCPeerConnection[];
  roomsLongTasks?: number[];
}

/** Runs in each page before all else: keeps its peer connections and long tasks at hand. */
export function watchPage(): void {
  const peers: RTCPeerConnection[] = [];
  const tasks: number[] = [];
  Object.assign(window, { roomsPeers: peers, roomsLongTasks: tasks });
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      peers.push(this);
    }
  };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  }).observe({ type: "longtask" });
}

/** Watches a person's page for so long. */
export async function workOf({ context, page }: Person, durationMs: number): Promise<PageWork> {
  const devtools = await context.newCDPSession(page);
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  const metric = async (name: string): Promise<number> => {
    const { metrics } = await devtools.send("Performance.getMetrics");
    return metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  };
  const before = await metric("TaskDuration");
  const watching = await page.evaluateHandle(watch);
  const frameMs = await page.evaluate(frameTimesMs, durationMs);
  const { receivedBytes, ...watched } = await watching.evaluate((started) => started.end());
  const busyS = (await metric("TaskDuration")) - before;
  await devtools.detach();
  const elapsedMs = frameMs.reduce((sum, one) => sum + one, 0);
  return {
    ...watched,
    frameMs,
    busy: (busyS * 1_000) / elapsedMs,
    framesPerSecond: (frameMs.length * 1_000) / elapsedMs,
    receivedKbitPerSecond: (receivedBytes * 8) / elapsedMs,
  };
}

/** Runs in the page: begins to watch, and `end` says what was seen since. */
async function watch() {
  const seen = window as WatchedWindow;
  const received = async (): Promise<number> => {
    let bytes = 0;
    for (const peer of seen.roomsPeers ?? []) {
      if (peer.connectionState === "closed") continue;
      for (const report of (await peer.getStats()).values()) {
        const { type, bytesReceived } = report as { type: string; bytesReceived?: number };
        if (type === "transport") bytes += bytesReceived ?? 0;
      }
    }
    return bytes;
  };
  const videos = [...document.querySelectorAll("video")];
  const shown = (): number[] => videos.map((one) => one.getVideoPlaybackQuality().totalVideoFrames);
  const [bytesBefore, shownBefore] = [await received(), shown()];
  const tasksBefore = seen.roomsLongTasks?.length ?? 0;
  const end = async () => {
    const shownAfter = shown();
    return {
      longTasksMs: seen.roomsLongTasks?.slice(tasksBefore) ?? [],
      receivedBytes: (await received()) - bytesBefore,
      nodes: document.querySelectorAll("*").length,
      pictures: shownAfter.filter((count, index) => count > (shownBefore[index] ?? 0)).length,
    };
  };
  return { end };
}
