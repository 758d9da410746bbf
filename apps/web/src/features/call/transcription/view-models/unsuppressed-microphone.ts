import { findMediaDevices } from "#shared/media-devices.ts";

/**
 * The same microphone once more, with the browser's echo cancellation and gain control but without its noise
 * suppression, of which the recogniser writes every tenth word wrongly in noise (docs/decisions/0010). Null where nothing
 * is suppressed, or where the browser processes a microphone in one way only.
 */
export async function openUnsuppressed(source: MediaStreamTrack): Promise<MediaStreamTrack | null> {
  const { deviceId, noiseSuppression, echoCancellation, autoGainControl } = source.getSettings();
  if (noiseSuppression !== true || deviceId === undefined || isPhone()) return null;
  const audio: MediaTrackConstraints = {
    deviceId: { exact: deviceId },
    echoCancellation: echoCancellation !== false,
    autoGainControl: autoGainControl !== false,
    noiseSuppression: false,
  };
  return (
    (await opened(audio, { by: findMediaDevices(), source })) ??
    (await opened(audio, { by: devicesOfFrame(), source }))
  );
}

async function opened(
  audio: MediaTrackConstraints,
  { by, source }: { by: MediaDevices | undefined; source: MediaStreamTrack },
): Promise<MediaStreamTrack | null> {
  try {
    const stream = await by?.getUserMedia({ audio });
    const track = stream?.getAudioTracks()[0];
    if (track === undefined) return null;
    if (differs(track, source)) return track;
    track.stop();
  } catch {
    // What is suppressed for people is heard then.
  }
  return null;
}

let frame: HTMLIFrameElement | undefined;

/**
 * Chromium (156) gives all openings of a microphone in one frame the processing of the first. A frame of our own has an
 * opening of its own; it stays, since its tracks would end with it.
 */
function devicesOfFrame(): MediaDevices | undefined {
  if (frame?.isConnected !== true) {
    frame = document.createElement("iframe");
    frame.hidden = true;
    frame.title = "";
    document.body.append(frame);
  }
  return frame.contentWindow?.navigator.mediaDevices;
}

/** The second opening may have been given the processing of the first, or have changed it. */
function differs(track: MediaStreamTrack, source: MediaStreamTrack): boolean {
  return (
    track.getSettings().noiseSuppression === false && source.getSettings().noiseSuppression === true
  );
}

/** A phone's system decides how a microphone is processed, and a second opening may take it from the first. */
function isPhone(): boolean {
  return /Android|iPhone|iPad|Mobile/.test(navigator.userAgent);
}
