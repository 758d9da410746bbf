// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { InsecureNotice } from "#shared/components/insecure-notice.tsx";
import { copyText } from "#shared/copy-text.ts";
import { deviceProblemOf } from "#features/call/room/view-models/device-problem.ts";
import { WithMessages } from "../with-messages.tsx";

const asked = vi.fn<(text: string | undefined) => boolean>();

function browser({ secure, copies = true }: { secure: boolean; copies?: boolean }): void {
  vi.stubGlobal("isSecureContext", secure);
  asked.mockReset();
  // jsdom has neither the clipboard nor the older way; a page without https has the older way alone.
  const execCommand = (): boolean => {
    asked(document.querySelector("textarea")?.value);
    return copies;
  };
  Object.assign(document, { execCommand });
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const notice = (address: string) =>
  render(
    <WithMessages>
      <InsecureNotice address={address} />
    </WithMessages>,
  );

describe("a page without https", () => {
  it("says so, and asks for the address where the server has none with https", () => {
    browser({ secure: false });
    notice("http://rooms.lan/session/x");
    expect(screen.getByRole("status").textContent).toContain("Ask your administrator");
    expect(screen.queryByRole("link")).toBeNull();
  });

  it("leads to the https address of the same page where there is one", () => {
    browser({ secure: false });
    notice("https://rooms.example.com/session/x");
    const link = screen.getByRole("link", { name: "Open with https" });
    expect(link.getAttribute("href")).toBe("https://rooms.example.com/session/x");
  });

  it("knows its missing devices for what they are", () => {
    browser({ secure: false });
    expect(deviceProblemOf(new TypeError("undefined has no getUserMedia"))).toBe("insecure");
    browser({ secure: true });
    expect(deviceProblemOf(new TypeError("anything else"))).toBe("failed");
  });

  it.each([true, false])(
    "copies by selecting, and says whether that worked: %s",
    async (copies) => {
      browser({ secure: false, copies });
      await expect(copyText("the link")).resolves.toBe(copies);
      expect(asked.mock.calls).toEqual([["the link"]]);
      expect(document.querySelector("textarea")).toBeNull();
    },
  );
});

it("a page with https says nothing of it", () => {
  browser({ secure: true });
  notice("https://rooms.example.com/");
  expect(screen.queryByRole("status")).toBeNull();
});
