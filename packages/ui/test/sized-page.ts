import { vi } from "vitest";

/** jsdom lays nothing out. Here every element has a size by its role, which is all a virtual list needs. */
export function sizePage(sizes: { viewportPx: number; rowPx: number }): void {
  class SizedObserver implements ResizeObserver {
    readonly #report: ResizeObserverCallback;
    constructor(report: ResizeObserverCallback) {
      this.#report = report;
    }
    observe(target: Element): void {
      const height = target.getAttribute("role") === "region" ? sizes.viewportPx : sizes.rowPx;
      const contentRect = DOMRect.fromRect({ width: 400, height });
      const entry: ResizeObserverEntry = {
        target,
        contentRect,
        borderBoxSize: [],
        contentBoxSize: [],
        devicePixelContentBoxSize: [],
      };
      queueMicrotask(() => this.#report([entry], this));
    }
    unobserve(): void {
      return undefined;
    }
    disconnect(): void {
      return undefined;
    }
  }
  vi.stubGlobal("ResizeObserver", SizedObserver);
  vi.spyOn(HTMLElement.prototype, "offsetParent", "get").mockReturnValue(document.body);
  Object.defineProperty(HTMLElement.prototype, "scrollTo", {
    configurable: true,
    value(this: HTMLElement, options: ScrollToOptions) {
      this.scrollTop = options.top ?? 0;
      this.dispatchEvent(new Event("scroll"));
    },
  });
}
