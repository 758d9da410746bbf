import { render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { Button } from "../src/primitives/button.tsx";
import { ConfirmDialog } from "../src/primitives/confirm-dialog.tsx";
import { Modal } from "../src/primitives/modal.tsx";
import { TextField } from "../src/primitives/text-field.tsx";

function NewSpace() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        New space
      </button>
      <Modal
        open={open}
        onOpenChange={setOpen}
        title="New space"
        closeLabel="Close"
        footer={<Button>Create</Button>}
      >
        <TextField label="Name" />
      </Modal>
    </>
  );
}

describe("a modal", () => {
  it("takes the focus to its first field and back to where it came from, on one Escape", async () => {
    const user = userEvent.setup();
    render(<NewSpace />);
    const opener = screen.getByRole("button", { name: "New space" });
    await user.click(opener);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Name")));
    expect(screen.getByRole("dialog", { name: "New space" })).toBeTruthy();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(opener));
  });

  it("keeps the Tab key inside", async () => {
    const user = userEvent.setup();
    render(<NewSpace />);
    await user.click(screen.getByRole("button", { name: "New space" }));
    const dialog = await screen.findByRole("dialog");
    for (let step = 0; step < 6; step += 1) {
      await user.tab();
      await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
    }
  });
});

it("a confirmation starts on cancel, so that a stray Enter does nothing", async () => {
  const user = userEvent.setup();
  const onConfirm = vi.fn();
  const onOpenChange = vi.fn();
  render(
    <ConfirmDialog
      open
      onOpenChange={onOpenChange}
      title="End for all?"
      description="All participants leave."
      confirmLabel="End"
      cancelLabel="Cancel"
      danger
      onConfirm={onConfirm}
    />,
  );
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Cancel" })),
  );
  await user.keyboard("{Enter}");
  expect(onConfirm).not.toHaveBeenCalled();
  expect(onOpenChange).toHaveBeenCalledWith(false);
});

function DeleteSession() {
  const [title, setTitle] = useState<string | null>("Weekly");
  return (
    <ConfirmDialog
      open={title !== null}
      onOpenChange={(open) => !open && setTitle(null)}
      title="Delete session?"
      description={`“${title ?? "Untitled"}” is deleted.`}
      confirmLabel="Delete"
      cancelLabel="Cancel"
      onConfirm={() => setTitle(null)}
    />
  );
}

it("a confirmation keeps its words while it fades, though its owner has forgotten what it asked about", async () => {
  // jsdom knows no animations; this one lasts until it is let go.
  const fading = Promise.withResolvers<undefined>();
  const animations = () => [{ finished: fading.promise }];
  Object.assign(Element.prototype, { getAnimations: animations });
  onTestFinished(() => void Reflect.deleteProperty(Element.prototype, "getAnimations"));
  const user = userEvent.setup();
  render(<DeleteSession />);
  await screen.findByText("“Weekly” is deleted.");
  await user.click(screen.getByRole("button", { name: "Delete" }));
  const dialog = screen.getByRole("alertdialog");
  await waitFor(() => expect(dialog.hasAttribute("data-closed")).toBe(true));
  expect(dialog.textContent).toContain("“Weekly” is deleted.");
  fading.resolve(undefined);
  await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
});

it("a text field takes as many emoji as letters, and not one more", async () => {
  const user = userEvent.setup();
  const onChange = vi.fn<(value: string) => void>();
  render(
    <TextField label="Name" maxLength={3} onChange={(event) => onChange(event.target.value)} />,
  );
  await user.click(screen.getByLabelText("Name"));
  await user.paste("👨\u200d👩\u200d👧🦊ab");
  expect(screen.getByLabelText<HTMLInputElement>("Name").value).toBe("👨\u200d👩\u200d👧🦊a");
  expect(onChange).toHaveBeenLastCalledWith("👨\u200d👩\u200d👧🦊a");
});
