import { Track } from "livekit-client";
import { expect, it } from "vitest";
import { mayShareScreen } from "#features/call/room/view-models/screen-permission.ts";

const { Microphone, Camera, ScreenShare } = Track.Source;

/** LiveKit's permission of one who may publish these alone. */
const publishing = (...sources: Track.Source[]) =>
  ({
    permissions: { canPublishSources: sources.map(Track.sourceToProto) },
  }) as unknown as Parameters<typeof mayShareScreen>[1];

it("the screen may be shared where LiveKit takes it, and where it limits nothing or said nothing yet", () => {
  expect(mayShareScreen({ Track }, publishing(Microphone, Camera, ScreenShare))).toBe(true);
  expect(mayShareScreen({ Track }, publishing(Microphone, Camera))).toBe(false);
  expect(mayShareScreen({ Track }, publishing())).toBe(true);
  expect(mayShareScreen({ Track }, { permissions: undefined })).toBe(true);
});
