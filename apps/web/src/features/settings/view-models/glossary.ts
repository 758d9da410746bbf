import { glossaryTermLengthMax, sayablePattern, soundsLikeMax } from "@rooms/contracts/limits";

/** What was typed, one form after a comma each: each once, as many as may be. */
export function soundsLikeOf(text: string): {
  forms: string[];
  tooMany: boolean;
  tooLong: boolean;
  unsayable: boolean;
} {
  const typed = text.split(/[,;\n]/).map((form) => form.trim());
  const forms = [...new Set(typed.filter((form) => form !== ""))];
  return {
    forms,
    tooMany: forms.length > soundsLikeMax,
    tooLong: forms.some((form) => form.length > glossaryTermLengthMax),
    unsayable: forms.some((form) => !sayablePattern.test(form)),
  };
}
