export const reactionKinds = ["thumbs", "heart", "clap", "laugh", "wow", "party"] as const;
export type ReactionKind = (typeof reactionKinds)[number];

/** Shared by pages, which keep to it, and the transcriber, which drops what goes beyond it. */
export const reactionLimits = {
  /** Of one kind in one message; the rest is taken for noise. */
  pressesMax: 20,
  /** A page sends this often at most, with all that was pressed since. */
  sendEveryMs: 250,
  /** Messages of one participant. */
  perSecondOfOne: 4,
  burstOfOne: 8,
} as const;
