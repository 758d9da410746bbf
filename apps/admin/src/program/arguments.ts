import { InvalidArgumentError } from "commander";
import { isSlug, isUuid, slug, spaceId } from "@rooms/domain/shared/ids";
import type { Slug, SpaceId } from "@rooms/domain/shared/ids";
import { personName } from "@rooms/domain/shared/person-name";

export function asSlug(text: string): Slug {
  if (!isSlug(text)) throw new InvalidArgumentError("A session's name is the end of its link.");
  return slug(text);
}

export function asSpaceId(text: string): SpaceId {
  if (!isUuid(text)) throw new InvalidArgumentError("A space's id is a UUID.");
  return spaceId(text);
}

export function asName(text: string): string {
  const name = personName(text);
  if (name === null) throw new InvalidArgumentError("A name has something to be seen.");
  return name;
}
