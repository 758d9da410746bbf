import { Observable } from "#shared/observable.ts";

/** The browser's window above all others; TypeScript's DOM library does not know it. */
interface DocumentPictureInPicture {
  requestWindow(size: { width: number; height: number }): Promise<Window>;
}

/** What the small window can be here: a page of ours with its controls, one video alone, or nothing. */
export type PictureInPictureKind = "document" | "video" | "none";

export type PictureInPictureState =
  | { readonly kind: "closed" }
  | { readonly kind: "document"; readonly window: Window }
  | { readonly kind: "video"; readonly video: HTMLVideoElement };

const closed: PictureInPictureState = { kind: "closed" };
const sizePx = { width: 384, height: 288 };

function documentApi(): DocumentPictureInPicture | null {
  const api: unknown = Reflect.get(globalThis, "documentPictureInPicture");
  return typeof api === "object" && api !== null ? (api as DocumentPictureInPicture) : null;
}

/** What this browser has. Firefox shows a button of its own on each video, and gives pages none. */
export function pictureInPictureKind(): PictureInPictureKind {
  if (documentApi()) return "document";
  // Typed as always there; missing in Firefox.
  return (document.pictureInPictureEnabled as boolean | undefined) === true ? "video" : "none";
}

/** Whether a window can be opened: one that shows a video alone needs one that is on. */
export function canOpenSmall(kind: PictureInPictureKind, anyVideo: boolean): boolean {
  return kind === "document" || (kind === "video" && anyVideo);
}

/** The room's small window. The browser may close it at any time; that is followed, not fought. */
export class PictureInPicture {
  readonly #state = new Observable<PictureInPictureState>(closed);
  readonly subscribe = this.#state.subscribe;
  readonly getSnapshot = this.#state.getSnapshot;
  #opening = false;

  /** Must be called from a gesture. `video` is what is shown where the browser shows no more than one video. */
  async open(video: HTMLVideoElement | null): Promise<void> {
    if (this.#opening || this.getSnapshot().kind !== "closed") return;
    this.#opening = true;
    try {
      const api = documentApi();
      if (api) this.#follow(await api.requestWindow(sizePx));
      else if (video) await this.#showVideo(video);
    } catch {
      // Refused by the browser or its settings: the room stays where it is.
    } finally {
      this.#opening = false;
    }
  }

  /** The video that is shown went with its tile: another takes its place, which needs no gesture, or the window closes. */
  async showInstead(video: HTMLVideoElement | null): Promise<void> {
    // One that has no picture yet is refused.
    if (video) await this.#showVideo(video).catch(() => this.close());
    else this.close();
  }

  close(): void {
    const state = this.getSnapshot();
    this.#state.set(closed);
    if (state.kind === "document") state.window.close();
    if (state.kind === "video" && document.pictureInPictureElement === state.video)
      document.exitPictureInPicture().catch(() => undefined);
  }

  #follow(window: Window): void {
    dress(window);
    // Not only by our button: by its own, with the tab, or when another page opens one.
    window.addEventListener("pagehide", () => this.#closedIf(window), { once: true });
    this.#state.set({ kind: "document", window });
  }

  async #showVideo(video: HTMLVideoElement): Promise<void> {
    await video.requestPictureInPicture();
    video.addEventListener("leavepictureinpicture", () => this.#closedIf(video), { once: true });
    this.#state.set({ kind: "video", video });
  }

  #closedIf(shown: Window | HTMLVideoElement): void {
    const state = this.getSnapshot();
    const current =
      state.kind === "document" ? state.window : state.kind === "video" && state.video;
    if (current === shown) this.#state.set(closed);
  }
}

/** Gives the window the page's looks, language and theme; it begins as an empty page of ours under the same policy. */
function dress(window: Window): void {
  const { documentElement: root, head } = window.document;
  for (const { name, value } of document.documentElement.attributes) root.setAttribute(name, value);
  for (const sheet of document.querySelectorAll("link[rel=stylesheet], style"))
    head.append(window.document.importNode(sheet, true));
  window.document.title = document.title;
}
