"use client";
import { Field, Input } from "@rooms/ui";
import { useId, useRef, useState } from "react";
import type { ClipboardEvent, KeyboardEvent } from "react";
import { useTranslations } from "#i18n/use-translations.ts";
import { suggestMembers } from "../view-models/draft-invitees.ts";
import type { DraftInvitees } from "../view-models/use-draft-invitees.ts";
import { InviteeList } from "./invitee-list.tsx";
import { MemberSuggestions } from "./member-suggestions.tsx";

/** Who is told of a plan by mail: members by their name, all others by their address. */
export function InviteeField({ draft }: { draft: DraftInvitees }) {
  const t = useTranslations("sessions.plan.invitees");
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const { saved, invitees, members, typed } = draft;
  const suggested = open ? suggestMembers(members, invitees, typed) : [];
  const mailing = saved.kind === "known" ? saved.mailing : null;
  const shownActive = active < suggested.length ? active : -1;

  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const add = (text: string) => {
    draft.add(text);
    close();
  };
  const type = (text: string) => {
    if (/[,;]\s*$/.test(text)) {
      add(text);
      return;
    }
    draft.setTyped(text);
    setOpen(text.trim() !== "");
    // Enter takes the first member that fits a name; an address is taken as it is.
    setActive(text.includes("@") ? -1 : 0);
  };
  const move = (by: 1 | -1) => {
    const { length } = suggestMembers(members, invitees, typed);
    setOpen(length > 0);
    // One place more than there are suggestions: the text itself, chosen by none.
    setActive(((shownActive + 1 + by + length + 1) % (length + 1)) - 1);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const chosen = suggested[shownActive];
    const last = invitees.at(-1);
    if (event.key === "ArrowDown" || event.key === "ArrowUp")
      move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter" && (chosen ?? typed.trim() !== "")) add(chosen?.email ?? typed);
    else if (event.key === "Escape" && suggested.length > 0) {
      // The dialog stays.
      event.stopPropagation();
      close();
    } else {
      if (event.key === "Tab") close();
      if (event.key === "Backspace" && typed === "" && last) draft.remove(last.email);
      return;
    }
    event.preventDefault();
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData("text");
    // A single word is typed on; several addresses are taken at once.
    if (!/[,;\s]/.test(text.trim())) return;
    event.preventDefault();
    add(`${typed} ${text}`);
  };

  if (saved.kind === "unknown") return <p className="text-sm text-text-muted">{t("unknown")}</p>;
  return (
    <div className="flex flex-col gap-2">
      <Field
        label={t("label")}
        hint={mailing === false ? undefined : t(mailing ? "mailHint" : "hint")}
        error={draft.error}
      >
        {(control) => (
          <>
            <InviteeList
              invitees={invitees}
              statesShown={mailing === true}
              onRemove={(email) => {
                draft.remove(email);
                input.current?.focus();
              }}
            />
            <Input
              {...control}
              ref={input}
              role="combobox"
              aria-autocomplete="list"
              aria-expanded={suggested.length > 0}
              aria-controls={listId}
              aria-activedescendant={shownActive < 0 ? undefined : `${listId}-${shownActive}`}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              inputMode="email"
              enterKeyHint="done"
              disabled={saved.kind === "loading"}
              placeholder={t("placeholder")}
              value={typed}
              onChange={(event) => type(event.currentTarget.value)}
              onKeyDown={press}
              onPaste={paste}
            />
            <MemberSuggestions
              id={listId}
              members={suggested}
              active={shownActive}
              onChoose={(email) => add(email)}
            />
          </>
        )}
      </Field>
      <p role="status" className="sr-only">
        {t("count", { count: invitees.length })}
      </p>
    </div>
  );
}
