import { isUuid, type UserId, userId } from "@rooms/domain/shared/ids";

/** One picture of one user. Its parts are safe in a path: everything from outside is read by these functions. */
export interface PictureName {
  readonly user: UserId;
  readonly name: string;
}

const namePattern = /^[A-Za-z0-9_-]{22}$/;

export function publicIdOf({ user, name }: PictureName): string {
  return `${user}/${name}`;
}

export function parsePublicId(text: string): PictureName | null {
  const [user = "", name = "", ...rest] = text.split("/");
  return rest.length === 0 && isUuid(user) && namePattern.test(name)
    ? { user: userId(user), name }
    : null;
}

export function fileOf({ name }: PictureName): string {
  return `${name}.webp`;
}

export function parseFile(user: UserId, file: string): PictureName | null {
  const [, name] = /^(.+)\.webp$/.exec(file) ?? [];
  return name === undefined ? null : parsePublicId(`${user}/${name}`);
}
