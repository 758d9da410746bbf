// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  canOpenSmall,
  PictureInPicture,
  pictureInPictureKind,
} from "#features/call/room/view-models/picture-in-picture.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(document, "pictureInPictureEnabled");
});

/** A browser that opens such windows, each a document of its own. */
function browserWithWindows(refuse = false) {
  const opened: { window: Window; closed: boolean }[] = [];
  const requestWindow = () => {
    if (refuse) return Promise.reject(new DOMException("No gesture", "NotAllowedError"));
    const one = { window: null as unknown as Window, closed: false };
    const target = new EventTarget();
    one.window = Object.assign(target, {
      document: document.implementation.createHTMLDocument(),
      close: () => {
        one.closed = true;
        target.dispatchEvent(new Event("pagehide"));
      },
    }) as unknown as Window;
    opened.push(one);
    return Promise.resolve(one.window);
  };
  vi.stubGlobal("documentPictureInPicture", { requestWindow });
  return opened;
}

describe("the small window", () => {
  it("is a page of ours where the browser has it, else a video, else nothing", () => {
    expect(pictureInPictureKind()).toBe("none");
    Object.defineProperty(document, "pictureInPictureEnabled", { value: true, configurable: true });
    expect(pictureInPictureKind()).toBe("video");
    browserWithWindows();
    expect(pictureInPictureKind()).toBe("document");
  });

  it("has the page's looks and language", async () => {
    document.documentElement.lang = "ru";
    document.head.innerHTML = "<style>main { color: red }</style>";
    const [picture, opened] = [new PictureInPicture(), browserWithWindows()];
    await picture.open(null);
    const root = opened[0]?.window.document.documentElement;
    expect(root?.lang).toBe("ru");
    expect(root?.querySelector("style")?.textContent).toBe("main { color: red }");
  });

  it("that the browser closes is closed, and can be opened again", async () => {
    const [picture, opened] = [new PictureInPicture(), browserWithWindows()];
    await picture.open(null);
    expect(picture.getSnapshot().kind).toBe("document");
    opened[0]?.window.dispatchEvent(new Event("pagehide"));
    expect(picture.getSnapshot().kind).toBe("closed");
    await picture.open(null);
    expect(picture.getSnapshot().kind).toBe("document");
    // The first one's farewell, once more and too late.
    opened[0]?.window.dispatchEvent(new Event("pagehide"));
    expect(picture.getSnapshot().kind).toBe("document");
  });

  it("goes with the room", async () => {
    const [picture, opened] = [new PictureInPicture(), browserWithWindows()];
    await picture.open(null);
    picture.close();
    expect(opened[0]?.closed).toBe(true);
  });

  it("opens once, however often one presses meanwhile", async () => {
    const [picture, opened] = [new PictureInPicture(), browserWithWindows()];
    await Promise.all([picture.open(null), picture.open(null)]);
    await picture.open(null);
    expect(opened).toHaveLength(1);
  });

  it("that the browser refuses leaves all as it is", async () => {
    browserWithWindows(true);
    const picture = new PictureInPicture();
    await picture.open(null);
    expect(picture.getSnapshot().kind).toBe("closed");
  });
});

/** A browser that shows one video alone, and no page. */
function browserWithVideos() {
  let shown: Element | null = null;
  const leave = () => {
    shown?.dispatchEvent(new Event("leavepictureinpicture"));
    shown = null;
  };
  const define = (target: object, name: string, value: PropertyDescriptor) =>
    Object.defineProperty(target, name, { configurable: true, ...value });
  define(document, "pictureInPictureEnabled", { value: true });
  define(document, "pictureInPictureElement", { get: () => shown });
  define(document, "exitPictureInPicture", {
    value: () => {
      leave();
      return Promise.resolve();
    },
  });
  const video = (hasPicture = true) => {
    const element = document.createElement("video");
    define(element, "requestPictureInPicture", {
      value: () => {
        if (!hasPicture) return Promise.reject(new DOMException("Empty", "InvalidStateError"));
        leave();
        shown = element;
        return Promise.resolve({});
      },
    });
    return element;
  };
  return { video, shown: () => shown };
}

describe("the small window of a video that goes with its tile", () => {
  it("shows another video, and is still closed by our button", async () => {
    const { video, shown } = browserWithVideos();
    const picture = new PictureInPicture();
    await picture.open(video());
    const other = video();
    await picture.showInstead(other);
    expect(picture.getSnapshot()).toEqual({ kind: "video", video: other });
    expect(shown()).toBe(other);
    picture.close();
    expect(shown()).toBeNull();
  });

  it.each(["none", "one without a picture yet"])("closes while there is %s", async (which) => {
    const { video, shown } = browserWithVideos();
    const picture = new PictureInPicture();
    await picture.open(video());
    await picture.showInstead(which === "none" ? null : video(false));
    expect(picture.getSnapshot().kind).toBe("closed");
    expect(shown()).toBeNull();
  });
});

it.each([
  ["document", false, true],
  ["video", true, true],
  ["video", false, false],
  ["none", true, false],
] as const)(
  "a small window that is a %s, with a video on: %s, can be opened: %s",
  (kind, anyVideo, can) => {
    expect(canOpenSmall(kind, anyVideo)).toBe(can);
  },
);
