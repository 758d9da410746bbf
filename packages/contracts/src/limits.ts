// Without zod, for pages that ask before the api refuses.
export {
  glossaryTermLengthMax,
  glossaryTermsMax,
  soundsLikeMax,
} from "@rooms/domain/vocabulary/glossary";
export { languagesMax, spokenLanguages } from "@rooms/domain/vocabulary/languages";
