import type { CaptureReport, ListenerCommand } from "./messages.ts";
import { TrackListener } from "./track-listener.ts";

// The scope of a dedicated Worker, as far as it is used here.
declare const self: {
  onmessage: ((event: MessageEvent<ListenerCommand>) => void) | null;
  postMessage(report: CaptureReport): void;
};

let listener: TrackListener | undefined;

self.onmessage = ({ data }) => {
  if (data.type === "open") {
    listener = new TrackListener(data.options, (report) => self.postMessage(report));
  } else if (data.type === "hear") listener?.hear(data.blocks);
  else listener?.obey(data);
};
