/** Terms that one space may have. */
export const glossaryTermsMax = 200;
export const glossaryTermLengthMax = 60;
/** What can be said has a letter or a digit. */
export const sayablePattern = /[\p{L}\p{N}]/u;
/** Ways in which one term is misheard. */
export const soundsLikeMax = 5;
