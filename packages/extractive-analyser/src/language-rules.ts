/** How a sentence asks for, promises or names work. The number in "@3" is a person; see `Sentence.norm`. */
export type ActKind =
  /** "I'll send it": the speaker's own. */
  | "commitment"
  /** "We'll send it": the speaker's side. */
  | "joint"
  /** "Can you send it?": wants an answer. */
  | "request"
  /** "Tom sends it": told of a person named in group `who`. */
  | "assignment"
  /** "It has to be sent": work without an owner yet. */
  | "need"
  /** "Who sends it?": wants a volunteer. */
  | "call"
  /** "Shall I send it?": the speaker's, once accepted. */
  | "offer";

export interface ActRule {
  readonly kind: ActKind;
  /** How sure it is to be work on its own, 0 to 1; 0.5 is enough for a task. */
  readonly strength: number;
  /** Of a normalised sentence. Groups: `who`, a person's number; `verb`, what is to be done. */
  readonly pattern: RegExp;
}

export interface LanguageRules {
  readonly acts: readonly ActRule[];
  /** Speech that is never work: the past undone, reported words, figures of speech. */
  readonly vetoes: readonly RegExp[];
  /** Weakens an act: condition, whim, habit. */
  readonly hedges: readonly (readonly [RegExp, number])[];
  /** Verbs of a state, of speaking, or of the meeting itself, in the place of `verb`. */
  readonly idleVerbs: RegExp;
  readonly accepts: RegExp;
  readonly refuses: RegExp;
  /** "Already done": the work is over, whatever was asked. */
  readonly alreadyDone: RegExp;
  /** "Forget that". */
  readonly retracts: RegExp;
  /** "I'll put it on the list": no work in itself; a need that it speaks of counts although it has no owner. */
  readonly notes: RegExp;
  /** "True": a need is one. */
  readonly acknowledges: RegExp;
  readonly laughs: RegExp;
  readonly unknown: RegExp;
  /** "Suppose a guest complains": what follows, and the answers, are of a case. */
  readonly supposes: RegExp;
  /** "How would you …?", "Tell us about …": the answers are no plans. */
  readonly asksHow: RegExp;
  /** "I usually …", "back then …": the rest of the turn tells. */
  readonly narrates: RegExp;
  /** Opens a condition. */
  readonly conditions: RegExp;
  readonly recap: RegExp;
  readonly opening: RegExp;
  readonly closing: RegExp;
  readonly decisions: readonly (readonly [RegExp, number])[];
  readonly proposals: RegExp;
  /** Proposes by asking. */
  readonly suggests: RegExp;
  readonly agrees: RegExp;
  readonly undecided: RegExp;
  /** Asks which of two. */
  readonly choices: RegExp;
  /** Takes back a decision for another. */
  readonly reverses: RegExp;
  readonly risks: readonly (readonly [RegExp, number])[];
  readonly notRisks: RegExp;
  readonly smallQuestions: RegExp;
  /** Words at the start that carry nothing when a line is quoted. */
  readonly leadIn: RegExp;
}
