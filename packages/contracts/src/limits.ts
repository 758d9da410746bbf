// Without zod, for pages that ask before the api refuses.
export {
  glossaryTermLengthMax,
  glossaryTermsMax,
  sayablePattern,
  soundsLikeMax,
} from "@rooms/domain/vocabulary/glossary";
export { languagesMax, spokenLanguages } from "@rooms/domain/vocabulary/languages";
export { chatLimits } from "@rooms/domain/vocabulary/chat";
