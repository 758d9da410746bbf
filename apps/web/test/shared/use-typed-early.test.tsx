// @vitest-environment jsdom
import { act } from "@testing-library/react";
import { useState } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { useTypedEarly } from "#shared/use-typed-early.ts";

function Search({ first = "" }: { first?: string }) {
  const [text, setText] = useState(first);
  return (
    <>
      <input ref={useTypedEarly(setText)} value={text} onChange={(e) => setText(e.target.value)} />
      <output>{text}</output>
    </>
  );
}

/** A page as the server made it, with a text typed into its field before it answers. */
async function typeThenHydrate(page: React.ReactNode, typed: string | null): Promise<string> {
  const place = document.createElement("div");
  place.innerHTML = renderToString(page);
  const field = place.querySelector("input");
  if (field !== null && typed !== null) field.value = typed;
  const root = await act(() => hydrateRoot(place, page));
  const shown = `${place.querySelector("input")?.value}|${place.querySelector("output")?.textContent}`;
  act(() => {
    root.unmount();
  });
  return shown;
}

describe("a field into which is typed before the page answers", () => {
  it("hands the text over, also where it came with another or was emptied", async () => {
    expect(await typeThenHydrate(<Search />, "budget")).toBe("budget|budget");
    expect(await typeThenHydrate(<Search first="old" />, "budget")).toBe("budget|budget");
    expect(await typeThenHydrate(<Search first="old" />, "")).toBe("|");
    expect(await typeThenHydrate(<Search first="old" />, null)).toBe("old|old");
  });
});
