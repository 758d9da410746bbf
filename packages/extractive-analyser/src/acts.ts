import type { ActKind } from "./language-rules.ts";
import { rulesOf } from "./rules.ts";
import type { Sentence } from "./sentences.ts";
import { contentStems } from "./stems.ts";

export interface Act {
  readonly kind: ActKind;
  readonly strength: number;
  readonly sentence: Sentence;
  /** Person named in the sentence as the doer or the one asked. */
  readonly who: number | null;
  readonly stems: readonly string[];
}

/** The work in one sentence, or null. */
export function actOf(sentence: Sentence): Act | null {
  const rules = rulesOf(sentence);
  const { norm } = sentence;
  if (rules.vetoes.some((veto) => veto.test(norm))) return null;
  for (const { kind, strength, pattern } of rules.acts) {
    const match = pattern.exec(norm);
    if (match === null) continue;
    const groups = match.groups ?? {};
    const verb = groups["verb"] ?? groups["verb2"] ?? "";
    if (rules.idleVerbs.test(verb) || negated(norm, match, verb)) continue;
    if ((kind === "joint" && sentence.question) || (kind === "call" && !sentence.question))
      continue;
    if (rules.notes.test(norm) && kind !== "request") continue;
    const named = groups["who"] ?? groups["who2"];
    const who = named === undefined ? vocative(norm, kind) : Number(named);
    return {
      kind,
      strength:
        strength + hedgesOf(sentence) + (kind === "offer" ? 0 : conditionBefore(norm, match.index)),
      sentence,
      who,
      stems: contentStems(sentence.text),
    };
  }
  return null;
}

function hedgesOf(sentence: Sentence): number {
  let sum = 0;
  for (const [pattern, weight] of rulesOf(sentence).hedges)
    if (pattern.test(sentence.norm)) sum += weight;
  return sum;
}

/** "if Oleg sends": what would be, not what will. "See if you can" is none. */
function conditionBefore(norm: string, at: number): number {
  return / (?:if|unless|whether|если|вдруг|чтобы|what|how|why|where|which) (?:[^ ,]+ ){0,3}$/.test(
    ` ${norm.slice(0, at + 1)}`,
  )
    ? -0.5
    : 0;
}

/** "I will not send it", "не отправлю": a negation between the rule's start and its verb, or right before it. */
function negated(norm: string, match: RegExpExecArray, verb: string): boolean {
  const at = verb === "" ? match.index : norm.indexOf(verb, match.index);
  const before = norm.slice(Math.max(0, match.index), Math.max(at, match.index));
  return (
    / (?:not|never|не(?! поз[дж])|ни|никогда) (?:[^ ,]+ ){0,3}$/.test(` ${before}`) ||
    / (?:не|not|never) $/.test(norm.slice(0, match.index + 1)) ||
    / (?:не(?! поз[дж])|not|never) $/.test(
      norm.slice(0, Math.max(at, match.index) + (verb === "" ? 1 : 0)),
    ) ||
    /^(?:not|never) /.test(verb)
  );
}

/** "…, Oleg?" or "Oleg, …": the one who is spoken to. */
function vocative(norm: string, kind: ActKind): number | null {
  if (kind !== "request" && kind !== "need" && kind !== "call") return null;
  const found =
    /^ (?:[^ @]+ ){0,3}@(\d+) (?:,|:|–)/.exec(norm) ??
    /, @(\d+)(?: [.?!,]| $)/.exec(norm) ??
    /^ (?:[^ @]+ ){0,2}@(\d+) (?=can you |could you |would you |will you |please |you )/.exec(norm);
  return found?.[1] === undefined ? null : Number(found[1]);
}
