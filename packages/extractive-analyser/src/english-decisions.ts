/** Forms of words that settle, and how surely. */
export const englishDecisions: readonly (readonly [RegExp, number])[] = [
  [
    /^ (?:(?:and|but|so|okay|fine|right|good|great|all right|alright|perfect|,) )+(?:then )?we (?:just )?(?:skip|drop|keep|leave|cancel|take|go|stay|stick|use|start|stop|close|move|postpone|scrap|cut|wait|hire|buy|hold) /,
    0.8,
  ],
  [
    / (?:we|i) (?:will|are going to|am going to) not (?:renew|do|buy|hire|take|use|go|have|make|run|offer|sponsor|print|pay|change|replace|book|order|extend|join|publish|open|add|build) /,
    0.75,
  ],
  [
    /^ (?!see |talk |catch |what|who|how|when |where |why|back |.*(?:day|tomorrow|week|tonight|\d|th|if|even|until|by|since|only|but|and|just) then )(?:[^ ,]+ ){2,3}then [.!] $/,
    0.7,
  ],
  [/^ (?:(?:and|so|okay|right|fine|,) )*no more (?:[a-z]+ ){1,6}/, 0.7],
  [
    /^ (?:(?:and|but|okay|right|well|alright|,) )*so it is (?!a |the |not |more |about |like |just |very |that |still |all |only |been |quite |really |going |hard |what |because |because )[a-z0-9@]+ (?:then )?[.!]/,
    0.8,
  ],
  [
    / (?:that|it|this|which) (?:goes live|starts|takes effect|applies|is in force) (?:on|from|in|next|tomorrow|as of) /,
    0.7,
  ],
  [
    / we will (?:use|have|hold|close|open|meet|pay|charge|offer|print|hire|buy|accept|allow) (?!to )/,
    0.45,
  ],
  [
    /^ (?:(?:and|so|okay|fine|alright|all right|right|good|great|perfect|,) )+ ?(?!then|thanks|thank|yes|no|next|who|what|i |you |we )(?:the )?[a-z0-9]{4,}(?: [a-z0-9]+)? [.!] $/,
    0.25,
  ],
  [
    / (?:then|so|okay|well)(?: ,)? (?:then )?(?:it is|that is|it will be) (?:a (?:no|yes|go|no-go|deal)|the (?:rule|plan|answer|way|deal)) /,
    0.9,
  ],
  [
    / (?:we are|we will|we are going to) (?:not |no longer )(?!sure|there|done|ready|the |a |an |talking|saying|in |on |all |even |that |quite |so |late|here)(?:be )?[a-z]+ing /,
    0.8,
  ],
  [
    /^ (?:(?:and|but|so|okay|fine|right|good|great|all right|alright|perfect|yes|,) )+(?!see |talk |catch |thanks |bye |who|what|when|where|how|why|back |what about)(?:the |a |at |on |in |by )?(?:[^ ,]+ ){1,3}then [.!]/,
    0.8,
  ],
  [
    /^ (?:(?:and|but|so|okay|fine|right|good|great|all right|alright|perfect|yes|,) )*(?!what|how|where|who|that is|this|here|there)(?:the |a )?(?:[^ ,]+ ){1,4}it is (?:then )?[.!]/,
    0.85,
  ],
  [/ (?:okay|right|good|fine|alright)(?: ,)? so (?:, )?not .* ,? ?(?:but |we |just ) ?/, 0.75],
  [
    /^ (?:(?:and|so|okay|right|then|fine|alright|well|,) )+(?:the |our |this )?(?:[^ ,]+ ){1,4}(?:stays?|moves?|goes|remains?|becomes?|gets?|is off|are off|is out|are out) (?:with|to|on|as|at|in|for|where|out|back|away|the same|put|off|\.|,)/,
    0.7,
  ],
  [/ (?:decision|settled|decided) [,:] /, 0.8],
  [
    / (?:we have (?:all )?agreed|(?:everyone|we all|we both) agrees?|(?:i have|we have) (?:made up|decided)|i am (?:going to )?(?:making|make) the call|my call is|let us call it|we are set on|we settled on|we landed on|we are (?:sticking|going|staying) with) /,
    0.8,
  ],
  [
    / (?:new rule|going forward|from here on|from now on|(?:we are|we have) agreed|i am calling it|call it off|called off|that is a (?:yes|no)|that is what we (?:do|will do)|so be it|stays? as (?:it is|is|they are)|no (?:more )?[a-z]+ (?:until|before|without) (?!now)) /,
    0.7,
  ],
  [/ let us do (?:it|that|this|so) /, 0.75],
  [
    / (?:nobody|no one|everyone) [a-z]+ .*(?:till|until|unless|from now on) | that is (?:an instruction|an order|final) /,
    0.8,
  ],
  [
    / we will (?:push|move|drop|keep|shift|postpone|cancel|skip|stick|leave|switch|hold|freeze|cut|go|take|start|stay|do) /,
    0.55,
  ],
  [/ [a-z0-9@]+ it is (?:then|@\d+|$)/, 0.7],
  [
    / (?:decided|it is decided|agreed|it is agreed|settled|approved|resolved|carried|adopted|signed off|sold|final|confirmed|passed)(?: then| on| to| that| ,| \.|!|:| unanimously| as)/,
    0.7,
  ],
  [
    / (?:we have|we are|that is|so that is|then that is|consider it|it is) (?:all )?(?:decided|agreed|settled|approved|resolved|carried|a decision|the decision|the plan|a deal) /,
    0.9,
  ],
  [
    / (?:let us|we will|we are going to|we are|i say we|then we|so we|shall|we shall|we should) (?:go|going|stick|sticking|stay|staying|proceed) (?:with|ahead|to|for|at) /,
    0.8,
  ],
  [/ (?:go|going|went) with (?:the |option |plan |version |@?\S+ ?)/, 0.5],
  [/ (?:it is|is) (?:then|it)? ?[.!]$| it is (?:\.|then|!)/, 0.55],
  [
    / (?:so|okay|then|right|good|fine|alright)(?: ,)? (?:then |so |, )*(?:we|let us|it|the|that|this|no) (?:say |do |will |are |is |can |[a-z ]{0,30})(?:drop|keep|move|postpon|cancel|switch|cut|out|in|stays?|goes|remain|skip|reject|hire|choose|pick|take|start|stop|ship|launch|clos|open|buy|order|rais|freez|limit|cap)/,
    0.5,
  ],
  [
    / (?:we|let us|we will|we are) (?:not |will not )?(?:drop|cancel|postpone|keep|freeze|stop|freezing|dropping|keeping|cancelling|postponing|moving|pushing|switching|staying|reject|rejecting|scrap|scrapping)(?:ing)? /,
    0.5,
  ],
  [
    / (?:then|so|okay|right|alright)(?: ,)? (?:then |, )?let us (?:say|do|keep|drop|move|make|take|have|use|try|set|fix|pick|choose|start|ship|cut|cap|put|stop|switch|order|book|buy|hold|run|not)/,
    0.6,
  ],
  [
    / (?:from now on|starting (?:with|from|next|now)|as of (?:now|today|monday|next)|from (?:next|monday|january|today) (?:week |month |on)?)/,
    0.45,
  ],
  [
    / (?:motion|vote|all in favou?r|unanimous|majority|show of hands|objections? \? no|no objections|nobody against|none against|any(?:one|body) against|any objections|everyone (?:agrees|okay with|fine with|happy with)) /,
    0.6,
  ],
  [
    / the decision (?:is|was|stands)|(?:my|our|the) decision[ :]|final answer|that is final|done deal|we have a deal|(?:is|are) (?:out|in|off the table|off|dead|approved|cancelled|postponed) (?:then |, then|\.)/,
    0.55,
  ],
];
