import { ADV, ING, VERB, VERBS } from "./english-verbs.ts";
import type { ActKind, ActRule } from "./language-rules.ts";

const rule = (kind: ActKind, strength: number, source: string): ActRule => ({
  kind,
  strength,
  pattern: new RegExp(
    source
      .replaceAll("ADV", ADV)
      .replaceAll("VERBS", VERBS)
      .replaceAll("VERB", VERB)
      .replaceAll("ING", ING),
    "d",
  ),
});
const any = "(?<verb>(?!not )[a-z][a-z-]+ .*)";
const start =
  "^ (?:(?:and|so|but|then|okay|yes|also|no|well|right|good|great|fine|next|first|oh|hey|sorry|thanks|alright|sure|perfect|cool|now|in that case|for that|,|\\.|:|–|—) )*";

/** In order: the first that fits decides. */
export const englishActs: readonly ActRule[] = [
  // Asked of another.
  rule(
    "request",
    0.65,
    ` (?:can|could|would|will|may) (?:i|we) (?:ask|get|have|trouble|rely on|count on) (?:you|@(?<who>\\d+)) (?:to |for )?${any}`,
  ),
  rule(
    "request",
    0.65,
    ` (?:can|could|would|will) (?:you|one of you)(?: two| guys| all| both| ,| @\\d+| maybe)* ADV${any}`,
  ),
  rule("request", 0.65, ` (?:can|could|would|will) @(?<who>\\d+) ADV${any}`),
  rule("request", 0.7, ` (?:would|do) you mind (?<verb>[a-z]+ing .*)`),
  rule(
    "request",
    0.7,
    ` (?:are you able to|do you (?:mind|want to|have time to|think you can|think you could)|would you be able to|are you okay to|are you happy to) ADV(?<verb>(?:VERB|do|have|take) .*)`,
  ),
  rule(
    "request",
    0.7,
    ` (?:i|we) (?:need|want|would like|will need|would need|expect|am asking) (?:you|@(?<who>\\d+)) to ADV${any}`,
  ),
  rule(
    "request",
    0.6,
    ` (?:i|we) (?:will )?need (?<verb>(?:the|that|your|those|a|an|some|it|all) .*(?:from you|from @\\d+|by).*)`,
  ),
  rule(
    "request",
    0.75,
    ` (?:please|pls)(?: ,)? (?:do )?ADV(?<verb>(?:VERB|do|have|take|keep|ensure|let|make) .*)`,
  ),
  rule(
    "request",
    0.7,
    `${start}(?:@(?<who>\\d+)(?: ,)? )?(?:please )?(?:make sure|do not forget|remember to|be sure to|ensure|let me know (?:by|when|if|what|as|once)|keep me posted|have a look|take care of|get in touch|see if you can|see to it)(?<verb> .*)`,
  ),
  rule(
    "request",
    0.65,
    `${start}@(?<who>\\d+)(?: ,)? (?:(?:please|you|can|then|and|so|maybe|for you|,|:) )*(?<verb>(?:VERB|do) .*)`,
  ),
  rule(
    "request",
    0.5,
    `${start}(?<verb>(?:send|ask|call|check|ring|book|order|email|write|prepare|add|update|put|bring|talk to|speak to|tell|get|ping|move|fix|remind|try|phone|text|print|forward|file|confirm|find|invite|schedule|set up|draft|document|copy|chase) (?:me|us|him|her|them|it|the|that|this|those|a|an|some|your|my|our|up|in|out|with|@\\d+|everyone|all) .*)`,
  ),
  rule(
    "request",
    0.6,
    ` (?:you (?:will(?! get| see| love| like| find| have| be| need| know| hear| never)|need to|have to|should|must|are going to(?! get| see| love| like| have)|might want to|may want to|would need to|will need to|will have to)|your (?:job|task|action) (?:is|would be) to) ADV(?<verb>(?:VERB|do|have|take) .*)`,
  ),
  rule(
    "request",
    0.65,
    ` @(?<who>\\d+)(?: ,)? (?:you (?:will(?! get| see| love| like| find| have| be| need| know| hear| never)|need to|have to|should|must|are|take|do|get|own|could|are going to)|(?:that|this|it) is (?:yours|you|on you|for you|your)) ?(?<verb>.*)`,
  ),
  rule(
    "request",
    0.6,
    ` you (?:two |guys |both )?(?:take|do|own|handle|sort|send|write|call|check|bring|cover|get|ask|talk to|prepare|book|order|fix) (?<verb>(?:the|that|this|it|those|these|care|him|her|them|me|us|up|out|over|a|an|some|your|our|both) .*)`,
  ),
  rule(
    "request",
    0.65,
    ` (?:(?:is that|that is|this is|this one is|that one is|it is) (?:with|on|for)|(?:over|down|up) to) (?:you|@(?<who>\\d+)) (?<verb>.*)`,
  ),
  rule(
    "request",
    0.55,
    ` (?:what about|how about|maybe) you(?: ,)? (?<verb>(?:ING|VERB|do|take|have) .*)`,
  ),
  rule(
    "request",
    0.6,
    ` (?:could|can) (?:that|this|it|one) be (?:you|yours|@(?<who>\\d+)) (?<verb>.*)`,
  ),
  rule(
    "request",
    0.6,
    ` (?:can|could|may) (?:i|we) (?:get|have) (?<verb>.* (?:from you|from @\\d+|by|until) .*)`,
  ),
  rule("request", 0.6, ` if you (?:could|can|would) ADV(?<verb>(?:VERB|do|have|take) .*)`),
  rule("request", 0.65, ` let me know (?:by|when|if|once|as soon)(?<verb> .*)`),
  rule(
    "request",
    0.6,
    ` (?:is|are|was|goes|go) (?:on|with|for|down to) you(?: ,)? @(?<who>\\d+) (?<verb>.*)`,
  ),
  rule(
    "assignment",
    0.7,
    ` (?:give|hand|pass|leave|send) (?:it|that|this|those|them|that one|this one) (?:over )?(?:to|with) @(?<who>\\d+) (?<verb>.*)`,
  ),
  rule(
    "assignment",
    0.7,
    ` (?:i|we) (?:will|am going to|are going to) (?:get|have) @(?<who>\\d+) (?:to )?(?<verb>(?:VERB|do) .*)`,
  ),
  rule(
    "request",
    0.65,
    ` (?:any chance|is there any (?:way|chance)|do you think|i was hoping|was hoping|i wonder if|wondering if|would be (?:good|great|nice|lovely|helpful) if) (?:that )?(?:you|@(?<who>\\d+)) (?:could|can|would|might|will) ADV(?<verb>(?:VERB|do|have|take) .*)`,
  ),
  rule(
    "request",
    0.55,
    ` you are on (?<verb>(?:the |that |this )(?!call|phone|line|list|right|way|mute|train|team|your|my|our|it|track|time|fire|holiday|leave).*)`,
  ),
  rule(
    "request",
    0.35,
    ` you are (?<verb>(?:doing|taking|handling|running|writing|bringing|covering|sorting) (?:the|that|this) .*)`,
  ),
  // A call for a volunteer.
  rule(
    "call",
    0.4,
    ` (?:who (?:can|could|will|would|is going to|wants to|is|takes|does|has time|has capacity|would like|owns|volunteers)|any volunteers?|volunteers?|any takers|takers|can (?:anyone|someone|one of (?:you|us))|could (?:anyone|someone|one of (?:you|us))|(?:anyone|someone) (?:want|willing|able|free|up for|happy|have time)|does anyone (?:want|have time)|whose (?:job|task) is|would (?:anyone|someone)) (?<verb>.*)`,
  ),
  // The speaker's own offer.
  rule(
    "offer",
    0.35,
    ` (?:should|shall|can|could|may) i ADV(?!do |start |go |begin |show |share |present |explain |walk |cover |add |say |jump |ask |interrupt |kick )${any}`,
  ),
  rule(
    "offer",
    0.35,
    ` (?:do you want|would you like|if you (?:want|like|prefer)|happy for) (?:me|us) to ADV${any}`,
  ),
  rule(
    "offer",
    0.5,
    ` (?:i am happy to|i would be happy to|happy to|i do not mind|i am glad to) (?<verb>.*)`,
  ),
  // The speaker's own.
  rule(
    "commitment",
    0.9,
    ` (?:leave (?:it|that|this|that one|this one|those|them) (?:to|with)|you can count on|put me down for|assign (?:it|that|this) to|give (?:it|that|this|those|them) to) me (?<verb>.*)`,
  ),
  rule("commitment", 0.4, `${start}that (?:is|would be|will be) me (?<verb>[,.!].*)`),
  rule(
    "commitment",
    0.85,
    ` (?:i am on it|i have got (?:it|that|this|that one)|i have that one|i am taking (?:it|that|this|care)|(?:that|this|it) (?:one )?is (?:on|with) me|that is mine|mine|my (?:action|task|job|homework|to-do|todo)) (?<verb>.*)`,
  ),
  rule("commitment", 0.9, ` i (?:will|shall|am going to|promise to|am gonna) ADV${any}`),
  rule(
    "commitment",
    0.6,
    ` i (?:need to|have to|must|plan to|intend to|am planning to|aim to|am supposed to|am due to|was asked to|promised to|still need to|still have to|still owe|owe) ADV${any}`,
  ),
  rule("commitment", 0.55, ` let me ADV(?<verb>(?:VERB|do|take|have|get|dig|see) .*)`),
  rule("commitment", 0.4, ` i could ADV(?<verb>(?:VERB|do|have|take) .*)`),
  rule("commitment", 0.5, ` i can ADV(?<verb>(?:VERB|do|have|take) .*)`),
  rule(
    "commitment",
    0.45,
    ` i (?:should|might|want to|would like to|may) ADV(?<verb>(?:VERB|do|take) .*)`,
  ),
  rule("commitment", 0.4, ` i am ADV(?<verb>(?:ING) .*)`),
  rule("commitment", 0.8, ` (?:action|task|to-do|one) (?:item )?(?:for|on|to) me (?<verb>.*)`),
  rule(
    "commitment",
    0.75,
    ` you (?:will|shall|should|can) (?:have|get|receive|see|expect) (?<verb>.* (?:by|on|before|until|tomorrow|tonight|today|next week|this week) .*)`,
  ),
  // Told of another.
  rule(
    "assignment",
    0.75,
    ` @(?<who>\\d+)(?: (?:and|from|of|in|at|over) [a-z0-9@ ]{1,40}?)?,? (?:said |says |promised |mentioned |told us |told me |agreed |offered )?(?:(?:s?he|they|that he|that she) )?(?:will|is going to|needs to|has to|must|should|agreed to|promised to|offered to|can|could|is supposed to|is due to|to|wants to|plans to) ADV(?<verb>(?!not )(?:VERB|do|have|take|be) .*)`,
  ),
  rule(
    "assignment",
    0.7,
    ` @(?<who>\\d+)(?: (?:from|of|in|at|over) (?:[a-z0-9]+ ){1,4}?)? ?(?<verb>(?:VERBS|takes) .*)`,
  ),
  rule(
    "assignment",
    0.6,
    ` (?:ask|get|have|let|tell|remind|chase) @(?<who>\\d+) (?:to )?(?<verb>(?:VERB|do) .*)`,
  ),
  rule(
    "assignment",
    0.6,
    ` (?:is|goes|stays|lies|sits|remains|action|task|down|item) (?:with|on|for|to) @(?<who>\\d+) (?<verb>.*)`,
  ),
  rule("assignment", 0.4, ` @(?<who>\\d+) is (?<verb>(?:ING) .*)`),
  // The speaker's side.
  rule(
    "joint",
    0.6,
    ` we (?:will|shall|are going to|promise to) ADV(?!(?:push|move|drop|keep|stick|go|postpone|skip|leave|stay|wait|stop|start|cut|freeze|shift|hold|do|take|use|run|lose|miss|manage|survive|need|have|get there|make it) )${any}`,
  ),
  rule("joint", 0.45, ` we (?:can|could) ADV(?<verb>(?:VERB|do) .*)`),
  // Open work.
  rule(
    "need",
    0.45,
    ` we (?:will |still )?need (?<verb>(?:someone|a|an|some|new|more|another|the) .*)`,
  ),
  rule(
    "need",
    0.6,
    ` (?:someone|one of us|one of you|anyone|everyone|all of (?:you|us)|the team|each of (?:you|us)) (?:needs? to|has to|have to|must|will have to|will need to) ADV${any}`,
  ),
  rule(
    "need",
    0.55,
    ` (?:we|us) (?:need to|have to|must|will have to|will need to|still need to|still have to|are going to need to|are going to have to) ADV${any}`,
  ),
  rule(
    "need",
    0.6,
    ` (?:still |also )?(?:needs?|has|have|will need|will have|must|going to have) (?:to be|to get) (?<verb>[a-z]+(?:ed|en|t|ne|ght|de|ed|un|ut|id|ent|ten|wn|ade|ought) ?.*)`,
  ),
  rule(
    "need",
    0.55,
    ` (?:still )?needs? (?<verb>(?:a|an|some|new|the|fixing|updating|doing|replacing|cleaning|checking|[a-z]+ing) .*)`,
  ),
  rule("need", 0.55, ` (?:must|should) be (?<verb>[a-z]+(?:ed|en|t|ne|ght|de|wn|ut) .*)`),
  rule(
    "need",
    0.5,
    ` (?:it|that|there|what) (?:is|remains|are) (?:still |left )?(?:missing|outstanding|to be done|to do|on the list|left to) ?(?<verb>.*)`,
  ),
  rule("need", 0.4, ` we should ADV(?<verb>(?:VERB|do) .*)`),
  rule("need", 0.45, ` someone (?:should|could|can|might) ADV${any}`),
  rule("need", 0.3, ` let us ADV(?!do (?:that|it|this) )(?<verb>(?:VERB|do) .*)`),
];
