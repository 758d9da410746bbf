import type { ParticipantIdentity } from "@rooms/domain/shared/ids";
import { actOf, type Act } from "./acts.ts";
import type { ActKind } from "./language-rules.ts";
import type { Day } from "./days.ts";
import { replyTo, takenBack, type Dialogue, type Reply } from "./dialogue.ts";
import { framesOf } from "./frames.ts";
import type { People } from "./people.ts";
import { rulesOf } from "./rules.ts";
import { unite } from "./same-task.ts";
import type { Sentence } from "./sentences.ts";
import { contentStems } from "./stems.ts";
import { dueOf, refersBack, withAntecedent } from "./task-wording.ts";
import { speechPhases } from "./phases.ts";

export interface Task {
  /** What is quoted, in order. */
  readonly quoted: readonly Sentence[];
  /** Evidence beyond the quote: the answer that took it, and what named its day. */
  readonly answers: readonly Sentence[];
  readonly ownerIndex: number | null;
  readonly due: Day | null;
  /** What named the day, where it is neither quote nor answer. */
  readonly dueSaid: Sentence | null;
  readonly strength: number;
  readonly stems: ReadonlySet<string>;
  readonly recap: boolean;
  readonly kind: ActKind;
}

export interface Context {
  readonly acts: ReadonlyMap<number, Act>;
  readonly speakers: readonly ParticipantIdentity[];
  readonly dialogue: Dialogue;
  readonly people: People;
  readonly today: Day;
}

const strengthMin = 0.5;

export function findTasks(found: Omit<Context, "acts" | "speakers">): Task[] {
  const { dialogue } = found;
  const acts = new Map<number, Act>();
  const bindsLess = framesOf(dialogue, found.today);
  for (const sentence of dialogue.sentences) {
    const act = actOf(sentence);
    if (act === null) continue;
    acts.set(sentence.index, { ...act, strength: act.strength + bindsLess(sentence) });
  }
  const speakers = [...new Set(dialogue.sentences.map(({ speaker }) => speaker))];
  const context = { ...found, acts, speakers };
  const phases = speechPhases(dialogue);
  const taken = new Set<number>();
  const tasks: Task[] = [];
  for (const sentence of dialogue.sentences) {
    if (taken.has(sentence.index) || phases.isSmallTalk(sentence)) continue;
    const act = acts.get(sentence.index);
    if (act === undefined) continue;
    const task = settle(act, context, phases.isRecap(sentence), taken);
    if (task !== null && task.strength >= strengthMin) tasks.push(task);
  }
  return unite(tasks, dialogue, context.people);
}

/** What becomes of an act in the talk that follows. */
function settle(act: Act, context: Context, recap: boolean, taken: Set<number>): Task | null {
  const { dialogue, people } = context;
  const { sentence, kind } = act;
  const addressee = act.who === null ? null : (people.at(act.who)?.identity ?? null);
  const isNewMatter = (later: Sentence) => isOfWeight(context.acts.get(later.index));
  const commits = (later: Sentence) => context.acts.get(later.index)?.kind === "commitment";
  const reply = replyTo(dialogue, sentence, {
    addressee: kind === "offer" ? null : addressee,
    commits,
    ...(kind === "offer" ? { within: 2 } : {}),
  });
  const asks = kind !== "commitment" && kind !== "joint";
  const from = asks ? Math.max(sentence.segment, reply?.sentence.segment ?? 0) : sentence.segment;
  if (
    takenBack(dialogue, sentence, {
      from,
      isNewMatter,
    }) !== null
  )
    return null;
  if (isAbsent(act, context) && sentence.question) return null;
  if (reply?.verdict === "laughed" || (reply?.verdict === "done" && asks)) return null;
  const answers =
    reply?.verdict === "accepted" && asks && !isAbsent(act, context)
      ? answerTo(act, reply, context)
      : [];
  const owner = ownerOf(act, answers, context);
  let strength = strengthOf(act, answers, reply, dialogue) + (recap ? 0.1 : 0);
  answers.forEach(({ index }) => taken.add(index));
  const quoted = withAntecedent(act, dialogue);
  const asksAnother = ({ index }: Sentence) => {
    const other = context.acts.get(index);
    return other?.kind === "request" && other.who !== null && other.who !== act.who;
  };
  const sought = { ...context, recap, isNewMatter, asksAnother };
  const due = dueOf(quoted, answers, sought);
  const dated =
    due !== null &&
    (act.strength >= strengthMin ||
      dueOf([sentence], answers, { ...sought, recap: true }) !== null);
  if (dated && kind !== "need") strength += 0.15;
  const stems = new Set([...quoted, ...answers].flatMap((part) => contentStems(part.text)));
  const evidence = due === null ? answers : [...new Set([due.sentence, ...answers])];
  return {
    quoted,
    answers: evidence,
    ownerIndex: owner,
    due: due?.day ?? null,
    dueSaid: due === null || [...quoted, ...answers].includes(due.sentence) ? null : due.sentence,
    strength,
    stems,
    recap,
    kind,
  };
}

/** How sure the work is, by what the others make of it. */
function strengthOf(
  { kind, strength: said, sentence, stems }: Act,
  answers: readonly Sentence[],
  reply: Reply | null,
  dialogue: Dialogue,
): number {
  const ownWords = new Set(stems).size;
  let strength = said;
  if (reply?.verdict === "refused" || reply?.verdict === "unknown")
    strength -= refusalWeights[kind];
  if (answers.length === 0 && isDoubted(sentence, dialogue)) strength -= 0.25;
  if (answers.length > 0) strength += kind === "assignment" ? 0.15 : 0.3;
  else if (
    ((kind === "need" && ownWords > 1) || kind === "call") &&
    acknowledged(dialogue, sentence)
  )
    strength += 0.2;
  // "They must be kept" tells an opinion: work has a thing of its own.
  if (kind === "need" && answers.length === 0 && ownWords < 2) strength -= 0.2;
  return strength;
}

const refusalWeights = {
  request: 0.4,
  call: 0.4,
  offer: 0.4,
  assignment: 0.2,
  joint: 0.2,
  need: 0,
  commitment: 0,
} as const;

/** A person who is not there answers nothing. */
function isAbsent({ kind, who }: Act, { people }: Context): boolean {
  return kind === "assignment" && who !== null && (people.at(who)?.identity ?? null) === null;
}

/** "I could do a short one. Maybe." */
function isDoubted({ index, segment, speaker }: Sentence, { sentences }: Dialogue): boolean {
  const after = sentences
    .slice(index + 1, index + 3)
    .filter(
      (later) =>
        later.segment - segment <= 1 && (later.speaker !== speaker || later.segment === segment),
    );
  return after.some(({ text }) => doubt.test(text.trim()));
}

const doubt =
  /^(?:maybe|perhaps|no (?:promises|commitments?)|or not|we'll see|who knows|someday|not sure|может быть|наверное|не обещаю|без обещаний|или нет|посмотрим|как получится|если получится)[.,!…]/iu;

/** A need is taken by "I'll do it" alone: "yes" only says that it is one. */
function answerTo(act: Act, reply: Reply, { dialogue, acts }: Context): Sentence[] {
  const turn = (dialogue.segments[reply.sentence.segment] ?? []).slice(0, 5);
  const commitment = turn.find((sentence) => {
    const kind = acts.get(sentence.index)?.kind;
    return kind === "commitment" || kind === "joint";
  });
  const ownMatter = commitment !== undefined && isOtherMatter(act, acts.get(commitment.index));
  if (act.kind === "call" && commitment === undefined && !volunteers.test(reply.sentence.norm))
    return [];
  if (act.kind === "need" && (commitment === undefined || ownMatter)) return [];
  if (ownMatter && commitment !== reply.sentence) return [reply.sentence];
  return [...new Set([reply.sentence, ...(commitment === undefined ? [] : [commitment])])];
}

function ownerOf(
  { kind, who, sentence }: Act,
  answers: readonly Sentence[],
  { people, speakers, acts, dialogue }: Context,
): number | null {
  const speaker = people.indexOfIdentity(sentence.speaker);
  if (kind === "joint" && !/ (?:you|your|вам|вас|тебе) /.test(sentence.norm)) return null;
  const [answer] = answers;
  // "Should I call or will you?" "I'll do it."
  const takenOver =
    kind === "offer" && answer !== undefined && answer.speaker !== sentence.speaker
      ? answers.find(({ index }) => acts.get(index)?.kind === "commitment")
      : undefined;
  if (takenOver !== undefined) return known(people.indexOfIdentity(takenOver.speaker));
  if (kind === "commitment" || kind === "joint" || kind === "offer") return known(speaker);
  if (answer !== undefined && kind !== "assignment")
    return known(people.indexOfIdentity(answer.speaker));
  if (who !== null) return who;
  if (kind !== "request") return null;
  const spokenTo = addresseeNear(sentence, dialogue);
  if (spokenTo !== null) return spokenTo;
  // "You" is whom one talks with, where there is but one; else it is a guess.
  const others = speakers.filter((speaker) => speaker !== sentence.speaker);
  const [other] = others;
  return other === undefined || others.length > 1 ? null : known(people.indexOfIdentity(other));
}

/** "Ben. The price list. Can you update it?", "Can you update it? Ben?" */
function addresseeNear({ segment, index }: Sentence, { segments }: Dialogue): number | null {
  const turn = segments[segment] ?? [];
  const before = turn.filter((each) => each.index < index && each.index >= index - 3).reverse();
  for (const { norm } of [...turn.filter((each) => each.index === index + 1), ...before]) {
    const found = /^ (?:(?:and|so|okay|right|now|next|then|а|и|так|теперь|,) )*@(\d+) [.,?!:]/.exec(
      norm,
    );
    if (found?.[1] !== undefined) return Number(found[1]);
  }
  return null;
}

/** "Me.", "I can.": what answers "who?". */
const volunteers =
  / (?:me|mine|i can|i could|i will|happy to|я|могу|давай|давайте|беру|мне|на мне|за мной)(?:~\S+)? /;

/** "We need tiles." "I'll call the plumber." answers nothing: it has an object of its own. */
function isOtherMatter(need: Act, answer: Act | undefined): boolean {
  if (answer === undefined || refersBack(answer.sentence.norm)) return false;
  const own = new Set(answer.stems);
  return own.size >= 3 && ![...own].some((stem) => need.stems.includes(stem));
}

function isOfWeight(act: Act | undefined): boolean {
  if (act === undefined || act.strength < strengthMin) return false;
  if (act.kind === "request" && act.who !== null && act.stems.length > 0) return true;
  if (new Set(act.stems).size < 2) return false;
  return act.kind !== "assignment" || !act.sentence.question;
}

const known = (index: number) => (index < 0 ? null : index);

function acknowledged(dialogue: Dialogue, { segment, index }: Sentence): boolean {
  const own = (dialogue.segments[segment] ?? []).filter((sentence) => sentence.index > index);
  const next = dialogue.segments
    .slice(segment + 1, segment + 4)
    .flatMap((turn) => turn.slice(0, 3));
  return [...own, ...next].some((sentence) => {
    const { acknowledges, notes } = rulesOf(sentence);
    return acknowledges.test(sentence.norm) || notes.test(sentence.norm);
  });
}
