import type { Invitee, Member } from "@rooms/api-client";
import { emailLengthMax, emailPattern, inviteesMax } from "@rooms/contracts/addresses";

/** A person on the list as a dialog holds it until it is saved. */
export interface DraftInvitee extends Pick<Invitee, "email" | "displayName"> {
  /** Null until it is saved. */
  state: Invitee["state"] | null;
}

export type KnownMember = Pick<Member, "email" | "displayName">;

const suggestionsMax = 6;

/** The addresses of a typed or pasted text, also as mail programs write them with names; the rest is `wrong`. */
export function readAddresses(text: string): { emails: string[]; wrong: string[] } {
  const unquoted = text.replaceAll(/"[^"]*"/g, " ");
  const emails = new Set<string>();
  const wrong: string[] = [];
  for (const part of unquoted.split(/[,;\r\n\t]+/)) {
    const bracketed = [...part.matchAll(/<([^<>]*)>/g)].map(([, inside = ""]) => inside);
    const words = bracketed.length > 0 ? bracketed : wordsOf(part);
    for (const word of words) {
      const email = word.normalize("NFKC").trim().toLowerCase();
      if (email.length <= emailLengthMax && emailPattern.test(email)) emails.add(email);
      else wrong.push(word);
    }
  }
  return { emails: [...emails], wrong };
}

/** Addresses between blanks; what holds none is one wrong text, not a wrong word each. */
function wordsOf(part: string): string[] {
  const text = part.trim();
  if (text === "") return [];
  return text.includes("@") ? text.split(/\s+/) : [text];
}

/** The list with these addresses at its end, each person once; null when it would be longer than may be. */
export function addInvitees(
  list: readonly DraftInvitee[],
  emails: readonly string[],
  members: readonly KnownMember[],
): DraftInvitee[] | null {
  const listed = new Set(list.map(({ email }) => email));
  const added = emails
    .filter((email) => !listed.has(email))
    .map((email) => {
      const member = members.find((one) => one.email.toLowerCase() === email);
      return { email, displayName: member?.displayName ?? null, state: null };
    });
  const all = [...list, ...added];
  return all.length > inviteesMax && added.length > 0 ? null : all;
}

/** Members who are not on the list and have a name or an address with a word that begins as what is typed. */
export function suggestMembers(
  members: readonly KnownMember[],
  list: readonly DraftInvitee[],
  typed: string,
): KnownMember[] {
  const wanted = typed.trim().toLowerCase();
  const listed = new Set(list.map(({ email }) => email));
  const fits = ({ email, displayName }: KnownMember) => {
    const texts = [displayName ?? "", email].map((text) => text.toLowerCase());
    return texts.some(
      (text) =>
        text.startsWith(wanted) || text.split(/[\s.@_-]+/).some((word) => word.startsWith(wanted)),
    );
  };
  return members
    .filter((member) => !listed.has(member.email.toLowerCase()) && fits(member))
    .slice(0, suggestionsMax);
}
