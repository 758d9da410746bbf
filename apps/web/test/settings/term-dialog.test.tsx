// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { TermDialog } from "#features/settings/components/term-dialog.tsx";
import { soundsLikeOf } from "#features/settings/view-models/glossary.ts";
import { answerApi } from "../answer-api.ts";
import { WithApp } from "../with-app.tsx";

describe("adding a term", () => {
  it("asks the api with each misheard form once, and then closes", async () => {
    const asked = answerApi({ "POST /api/spaces/s1/glossary": { status: 201, body: {} } });
    let open = true;
    render(
      <WithApp>
        <TermDialog spaceId="s1" term={null} open onOpenChange={(next) => (open = next)} />
      </WithApp>,
    );
    await userEvent.type(await screen.findByRole("textbox", { name: "Term" }), "Kubernetes");
    await userEvent.tab();
    await userEvent.keyboard("Cooper Netties, cube, Cooper Netties,");
    await userEvent.click(screen.getByRole("button", { name: "Add term" }));
    expect(open).toBe(false);
    expect(asked[0]?.body).toEqual({ term: "Kubernetes", soundsLike: ["Cooper Netties", "cube"] });
  });

  it("says what is wrong before it asks the api", async () => {
    const asked = answerApi({});
    render(
      <WithApp>
        <TermDialog spaceId="s1" term={null} open onOpenChange={() => undefined} />
      </WithApp>,
    );
    await userEvent.type(await screen.findByRole("textbox", { name: "Term" }), "Kubernetes");
    await userEvent.type(screen.getByRole("textbox", { name: "Misheard as" }), "1,2,3,4,5,6");
    await userEvent.click(screen.getByRole("button", { name: "Add term" }));
    expect(await screen.findByText(/No more than .*5.* forms/)).toBeTruthy();
    expect(asked).toEqual([]);
  });

  it("asks for a letter or a digit in the term and in each form", async () => {
    const asked = answerApi({});
    render(
      <WithApp>
        <TermDialog spaceId="s1" term={null} open onOpenChange={() => undefined} />
      </WithApp>,
    );
    await userEvent.type(await screen.findByRole("textbox", { name: "Term" }), "—");
    await userEvent.type(screen.getByRole("textbox", { name: "Misheard as" }), "cube, ...");
    await userEvent.click(screen.getByRole("button", { name: "Add term" }));
    expect(await screen.findAllByText("Needs a letter or a digit.")).toHaveLength(2);
    expect(asked).toEqual([]);
  });

  it("takes forms apart at commas and semicolons", () => {
    expect(soundsLikeOf(" a b ,c; d,,")).toMatchObject({
      forms: ["a b", "c", "d"],
      tooMany: false,
    });
    expect(soundsLikeOf("x".repeat(61))).toMatchObject({ tooLong: true });
    expect(soundsLikeOf("")).toEqual({
      ...{ forms: [], tooMany: false, tooLong: false, unsayable: false },
    });
  });
});
