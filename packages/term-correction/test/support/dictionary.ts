import { dictionaryOf } from "../../src/index.ts";
import english from "dictionary-en";
import russian from "dictionary-ru";

const files = ({ aff, dic }: { aff: Uint8Array; dic: Uint8Array }) => ({
  aff: Buffer.from(aff).toString(),
  dic: Buffer.from(dic).toString(),
});

/** The dictionaries that the transcriber reads. */
export const isWord = dictionaryOf({ russian: files(russian), english: files(english) });
