/** Terms that one space may have. */
export const glossaryTermsMax = 200;
export const glossaryTermLengthMax = 60;
/** Ways in which one term is misheard. */
export const soundsLikeMax = 5;
