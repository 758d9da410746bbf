import type { Dialogue } from "./dialogue.ts";
import type { People } from "./people.ts";
import { refersBack } from "./task-wording.ts";
import { contentStems, isCommonVerb } from "./stems.ts";
import type { Task } from "./tasks.ts";

/** Near turns go on about one thing; further off, only words tell. */
const nearSegments = 3;
const sharedWeightMin = 0.5;
const nearWeightMin = 0.35;
/** In one breath a second promise is a part of the first, unless it is told apart. */
/** "You take it then", "I can do it": the same work gets another owner. */
const takesOver =
  / (?:i can|i could|i will|let me|you|you can|why do not you) (?:just |rather )?(?:do|take|handle|have|own) (?:it|that|this|them|that one|this one) | (?:забирай|бери|возьми|возьми(?:те)?~imp)(?:~\S+)? | давай(?:те)? (?:лучше )?я [.,]| (?:я|могу я) (?:это |тогда )?(?:возьму|сделаю)(?:~\S+)? [.,]/;
const anotherThing =
  /(?<!\p{L})(?:also|as well|another|too|separately|second(?:ly)?|ещё|еще|также|тоже|отдельно|во-вторых)(?!\p{L})/iu;

interface Comparison {
  readonly weights: (stem: string) => number;
  readonly people: People;
}
/** A stem in more tasks than this tells nothing apart, and comparing them all would take the square of a long meeting. */
const tasksPerStemMax = 40;

/** Each task once, as said best: repeats add their owner, their date and their evidence. */
export function unite(tasks: readonly Task[], dialogue: Dialogue, people: People): Task[] {
  const comparison = { weights: stemWeights(dialogue), people };
  const united: Task[] = [];
  const byStem = new Map<string, number[]>();
  for (const task of tasks) {
    const candidates = new Set<number>([united.length - 1, united.length - 2, united.length - 3]);
    for (const stem of task.stems)
      (byStem.get(stem) ?? []).slice(-tasksPerStemMax).forEach((place) => candidates.add(place));
    const place = bestOf(candidates, (at) => {
      const known = united[at];
      return known === undefined ? 0 : sameness(known, task, comparison);
    });
    // What a summing-up tells of one who has tasks was told before, in other words.
    if (
      place === undefined &&
      task.recap &&
      united.some(({ ownerIndex }) => ownerIndex === task.ownerIndex)
    )
      continue;
    const known = place === undefined ? undefined : united[place];
    const at = place === undefined || known === undefined ? united.push(task) - 1 : place;
    if (known !== undefined) united[at] = merged(known, task);
    for (const stem of united[at]?.stems ?? []) {
      const places = byStem.get(stem);
      if (places === undefined) byStem.set(stem, [at]);
      else if (places.at(-1) !== at) places.push(at);
    }
  }
  return united;
}

function bestOf(places: Iterable<number>, scoreOf: (place: number) => number): number | undefined {
  let best: { place: number; score: number } | undefined;
  for (const place of places) {
    const score = scoreOf(place);
    if (
      score > 0 &&
      (best === undefined || score > best.score || (score === best.score && place > best.place))
    )
      best = { place, score };
  }
  return best?.place;
}

/** 0 where they are two; more, the surer it is that they are one. */
function sameness(known: Task, task: Task, { weights, people }: Comparison): number {
  const main = task.quoted.at(-1);
  const first = task.quoted[0];
  if (main === undefined || first === undefined) return 0;
  const isHere = (index: number | null) =>
    index !== null && (people.at(index)?.identity ?? null) !== null;
  const conflict =
    known.ownerIndex !== null && task.ownerIndex !== null && known.ownerIndex !== task.ownerIndex;
  const sameOwner = !conflict && known.ownerIndex !== null && task.ownerIndex !== null;
  const said = [...known.quoted, ...known.answers];
  const sentences = new Set(said.map(({ index }) => index));
  // A day may be agreed a while later: the talk of the work ends before it.
  const lastSegment = Math.max(
    ...said.filter((each) => each !== known.dueSaid).map(({ segment }) => segment),
  );
  const own = contentStems(main.text).length;
  const share = sharedWeight(known.stems, task.stems, weights);
  const near = first.segment - lastSegment <= nearSegments;
  const next = main.segment - lastSegment <= 1;
  // "Somebody has to write to them." "Who does?"
  if (next && task.kind === "call" && known.kind === "need" && own <= 1) return 2;
  if (conflict && main.segment - lastSegment <= 2 && takesOver.test(main.norm)) return 4;
  // "I can take the flowers." "You have enough, let me."
  if (next && conflict && task.kind === "offer" && own <= 3 && known.kind === "commitment")
    return 1;
  if (conflict && isHere(known.ownerIndex) && isHere(task.ownerIndex)) {
    return near && task.kind === "assignment" && share >= nearWeightMin ? share : 0;
  }
  if ([...task.quoted, ...task.answers].some(({ index }) => sentences.has(index))) return 3;
  // "I'll get the access. Danny has to make it": one task, whatever its doers.
  const meansIt = main.segment - lastSegment <= 2 && refersBack(main.norm) && own <= 3;
  if (conflict) return near && (share >= nearWeightMin || meansIt) ? 1 : 0;
  if (sameOwner && main.segment - lastSegment <= 2 && own <= 1) return 2;
  const last = known.quoted.at(-1);
  const turn = said.some(
    ({ segment, index }) => segment === main.segment && main.index - index <= 2,
  );
  if (sameOwner && turn && own <= 3 && last !== undefined && !anotherThing.test(main.text))
    return 2;
  if (share >= (near ? nearWeightMin : sharedWeightMin)) return 1 + share;
  const sameDue = task.due !== null && task.due === known.due;
  if (task.recap && sameOwner && (share > 0.12 || sameDue)) return share + (sameDue ? 0.5 : 0);
  return 0;
}

/** What part of the lesser one's weight both share. */
function sharedWeight(
  a: ReadonlySet<string>,
  b: ReadonlySet<string>,
  weights: (stem: string) => number,
): number {
  const sum = (stems: Iterable<string>) =>
    [...stems].reduce((total, stem) => total + weights(stem), 0);
  const least = Math.min(sum(a), sum(b));
  return least === 0 ? 0 : sum([...a].filter((stem) => b.has(stem))) / least;
}

function stemWeights({ segments }: Dialogue): (stem: string) => number {
  const counts = new Map<string, number>();
  for (const turn of segments) {
    for (const stem of new Set(turn.flatMap(({ text }) => contentStems(text))))
      counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return (stem) =>
    Math.log(1 + segments.length / (counts.get(stem) ?? 1)) * (isCommonVerb(stem) ? 0.3 : 1);
}

function merged(known: Task, task: Task): Task {
  const better = !task.recap && contentOf(task) > contentOf(known) ? task : known;
  const other = better === task ? known : task;
  const spoken = new Set(better.quoted.map(({ index }) => index));
  // A summing-up is evidence only of what it adds.
  const adds =
    !task.recap ||
    (known.due === null && task.due !== null) ||
    (known.ownerIndex === null && task.ownerIndex !== null);
  const evidence = adds
    ? [...task.answers, ...other.quoted.slice(-1), ...known.answers]
    : known.answers;
  const keepsOwner =
    task.ownerIndex === null ||
    (known.kind === "commitment" &&
      task.kind !== "offer" &&
      !takesOver.test(task.quoted.at(-1)?.norm ?? ""));
  return {
    quoted: better.quoted,
    answers: [...new Set(evidence)].filter(({ index }) => !spoken.has(index)).slice(0, 3),
    ownerIndex: keepsOwner ? (known.ownerIndex ?? task.ownerIndex) : task.ownerIndex,
    due: task.recap ? (known.due ?? task.due) : (task.due ?? known.due),
    dueSaid: known.dueSaid,
    strength: Math.max(known.strength, task.strength),
    stems: new Set([...known.stems, ...task.stems].slice(0, 60)),
    recap: known.recap && task.recap,
    kind: keepsOwner ? known.kind : task.kind,
  };
}

/** How much a quote says. */
function contentOf({ quoted }: Task): number {
  return new Set(quoted.flatMap(({ text }) => contentStems(text))).size;
}
