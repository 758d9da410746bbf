import type { ActKind, ActRule } from "./language-rules.ts";

const base =
  "accept add adjust agree align analyse analyze announce answer apply approach approve arrange ask assemble assess assign attach audit back-up backport block book brief bring budget build buy calculate call cancel change chase check circulate clarify clean clear close coach collect come-up comment compare compile complete confirm connect consult contact convert coordinate copy correct count cover create cut debug decide define delete deliver demo deploy describe design dig disable discuss distribute document double-check draft draw drive drop edit email enable escalate estimate evaluate explain explore export extend figure file fill finalise finalize find finish fit fix follow forward format gather get give grab handle hand hire host implement import improve include inform inspect install integrate introduce investigate invite invoice issue join label launch leave list load log look maintain make manage map mark measure meet merge message migrate monitor mount move negotiate note notify open order organise organize own pack paint patch pay phone pick pin ping plan plug polish post postpone prepare present print prioritise process produce propose provide publish pull purchase push put raise reach read rebook rebuild recalculate reconfirm record recruit redo reduce refactor refund register reinstall release remind remove rename renew rent reorder repair replace reply report request reschedule research reserve reset resolve restart restore retest return review revise rewrite ring roll rota run save schedule scope secure seal send set settle share ship show sign simplify sketch sort source speak split start submit summarise summarize supply survey swap switch tag take talk tell test tidy track train transfer translate try tune type unblock update upgrade upload verify visit wire walk warn wash write";
const verbs = base.split(" ");
const VERB = verbs.join("|");
const third = verbs.map((verb) =>
  /(?:s|sh|ch|x|z|o)$/.test(verb)
    ? `${verb}es`
    : /[^aeiou]y$/.test(verb)
      ? `${verb.slice(0, -1)}ies`
      : `${verb}s`,
);
const VERBS = [...third, "does", "has"].join("|");
const ING = [
  ...verbs.flatMap((verb) => [`${verb.replace(/e$/, "")}ing`, `${verb}${verb.slice(-1)}ing`]),
  "doing",
  "having",
].join("|");
const ADV =
  "(?:(?:still|then|now|also|go and|go ahead and|try to|try and|be able to|have to|need to|make sure to|personally|happily|gladly|actually|finally|at least|either|both|all|please|quickly|maybe|again|do my best to|at some point|first|later|today|tomorrow|tonight|not only) )*";

/** Not deeds, or deeds of the meeting itself. Matched at the verb, so "be" is refused and "be sending" is not. */
export const englishIdleVerbs =
  /^(?:be (?!sending|writing|doing|calling|meeting|talking|checking|working|preparing|testing|presenting|updating|ordering|sharing|visiting|delivering|fixing|finishing)|(?:say|admit|think|know|believe|guess|bet|remember|wait|hate|love|like|want|miss|forget|never|not|assume|hope|wish|agree|pass|stop|begin|mute|unmute|read (?:it |that |this |them |you )?(?:out|aloud|back)|skip|jump|kick off|interrupt|continue|wrap|recap|quote|repeat|understand|survive|die|cry|live|eat|drink|sleep|laugh|believe|imagine|hear|hold|rephrase|elaborate|expand|stay|keep (?:it|this|quiet|quick|you|going|an eye|my|in mind|that in mind|saying)|come back to|come in|take (?:your|that as|the blame|it from|a (?:moment|second|sip|breath|bath|nap|deep))|go (?:first|next|through|on|on mute|last|ahead|back|over|with|for|around|to (?:bed|the gym|the toilet))|start (?:with|by|us|off|the meeting|sharing|from|over)|start \S* ?$|share (?:my|the|your) screen|share screen|show you|tell you(?! (?:by|on|when|tomorrow|as soon|if|once))|ask (?:you|a question|again|this|that|the (?:obvious|stupid|question))|give (?:you|us|it|them|me|him|her) (?:a (?:second|sec|minute|moment|hand|hint|clue|break)|an? (?:example|overview|update|bit|quick|short)|some (?:context|background)|that|credit)|hand (?:over|it over) to|let (?!\S+(?: \S+)? know)|see (?!if|whether|what|who|about|to)|have (?!it|that|this|them|the|a (?:look|word|chat|call|draft|first|version|list|go|proposal|conversation)|another|one|something|everything|two|three|my)|need|mean|get (?:used|fired|back to work|old|the (?:coffee|door)|going|started|to the|into|coffee|some (?:water|coffee)|lost|rid|it(?: ,| \\.|$)|there|home|in|out|off)|drop (?:off|out|in)|leave \S+ to it|leave (?:at|now|it|you|early|in|soon|the meeting|the call|that|this|there)|make (?:it (?:short|quick|brief|clear|simple)|this (?:short|quick|brief)|sense|the same|coffee|tea|a joke|money|fun|time|friends|peace)|speak (?:up|for|louder|slower|now|as)|talk (?:about|you through|over|us)|walk (?:you|us|through|him)|turn|move on|close (?:the (?:window|door)|here)|look (?:like|forward|good|at (?:you|him|her)|silly|stupid)|tell (?:us|me)|put (?:it|this) (?:this way|bluntly|another)|buy (?:you|him|her|myself|a (?:drink|beer|lottery|new))|(?:can|could|will|would|should|have|has|had|was|were|is|are|am) ?$|ever|rather|defend|argue|blame|trust|deal with it|pretend|play|cut you|let you|lose|win|fail|feel|sound|seem|regret|worry|happen|end up|run out|make up|take (?:long|ages|time|days|weeks|months|two|three|a (?:day|week|month|while|year))|cost|find out soon|shut|listen|watch|finish [.,]|remind me (?:,|what|how|who|when|why|where|again)|ask me|follow you|answer (?:that|your|the) (?:question )?(?:now|first)|throw|scream|kill|murder|explode|quit|marry|summon|dance|sing|shout)(?:(?<= )| |$))/;

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
    ` you (?:two |guys |both )?(?:take|do|own|handle|sort|send|write|call|check|bring|cover|get|ask|talk to|prepare|book|order|fix) (?<verb>(?:the|that|this|it|those|these|care|him|her|them|up|out|a|an|some|your|our|both) .*)`,
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
  // Whoever will.
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
