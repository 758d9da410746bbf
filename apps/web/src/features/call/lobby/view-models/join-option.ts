import type { EntryRefusal, SessionEntry, SessionView } from "@rooms/api-client";

/** What is said before joining; a key of the messages under `prejoin.joining.text`. */
export type JoinText =
  "open" | "let-in" | "member-asks" | "member-only" | "member-locked" | "asks" | "asks-later";

/** What helps a visitor who may not join: another account, an invitation, looking again later, or nothing. */
export type ClosedHelp = "sign-in" | "invitation" | "later" | "none";

export type JoinOption =
  | { readonly kind: "join"; readonly text: JoinText }
  /** `notBefore`: a host denied it, and it is too early to ask again. */
  | { readonly kind: "ask"; readonly text: JoinText; readonly notBefore: string | null }
  | { readonly kind: "closed"; readonly refusal: EntryRefusal; readonly help: ClosedHelp };

const memberTexts: Record<SessionEntry, JoinText> = {
  OPEN: "open",
  ASK: "member-asks",
  MEMBERS: "member-only",
};

const join = (text: JoinText): JoinOption => ({ kind: "join", text });

/** Whether the visitor may join a session, asks first, or is refused, as the api decided when the page was made. */
export function joinOptionOf(session: SessionView, signedIn: boolean): JoinOption {
  const { entrance } = session;
  if (entrance?.kind === "ASK") {
    const notBefore = entrance.askAgainAt;
    return { kind: "ask", text: notBefore === null ? "asks" : "asks-later", notBefore };
  }
  if (entrance?.kind === "REFUSED" && entrance.refusal !== null) {
    return { kind: "closed", refusal: entrance.refusal, help: helpFor(entrance.refusal, signedIn) };
  }
  if (session.view !== "member") return join(isOpen(session) ? "open" : "let-in");
  if (session.locked && session.status === "LIVE") return join("member-locked");
  return join(memberTexts[session.entry]);
}

function isOpen({ entry, locked, status }: SessionView): boolean {
  return entry === "OPEN" && !(locked && status === "LIVE");
}

function helpFor(refusal: EntryRefusal, signedIn: boolean): ClosedHelp {
  switch (refusal) {
    case "MEMBERS_ONLY":
    case "GUESTS_NOT_ALLOWED":
      return signedIn ? "invitation" : "sign-in";
    case "SESSION_LOCKED":
      return "later";
    case "REMOVED_FROM_SESSION":
    case "ENTRY_DENIED":
      return "none";
  }
}
