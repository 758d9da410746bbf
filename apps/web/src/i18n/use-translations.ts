import { useTranslations as useMessages } from "next-intl";
import { isolated } from "./isolated.ts";

/** next-intl's, with the direction of every text in a message isolated. */
export const useTranslations: typeof useMessages = (namespace) => isolated(useMessages(namespace));
