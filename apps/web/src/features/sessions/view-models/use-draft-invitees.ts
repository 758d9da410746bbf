"use client";
import { useEffect, useState } from "react";
import { useTranslations } from "#i18n/use-translations.ts";
import { inviteesMax } from "@rooms/contracts/addresses";
import { roomsApi } from "#shared/api/browser.ts";
import { addInvitees, readAddresses } from "./draft-invitees.ts";
import type { DraftInvitee, KnownMember } from "./draft-invitees.ts";

/** What the api has: nothing yet, or it could not be read, and then the list must not be replaced. */
type Saved =
  | { kind: "loading" }
  | { kind: "unknown" }
  /** `mailing` is null while it is not known whether mail is sent here: before the first session is planned. */
  | { kind: "known"; emails: readonly string[]; mailing: boolean | null };

/** How it ended: `none` when there was no address to tell. */
export type InviteOutcome =
  | { kind: "none" }
  | { kind: "told"; count: number; mailing: boolean }
  | { kind: "refused"; code: string };

export interface DraftInvitees {
  saved: Saved;
  invitees: readonly DraftInvitee[];
  members: readonly KnownMember[];
  typed: string;
  error: string | null;
  setTyped: (text: string) => void;
  /** Adds all addresses of the text; what is wrong stays typed and is said. Null then, else the whole list. */
  add: (text: string) => readonly DraftInvitee[] | null;
  remove: (email: string) => void;
  /** Makes the list that of the planned session, where it was changed. */
  save: (slug: string, list: readonly DraftInvitee[]) => Promise<InviteOutcome>;
}

/** The people of a plan, and the members who can be chosen. `slug` is null while there is no session. */
export function useDraftInvitees(spaceId: string, slug: string | null): DraftInvitees {
  const t = useTranslations("sessions.plan.invitees");
  const [saved, setSaved] = useState<Saved>(
    slug === null ? { kind: "known", emails: [], mailing: null } : { kind: "loading" },
  );
  const [invitees, setInvitees] = useState<readonly DraftInvitee[]>([]);
  const [members, setMembers] = useState<readonly KnownMember[]>([]);
  const [typed, setTyped] = useState("");
  const [error, setError] = useState<string | null>(null);

  useEffect(() => {
    let isGone = false;
    void roomsApi.members.list({ params: { id: spaceId } }).then((answer) => {
      // Without suggestions addresses can still be typed.
      if (answer.ok && !isGone) setMembers(answer.data.items);
    });
    if (slug !== null) {
      void roomsApi.invitees.list({ params: { slug } }).then((answer) => {
        if (isGone) return;
        if (!answer.ok) {
          setSaved({ kind: "unknown" });
          return;
        }
        const { items, mailing } = answer.data;
        setInvitees(items);
        setSaved({ kind: "known", emails: items.map(({ email }) => email), mailing });
      });
    }
    return () => {
      isGone = true;
    };
  }, [spaceId, slug]);

  return {
    ...{ saved, invitees, members, typed, error },
    setTyped(text) {
      setTyped(text);
      setError(null);
    },
    add(text) {
      const { emails, wrong } = readAddresses(text);
      const all = addInvitees(invitees, emails, members);
      if (all === null) {
        setTyped(text);
        setError(t("tooMany", { max: inviteesMax }));
        return null;
      }
      setInvitees(all);
      setTyped(wrong.join(", "));
      setError(wrong.length > 0 ? t("wrong", { text: wrong.join(", ") }) : null);
      return wrong.length > 0 ? null : all;
    },
    remove(email) {
      setInvitees(invitees.filter((one) => one.email !== email));
      setError(null);
    },
    save: (slug, list) => saveInvitees(saved, slug, list),
  };
}

async function saveInvitees(
  saved: Saved,
  slug: string,
  list: readonly DraftInvitee[],
): Promise<InviteOutcome> {
  if (saved.kind !== "known") return { kind: "none" };
  const emails = list.map(({ email }) => email);
  const isSame =
    emails.length === saved.emails.length && emails.every((email) => saved.emails.includes(email));
  if (isSame) {
    const { mailing } = saved;
    if (mailing === null || emails.length === 0) return { kind: "none" };
    return { kind: "told", count: emails.length, mailing };
  }
  const answer = await roomsApi.invitees.set({ params: { slug }, body: { emails } });
  if (!answer.ok) return { kind: "refused", code: answer.problem.code };
  const { items, mailing } = answer.data;
  return items.length > 0 ? { kind: "told", count: items.length, mailing } : { kind: "none" };
}
