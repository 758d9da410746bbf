import type { LanguageRules } from "./language-rules.ts";
import { englishActs } from "./english-acts.ts";
import { englishDecisions } from "./english-decisions.ts";
import { englishIdleVerbs } from "./english-verbs.ts";

const opener = "(?:(?:oh|ah|well|so|and|but|hm|no|,|\\.|!|@\\d+) )*";

export const english: LanguageRules = {
  acts: englishActs,
  idleVerbs: englishIdleVerbs,
  vetoes: [
    / (?:should|could|would|might|must|need not|ought to|needed to|would not|should not|could not) (?:not )?have (?:been |never )?[a-z]+(?:ed|en|t|ne|ght|de|ll|un|ow|ut|id|ent) /,
    / (?:was|were) (?:going|supposed|meant|about|planning|hoping) to /,
    / (?:he|she|they|@\d+|people|customers?|clients?|everyone|guy|lady|boss|mother|father|mum|dad|wife|husband) (?:is|was|are|were|went) like , /,
    / (?:he|she|they|guy|i|who|client|customer|boss|mother|father|mum|dad) (?:said|says|goes|told me|told us|told him|told her|asked|wrote|shouted|kept saying)(?: to me| me)? ?[,:"“«] /,
    / i (?:said|told \S+|asked \S+|thought|was thinking|always say|keep saying|swore) /,
    / (?:i|we) (?:used to|had to|needed to|wanted to|tried to|would love to|wish|did not have to) /,
    / (?:said|says|goes|told (?:me|us)|promised|promises) ,(?: [^ ]+){0,3} (?:i|we|you) (?:will|can|are|am) /,
    / (?:years?|months?|weeks?) ago /,
    / (?:would|could) (?:someone )?write a book /,
    / (?:no need to|do not need to|does not need to|do not have to|does not have to|need not|not going to|will never|would never|not worth) /,
    / (?:to be|being) (?:honest|fair|frank)(?: ,)? (?:i|we|it|that) (?:do not|did not|was|were|is) /,
    / (?:see|catch|talk to|speak to|meet) you (?:all |guys |then |there |later|on |next |tomorrow|at |in |soon)/,
    / have a (?:good|great|nice|lovely) /,
  ],
  hedges: [
    [/ (?:how it works|by default|the way it works|you know how) /, -0.3],
    [
      /^ (?:and |but |so |okay |, )*(?:if|unless|in case) (?!you (?:could|can|would|want|like)|that is|it is (?:okay|fine)|nobody|no one|everyone)/,
      -0.65,
    ],
    [/ if (?:it|that|this|they|he|she|there|something|anything|worse|the worst) /, -0.15],
    [
      / (?:one day|some day|someday|at some point|eventually|in an ideal world|ideally|in theory|sooner or later|in another life) /,
      -0.3,
    ],
    [/ (?:i do not know|no idea|not sure|who knows) /, -0.2],
    [
      / (?:every time|always|usually|normally|every week|every day|never|in general|as a rule|typically) /,
      -0.25,
    ],
    [
      / (?:dentist|gym|kids?|daughter|son|school run|nursery|vacation|holidays?|lunch|dinner|breakfast|beer|coffee|pub|haircut|dog|cat|babysitter|birthday|netflix|sleep|bed|cake|biscuits?|tea|snacks) /,
      -0.2,
    ],
    [
      / (?:millionaire|lottery|medal|statue|magic|miracle|therapy|therapist|shrine|prayers?|pray|monument|mars|moon|retire|revenge|curse|haunted) /,
      -0.5,
    ],
    [/ (?:i|we|you) would (?:have|need|love|rather|be|say|want|like it)/, -0.3],
    [/ (?:was|were|did|had) .* (?:then|last) /, -0.15],
  ],
  accepts: new RegExp(
    `^ ${opener}(?:yes|sure|okay|alright|all right|will do|can do|of course|no problem|no worries|happy to|glad to|with pleasure|my pleasure|fine|got it|absolutely|on it|consider it|leave (?:it|that)|gladly|course|noted|understood|roger|deal|done by|i can|i will|i could|let me|right|perfect|good|great|works|copy|easy|too easy|righto|cheers|sure thing|you bet|sounds good|tomorrow|today|tonight|monday|tuesday|wednesday|thursday|friday|by |end of|next week|this week|me|mine|that is (?:me|mine|on me|fine)|i am on it|i have got (?:it|that|this)|i suppose|i guess|fair enough|makes sense|agreed|if i must|go on then|can try|to me|mm-hm|mhm|mm-hmm|uh-huh|brilliant|cool|lovely|certainly|by all means|sounds (?:good|fine|fair)) `,
  ),
  refuses:
    /^ (?:(?:uh|sorry|oh|well|,|\.|hm|@\d+|honestly|i am afraid|afraid|to be honest|unfortunately) )*(?:no(?! (?:problem|worries|, (?:fine|sure|of course|i will|i can|that is fine|happy|go ahead)))(?: thanks)?|nope|not me|not really|i (?:can not|could not|will not|would rather not|do not (?:think i can|have (?:time|the time|capacity))|am not|have no (?:time|capacity|bandwidth)|really can not)|can not|not (?:this|today|a chance|possible|until|for me)|no way|no chance|impossible|pass|i pass|do not look at me|too busy|why (?:me|would|bother)|what for|please do not|is that not|was not|wait , (?:was|is|did)) |^ (?:[^ ]+ ){0,6}i (?:can not|am away|am off|am on (?:holiday|leave)|am (?:swamped|snowed under|fully booked|full)) /,
  alreadyDone:
    /^ (?:(?:oh|yes|,|i|already) )*(?:[a-z]+ed|sent|did|put|wrote|made|paid|told|brought|bought) (?:it|that|this|them|those|one|him|her) (?:.* )?(?:ago|already|yesterday|this morning|last) | (?:we|i|they|he|she|@\d+) (?:already )?(?:do|does|did) (?:that|it|this) already | (?:it|they|that|those|all) (?:is|are|has been|have been) (?:all |already )?(?:ordered|booked|sent|paid|done|fixed|signed|sorted|arranged|lodged|delivered|taped) | (?:already|has been|have been|is|are|was|were|got) (?:been |already |all )?(?:done|sent|fixed|ordered|booked|paid|merged|shipped|sorted|handled|finished|completed|signed|submitted|delivered|arranged|closed|resolved|taken care of|approved|posted|uploaded|written|updated) (?:it |that |this |last |yesterday|this morning|already|on |,|\.|!|by @?\S+ )|(?:i|she|he|they|we|@\d+) (?:have )?already (?!know|said|have |has |told|see)[a-z]+|(?:i|we|@\d+|she|he|they) (?:did|sent|fixed|ordered|booked|paid|posted|finished|called|phoned|emailed|wrote|uploaded) (?:it|that|this|them|those|one|him|her) (?:yesterday|this morning|last|on|already|before|on monday|an hour)/,
  retracts:
    /(?:^|[ ,])(?:forget (?:that|it|about (?:that|it)|what i)|never ?mind|scratch that|strike that|ignore (?:that|me)|scrap (?:that|it)|drop (?:that|it)|cancel that|let us not|no need|leave it (?:then|,|\.|for now)|do not bother|do not worry about (?:it|that)|not necessary|not needed|do not need (?:it|that|to)|take (?:that|it) (?:off|back)|on second thoughts?|actually no|actually , no|hold off|skip (?:that|it)|we can skip|park (?:that|it)|do not do (?:that|it)|forget i (?:asked|said)|i take (?:that|it) back) /,
  notes:
    / (?:noted|note (?:it|that|this)|(?:write|writing|jot|jotting|put|putting) (?:it|that|this|them|you)(?: all)? (?:down|on the (?:list|agenda|board|backlog)|in the (?:minutes|notes|backlog|list)|on record)|(?:to|on) the list|find (?:someone|an owner|a volunteer)|as (?:open|unassigned)|no owner|without an owner|owner (?:open|tbd|to be)|for the (?:minutes|list|notes|record)|unassigned|minute (?:it|that)|leave (?:it|that) open|assign (?:it|that) later|figure out who) /,
  acknowledges:
    /^ (?:(?:yes|oh|,|\.|okay) )*(?:true|agreed|good point|exactly|fair point|very true|right|that is (?:true|right)|we do|it does|absolutely) /,
  laughs:
    /^ (?:(?:oh|ah|well|yes|okay|right|,|\.|!) )*(?:ha|haha|hahaha|ha-ha|hehe|lol|very funny|funny|hilarious|nice one|good one|dream on|in your dreams|you wish|you are joking|as if|only if|ouch|brilliant , no|i wish|if only|i will start a collection) |(?:laughs?|laughter|chuckles) /,
  unknown:
    / (?:no idea|do not know|not sure|good question|great question|who knows|no one knows|nobody knows|remains to be seen|have to find out|no answer|can not answer|can not say|could not (?:say|tell you)|hard to say|still open|open question|unclear|we do not have an answer|not decided|undecided|question for (?:the|another|later|someone)|depends|anyone'?s guess|beats me|no clue|to be seen|wish i knew|tbd) /,
  supposes:
    /^ (?:(?:and|so|but|okay|now|well|,) )*(?:suppose|supposing|imagine|let us (?:say|imagine|assume|suppose)(?= (?:you|a|an|the client|the customer|someone|that) )|hypothetically|picture this|assume (?:that )?(?:you|a|an|someone)) /,
  asksHow:
    / what would you do | how would you (?:handle|deal|approach|go about|design|solve|react|structure|build) | how do you (?:usually|normally|typically|deal|handle|approach|go about) |^ (?:[^ ]+ ){0,3}(?:tell (?:me|us) (?:about|how)|describe a|walk (?:me|us) through (?:a|your|how)) | what do you do (?:if|when) /,
  narrates:
    / (?:back then|at my (?:last|previous|old) (?:job|company|place|firm)|in my (?:last|previous|old) (?:job|company|role)|when i worked|when i was at|i remember once|once upon a time|usually i|i usually|normally i|i normally|as a rule) /,
  conditions: /^ (?:(?:and|so|but|okay|yes|well|,) )*(?:if|unless|in case) /,
  recap:
    / (?:to repeat|recap|to sum up|summing up|to summari[sz]e|summary|let me repeat|repeat back|read (?:it |that |them )?back|action items?|actions?(?: are|,|:| so far)|to wrap up|wrapping up|so , actions|run through the|let me go through|going through the list|who does what|quickly go over|list again|once more) /,
  opening:
    / (?:let us (?:start|begin|get started|get going|kick off|dive in|get into it|crack on)|shall we (?:start|begin)|get started|first (?:thing(?! (?:on )?(?:[a-z]+day|tomorrow|in|next))|item|point|topic|up|on the)|on the agenda|agenda|kick off|item one|point one|let us go|we are all here|call this (?:meeting )?to order|quorum) /,
  closing:
    / (?:bye|goodbye|see you|thanks (?:everyone|all|guys|both|folks)|thank you (?:everyone|all|both)|that is (?:it|all) (?:then |from |for |,|\.|everyone)|have a (?:good|nice|great)|take care|talk (?:soon|next)|speak (?:soon|next)|meeting closed|we are done|i declare) /,
  decisions: englishDecisions,
  proposals:
    / (?:let us|my suggestion|i suggest|i propose|i would (?:say|suggest|propose|go|vote|keep|drop|take|rather)|i vote|i move|what if we|how about|why do not we|why not|should we|shall we|can we|could we|we could|we should|proposal|suggest(?:ion)?|i say we|the idea is|better to|i am for|i recommend|recommendation|what about|then we|i would like us|do we|so we|we go|option|instead of) /,
  suggests:
    / (?:what if we|how about we|why do not we|can we agree|can we just|could we just|shall we just) /,
  agrees: new RegExp(
    `^ ${opener}(?:yes|no , (?:fine|good|go|that is|i am)|sure|okay|agreed|i agree|i like|i love|love it|like it|fine|works|that works|works for|sounds (?:good|fair|right|fine|great|reasonable|like a plan)|good idea|great idea|makes sense|perfect|deal|done|sold|good|great|absolutely|exactly|same|me too|seconded|second|i second|no objections?|none|not against|for it|in favou?r|i am (?:in|for|fine|okay|happy|good)|fair enough|fair|all good|go for it|do it|let us do|let us go|let us|happy with|relieved|finally|approved|plus one|of course|thank god|about time|suits|i can live|i would support|all right|alright|right|amen|brilliant|lovely|excellent|cool|super|why not|fine by|i am easy|go on then|got it|understood|no complaints|can not argue|that would work|that will do|that is what i would|i would be happy|clear|nothing from me|hear , hear|definitely|carried|reasonable|that is (?:fine|reasonable|fair|good|better|sensible)) `,
  ),
  undecided:
    /^ (?:(?:and|so|but|okay|yes|well|,) )*(?:if|unless|in case) | (?:coffee|tea|water|beer) or | let us (?:look at|have a look|go through|move on|start|begin|see|hear|go round|turn to|take (?:it|them|these|those) one|keep going|do the (?:round|timeline|numbers)|continue|jump|circle|not get|wait (?:and|for)|take a (?:break|look)|check|find out|ask) | (?:not decid\S+|undecided|let us (?:discuss|talk|think|park|see|not decide|come back)|we will see|decide (?:later|next|then|on|at)|sleep on it|next time|not today|leave (?:it|that) open|revisit) /,
  choices:
    /^ (?!.* (?:was|were|did|had|is it|are you|have you) )(?!how |why |when |where )(?:(?:.* )?(?:do you want|do we (?:want|keep|use|take|go|stay|have|leave)|should we|shall we|should it|will we|are we|would you rather|go with|keep|with or without) .*|(?:[^ ?]+ ){1,5}or (?:[^ ?]+ ){1,6})\?/,
  reverses:
    / (?:scrap that|scrap (?:it|the)|instead|after all|change of plan|changed my mind|on second thoughts?|actually|forget (?:the|that|it)|rather than|no longer|undo that|take that back|we were wrong) /,
  risks: [
    [
      / (?:will|could|can|might|going to) (?:happen|do it|go wrong|go down|break|fail) again | (?:my|the) (?:only |big |main )?(?:worry|fear|concern) /,
      0.65,
    ],
    [
      / if .* (?:useless|no good|on paper|hosed|toast|that is (?:it|us)|no way back|for nothing|a mess|burn|pay for|cannot|unhappy|angry|furious|complain)/,
      0.6,
    ],
    [
      / (?:happens? again|time bomb|fragile|hanging by|single point|one person|burn(?:ed|t|ing)? out|burnout|resign|hand(?:s|ed)? in (?:his|her|their|my) notice|no (?:alert|alarm|backups?)|house of cards|not sustainable|at stake|could be worse|next outage) /,
      0.6,
    ],
    [
      / (?:what if|same thing|looking for (?:another|a new)|thinking (?:about|of) leaving|too much|no one (?:noticed|would notice)|nobody (?:noticed|would notice)|out of date|overdue|behind schedule|short of|understaffed|no time) /,
      0.35,
    ],
    [/ (?:real|big|serious|huge) (?:problem|trouble|issue) /, 0.6],
    [
      / (?:is|are) going to (?:come down|fall|break|fail|collapse|crash|explode|leak|flood|be late|be delayed|slip|hurt|miss|lose|run out)/,
      0.6,
    ],
    [/ can not (?:start|finish|hold|open|ship|deliver|guarantee|launch|go live|pay) /, 0.4],
    [
      / (?:risk|risky|risks|danger|dangerous|threat|exposed|liability|vulnerable|single point) /,
      0.8,
    ],
    [
      / (?:worr(?:y|ied|ies|ying)|concern(?:s|ed|ing)?|nervous|scar(?:y|ed|es)|afraid|fear|uneasy|uncomfortable|keeps me (?:up|awake)|bothers me|bad feeling|anxious|frighten\S*) /,
      0.65,
    ],
    [
      / if .*(?: (?:not|nothing|stuck|lose|losing|lost|late|delay\S*|fail\S*|slip\S*|miss\S*|stop\S*|break\S*|breaks|down|trouble|fined?|penalt\S*|sued?|blocked|short|without|leave\S*|quits?|sick|overrun\S*|double|doubles|cancel\S*|crash\S*|run out|collaps\S*|wait\S*|stand still|idle|empty|refus\S*|another|old|wrong|flood\S*|hurt|worse|nobody|no one|in trouble|screwed|sunk|dead) )/,
      0.6,
    ],
    [
      / (?:might|may|could|can|will) (?:well |easily |then |all |still |not )?(?:not |slip|fail|break|lose|miss|delay|run out|run over|overrun|be late|get stuck|be delayed|cost us|crash|collapse|leave|walk|go wrong|blow|hit us|leak|flood|fall|hurt|backfire|push|drop out|cancel|refuse|be short|not be|not make|not have)/,
      0.5,
    ],
    [/ (?:otherwise|or else|worst case|in the worst case) /, 0.45],
    [
      / (?:tight|too late|run(?:ning)? out of|not enough|no (?:backup|plan b|fallback|buffer|spare|slack|cover)|only (?:one|person) who|the only (?:one|person|supplier)|depends? on|bottleneck|expires?|expiring|no one (?:else )?(?:knows|can)|nobody (?:else )?(?:knows|can)|on the critical path|deadline) /,
      0.45,
    ],
    [
      / (?:stuck|in trouble|screwed|blocked|fall apart|have nothing|be fined|penalty|penalties|lawsuit|shut us down|lose (?:the|them|him|her|it|a|our)) /,
      0.45,
    ],
    [/ (?:problem|trouble|catch|trick|scary part|thing) is /, 0.2],
  ],
  notRisks:
    / (?:if (?:you|i) (?:want|like|need|could|can|have|ask|remember)|no risk|low risk|not worried|not a risk|no worries|do not worry|last (?:year|time|month)|if (?:that is|it is) (?:okay|all right|fine)|should have|even if|as if) /,
  smallQuestions:
    /^ (?:[^?]{0,14}|.*(?:hear me|see (?:me|my|it)|how (?:are|was) (?:you|the|your)|right|okay|yes|no|anyone else|anything else|what else|any objections|anyone against|ready|shall we|make sense|sound good|works for|everyone here|who is|you know what|isn'?t it) ?)\?/,
  leadIn:
    /^(?:(?:uh|um|er|erm|hm+|oh|ah|well|so|and|but|yeah|yes|yep|yup|sure|okay|ok|right|alright|all right|good|great|fine|perfect|true|exactly|actually|anyway|look|listen|i mean|you know|now|then|no problem|of course|sorry|no)\b(?:[,.!…]+\s*|\s+-\s+|\s+(?=(?:so|and|well|okay|ok|yeah|um|uh|but|I'll|I|we|let's|can|could|please)\b)))+/iu,
};
