import { findServiceWorkers } from "./service-workers.ts";
import { StoredSwitch } from "./stored-switch.ts";

const wish = (name: string) =>
  new StoredSwitch(`rooms.notify.${name}`, { initially: false, storage: () => localStorage });

/** What a person wants to be notified of in this browser. */
export const notifyOf = {
  /** People ask to be let in, while the page is not looked at. */
  lobby: wish("lobby"),
  /** A planned session is about to start. */
  start: wish("start"),
} as const;

export type Permission = "granted" | "denied" | "unsupported";

const workerPath = "/notify-worker.js";

/** Asks the person, who has just said that they want it. Browsers offer it on pages with https alone. */
export async function askToNotify(): Promise<Permission> {
  if (!("Notification" in globalThis)) return "unsupported";
  const answer = await Notification.requestPermission();
  if (answer !== "granted") return "denied";
  // Phones show a notification only through a worker.
  await findServiceWorkers()
    ?.register(workerPath)
    .catch(() => undefined);
  return "granted";
}

export interface NotificationText {
  readonly title: string;
  readonly body?: string;
  /** The same tag takes the place of the one before, in other tabs too. */
  readonly tag: string;
  /** Where it leads. */
  readonly path: string;
}

/** Notifies where that was allowed; nothing happens elsewhere. */
export async function notify({ title, body = "", tag, path }: NotificationText): Promise<void> {
  if (!("Notification" in globalThis) || Notification.permission !== "granted") return;
  const options = { body, tag, icon: "/icons/icon-192.png", data: { path } };
  const registration = await findServiceWorkers()?.getRegistration(workerPath);
  if (registration) {
    await registration.showNotification(title, options);
    return;
  }
  const shown = new Notification(title, options);
  shown.onclick = () => {
    window.focus();
    shown.close();
    if (location.pathname !== path) location.assign(path);
  };
}

/** Shows a number on the icon of the installed app, or takes it away; nothing where there is no such thing. */
export function badgeApp(count: number): void {
  if (!("setAppBadge" in navigator)) return;
  const done = count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge();
  done.catch(() => undefined);
}
