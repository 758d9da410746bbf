/**
 * Which words travel to a browser with which pages; all of them would be 25 to 37 kB in each page, read before it answers.
 * `test/i18n/namespaces.test.ts` holds each list against what the pages under it say.
 */
export const namespaces = {
  everywhere: ["app", "errors", "invite", "languages", "nav", "onboarding", "refusals", "signIn"],
  signedIn: [
    "apiKeys",
    "duration",
    "entry",
    "glossary",
    "members",
    "rooms",
    "sessions",
    "settings",
    "spaces",
    "spoken",
    "tasks",
  ],
  recap: ["duration", "marks", "recap", "sessions", "sharing", "tasks"],
  search: ["search"],
  session: [
    "access",
    "chat",
    "desk",
    "ended",
    "entry",
    "hands",
    "lobby",
    "marks",
    "prejoin",
    "reactions",
    "room",
    "sessions",
    "spoken",
    "transcription",
  ],
} as const;
