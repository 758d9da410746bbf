import type { Messages, NamespaceKeys, NestedKeyOf } from "next-intl";
import { getTranslations as getMessages } from "next-intl/server";
import { isolated } from "./isolated.ts";

/** next-intl's, with the direction of every text in a message isolated. */
export async function getTranslations<
  Namespace extends NamespaceKeys<Messages, NestedKeyOf<Messages>> = never,
>(namespace?: Namespace) {
  return isolated(await getMessages(namespace));
}
