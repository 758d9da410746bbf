/**
 * How to ask for a microphone. Noise suppression switches the browser's whole voice processing: with it off, music
 * and a good microphone pass as they are. `ideal` and not `exact`: a device that is gone must not bar the way.
 */
export function microphoneConstraints(
  deviceId: string | null,
  noiseSuppression: boolean,
): MediaTrackConstraints {
  return {
    ...(deviceId ? { deviceId: { ideal: deviceId } } : {}),
    echoCancellation: noiseSuppression,
    noiseSuppression,
    autoGainControl: noiseSuppression,
  };
}

export function cameraConstraints(deviceId: string | null): MediaTrackConstraints {
  return {
    ...(deviceId ? { deviceId: { ideal: deviceId } } : {}),
    width: { ideal: 1280 },
    height: { ideal: 720 },
    frameRate: { ideal: 30 },
  };
}
