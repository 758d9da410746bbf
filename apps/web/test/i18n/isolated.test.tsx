// @vitest-environment jsdom
import { render } from "@testing-library/react";
import { expect, it } from "vitest";
import { useTranslations } from "#i18n/use-translations.ts";
import { WithMessages } from "../with-messages.tsx";

function Role({ name }: { name: string }) {
  const t = useTranslations("members");
  return <p>{t("roleOf", { name })}</p>;
}

it.each([
  ["a name in Hebrew", "שרה", "\u2068שרה\u2069"],
  ["an override that reaches for the rest of the sentence", "a\u202Eb", "\u2068ab\u2069"],
  ["a Latin name, which needs nothing", "Olga", "Olga"],
])("isolates %s in a message", (_what, name, expected) => {
  const { container } = render(<Role name={name} />, { wrapper: WithMessages });
  expect(container.textContent).toBe(`Role of ${expected}`);
});
