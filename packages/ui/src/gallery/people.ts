import type { Person } from "../lib/person.ts";

export const people: readonly Person[] = [
  { name: "Ada Lovelace", avatarColor: "#f6d5c9" },
  { name: "Grace Hopper", avatarColor: "#cfe3e8" },
  { name: "Лев Толстой", avatarColor: "#dcd6f2" },
  { name: "Katherine Johnson", avatarColor: "#d6ecd2" },
  { name: "Linus", avatarColor: "#f4e4b8" },
  { name: "Maria Skłodowska-Curie of the Radium Institute", avatarColor: "#f3d0dd" },
];

/** The nth of them, round and round. */
export function personAt(index: number): Person {
  return people[index % people.length] ?? { name: "Guest" };
}
