/** The browser's cameras and microphones; undefined on a page without https, which gets none. */
export function findMediaDevices(): MediaDevices | undefined {
  return navigator.mediaDevices;
}
