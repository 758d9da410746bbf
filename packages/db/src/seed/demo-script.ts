/** Who speaks in the demo session, in the order of `people`. */
export const people = [
  { email: "ann@example.com", name: "Ann Keller" },
  { email: "ben@example.com", name: "Ben Okafor" },
  { email: "chloe@example.com", name: "Chloe Martin" },
] as const;

export interface DemoLine {
  speaker: 0 | 1 | 2;
  /** Pause before it, ms; negative where the speaker talks over the one before. */
  pauseMs: number;
  text: string;
}

export const demoTitle = "Launch plan for the mobile app";

export const demoLines: readonly DemoLine[] = [
  {
    speaker: 0,
    pauseMs: 1800,
    text: "Good morning, both. Let's go through the launch plan for the mobile app.",
  },
  {
    speaker: 1,
    pauseMs: 500,
    text: "Morning. I have the latest build on my phone, it looks good.",
  },
  {
    speaker: 2,
    pauseMs: 300,
    text: "Hi. I looked at the crash reports this morning, so I can start with those.",
  },
  { speaker: 0, pauseMs: 600, text: "Please do." },
  {
    speaker: 2,
    pauseMs: 700,
    text: "We had forty-one crashes last week, and thirty of them come from the same place, the photo picker on older Android phones.",
  },
  { speaker: 1, pauseMs: 400, text: "That is the library we wanted to replace anyway." },
  {
    speaker: 2,
    pauseMs: 300,
    text: "Right. I will replace the photo picker and have a build ready by Thursday.",
  },
  { speaker: 0, pauseMs: 600, text: "Good. Does that put the release date at risk?" },
  {
    speaker: 2,
    pauseMs: 800,
    text: "Only if the store review takes longer than three days. That is the risk I see, we have no slack after the review.",
  },
  { speaker: 1, pauseMs: -400, text: "We could submit the current build today." },
  {
    speaker: 1,
    pauseMs: 200,
    text: "Then the listing and the screenshots are reviewed already, and the fix goes in as an update.",
  },
  {
    speaker: 0,
    pauseMs: 900,
    text: "I like that. So we decide to submit today, and ship the fix as an update next week.",
  },
  { speaker: 2, pauseMs: 400, text: "Agreed." },
  { speaker: 0, pauseMs: 700, text: "Ben, what about the pricing page?" },
  {
    speaker: 1,
    pauseMs: 600,
    text: "The text is done, but legal has not answered about the refund sentence. I am a little worried that they won't answer before the launch.",
  },
  {
    speaker: 0,
    pauseMs: 500,
    text: "I will call legal this afternoon and get an answer on the refund sentence.",
  },
  {
    speaker: 1,
    pauseMs: 300,
    text: "Thank you. Then I'll publish the pricing page tomorrow morning.",
  },
  {
    speaker: 2,
    pauseMs: 900,
    text: "One more thing. The onboarding e-mail still has the old logo in it.",
  },
  {
    speaker: 1,
    pauseMs: 300,
    text: "I can change the logo in the onboarding e-mail, that takes ten minutes.",
  },
  { speaker: 0, pauseMs: 600, text: "Perfect. And who watches the numbers on launch day?" },
  {
    speaker: 2,
    pauseMs: 700,
    text: "I will prepare a dashboard with sign-ups, crashes and payments before Monday.",
  },
  {
    speaker: 1,
    pauseMs: 500,
    text: "If payments fail on launch day, whom do we call? The provider's support is slow at the weekend.",
  },
  {
    speaker: 0,
    pauseMs: 800,
    text: "That is a fair point. Let's launch on Tuesday instead of Saturday, so that everybody can be reached.",
  },
  { speaker: 2, pauseMs: 300, text: "Tuesday is much better." },
  { speaker: 1, pauseMs: -300, text: "Yes, Tuesday." },
  {
    speaker: 0,
    pauseMs: 700,
    text: "Then Tuesday it is. I'll write to everybody about the new date. Thanks, that was quick.",
  },
  { speaker: 2, pauseMs: 400, text: "Thanks, talk to you tomorrow." },
];
