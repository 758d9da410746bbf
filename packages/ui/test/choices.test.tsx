import { act, fireEvent, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { useState } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { describe, expect, it, onTestFinished } from "vitest";
import { Checkbox } from "../src/primitives/checkbox.tsx";
import { ChoiceCards } from "../src/primitives/choice-cards.tsx";

const choices = [
  { value: "a", label: "Alone", hint: "No other person." },
  { value: "b", label: "Together" },
] as const;

function Choice({ disabled = false }: { disabled?: boolean }) {
  const [value, setValue] = useState<"a" | "b">("a");
  return (
    <ChoiceCards
      label="How"
      choices={choices}
      value={value}
      onChange={setValue}
      disabled={disabled}
    />
  );
}

/** Anything else that is changed draws the choice again. */
function ModeForm() {
  const [name, setName] = useState("");
  return (
    <>
      <label>
        Name <input value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <ChoiceCards label="How" choices={choices} name="mode" defaultValue="a" />
    </>
  );
}

describe("a choice of few", () => {
  it("is one group with a name, where arrows move the choice", async () => {
    render(<Choice />);
    expect(screen.getByRole("group", { name: "How" })).toBeDefined();
    await userEvent.tab();
    await userEvent.keyboard("{ArrowDown}");
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "Together" }).checked).toBe(true);
  });

  it("keeps in its form what was chosen before the page answered", async () => {
    const form = document.createElement("form");
    document.body.append(form);
    onTestFinished(() => form.remove());
    const page = <ModeForm />;
    form.innerHTML = renderToString(page);
    screen.getByRole("radio", { name: "Together" }).click();
    const root = await act(() => hydrateRoot(form, page));
    fireEvent.change(screen.getByLabelText("Name"), { target: { value: "North" } });
    expect(new FormData(form).get("mode")).toBe("b");
    act(() => root.unmount());
  });

  it("cannot be changed while it is disabled", async () => {
    render(<Choice disabled />);
    await userEvent.click(screen.getByText("Together"));
    expect(screen.getByRole<HTMLInputElement>("radio", { name: /Alone/ }).checked).toBe(true);
  });
});

describe("a tick", () => {
  it("is set by its label and read with its hint", async () => {
    render(<Checkbox label="Read sessions" hint="And their people." />);
    const box = screen.getByRole<HTMLInputElement>("checkbox", { name: "Read sessions" });
    await userEvent.click(screen.getByText("Read sessions"));
    expect(box.checked).toBe(true);
    const hint = document.getElementById(box.getAttribute("aria-describedby") ?? "");
    expect(hint?.textContent).toBe("And their people.");
  });
});
